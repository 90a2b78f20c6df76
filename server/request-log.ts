import { randomBytes } from "node:crypto";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Log } from "#core/context.ts";

/** Whatever names these is left out of the log: receipts, tokens and one-time codes stand in their addresses. */
const unlogged =
  /(^|\/|%2f)(follow|reading|my-reading|confirm|invitation|reset|setup|tell-us|join|assets|healthz|readyz|metrics|live|single-sign-on)/i;

/**
 * A name for a request, for its answer and every line of the log about it. It is ours alone: what a sender calls their
 * request could be the name of another.
 */
export const newRequestId = (): string => randomBytes(8).toString("hex");

/** One request that was answered. */
export interface Answered {
  /** As its answer names it in `X-Request-Id`. */
  id: string;
  method: string;
  path: string;
  status: number;
  seconds: number;
}

/** What is kept of requests: how long they took, and one line for each, without query, body or anonymous pages. */
export interface RequestLog {
  registry: Registry;
  note(answered: Answered): void;
}

export function openRequestLog(log: Log): RequestLog {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, by method and status",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return {
    registry,
    note({ id, method, path, status, seconds }) {
      duration.observe({ method, status: String(status) }, seconds);
      if (unlogged.test(path)) return;
      log.info({ id, method, path, status, milliseconds: Math.round(seconds * 1000) }, "request");
    },
  };
}
