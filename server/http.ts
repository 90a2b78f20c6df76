import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type pg from "pg";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { endpoints } from "#api/endpoints.ts";
import { referencePage } from "#api/reference.ts";
import { isUnreachable, serveApi } from "#api/serve.ts";
import { visitor } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { missingMigrations } from "#db/migrate.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { limitBodies } from "./body-limit.ts";
import type { Config } from "./config.ts";
import type { Pages } from "./pages.ts";
import { actorOf, addressOf, languageFor, languageOf } from "./requests.ts";

const assets = fileURLToPath(new URL("../build/client", import.meta.url));

/** The whole HTTP surface: health, API, assets, pages. */
export function serveHttp(config: Config, services: Services, pool: pg.Pool, pages: Pages): Hono {
  const app = new Hono();
  const metrics = openMetrics();
  app.use(accessLog(services, metrics.duration));
  app.use(compress());
  app.use(securityHeaders(config));
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", (context) => readiness(context, pool));
  app.get("/metrics", async (context) => context.text(await metrics.registry.metrics()));
  app.route(
    "/api/v1",
    serveApi(services, {
      endpoints,
      addressOf: (context) => addressOf(context, config),
      languageOf: (context) => languageOf(context, ["en", "nl"]),
      checkAnswers: process.env.KEPT_CHECK_ANSWERS ? "check" : "trust",
    }),
  );
  const reference = referencePage(endpoints, config.publicUrl);
  app.get("/api", (context) => context.html(reference));
  app.use("/assets/*", serveStatic({ root: assets, onFound: keepForEver }));
  app.use(sameHost(config));
  app.use(sameOrigin(config));
  app.use(limitBodies);
  app.all("*", (context) => servePage(context, config, services, pages));
  return app;
}

/** Whatever names these is left out of the log: receipts, tokens and one-time codes stand in their addresses. */
const unlogged =
  /(^|\/|%2f)(follow|reading|my-reading|confirm|invitation|reset|setup|tell-us|join|assets|healthz|readyz|metrics|live|single-sign-on)/i;

/** One line for each request, without query, body, or anything of anonymous and follow pages. */
function accessLog(services: Services, duration: Histogram): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const seconds = (performance.now() - start) / 1000;
    duration.observe({ method: context.req.method, status: String(context.res.status) }, seconds);
    if (unlogged.test(context.req.path)) return;
    services.log.info(
      {
        method: context.req.method,
        path: context.req.path,
        status: context.res.status,
        milliseconds: Math.round(seconds * 1000),
      },
      "request",
    );
  };
}

function securityHeaders(config: Config): MiddlewareHandler {
  return async (context, next) => {
    const nonce = randomBytes(16).toString("base64");
    context.set("nonce", nonce);
    await next();
    const { headers } = context.res;
    const set = (name: string, value: string) => {
      if (!headers.has(name)) headers.set(name, value);
    };
    set("X-Content-Type-Options", "nosniff");
    set("Referrer-Policy", "same-origin");
    set("Cross-Origin-Opener-Policy", "same-origin");
    set("X-Frame-Options", "DENY");
    set(
      "Content-Security-Policy",
      [
        "default-src 'self'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        `connect-src 'self'${config.development ? " ws:" : ""}`,
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join("; "),
    );
    if (config.publicUrl.startsWith("https:")) set("Strict-Transport-Security", "max-age=31536000");
  };
}

/** Pages live under one origin: a read on another host is sent there. */
function sameHost(config: Config): MiddlewareHandler {
  const host = new URL(config.publicUrl).host;
  return async (context, next) => {
    const read = context.req.method === "GET" || context.req.method === "HEAD";
    if (!read || context.req.header("Host") === host) return next();
    const url = new URL(context.req.url);
    return context.redirect(config.publicUrl + url.pathname + url.search, 302);
  };
}

/** Every write through a page must come from our own pages. */
function sameOrigin(config: Config): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (method === "GET" || method === "HEAD") return next();
    const origin = context.req.header("Origin");
    const site = context.req.header("Sec-Fetch-Site");
    // A browser says where a form comes from; what says nothing may write only as a stranger, without a session.
    const foreign = origin
      ? origin !== config.publicUrl
      : site
        ? site !== "same-origin"
        : context.req.header("Cookie") !== undefined;
    if (foreign) return context.text(`This form may only be sent from ${config.publicUrl}.`, 403);
    return next();
  };
}

async function servePage(
  context: Context,
  config: Config,
  services: Services,
  pages: Pages,
): Promise<Response> {
  try {
    const organisation = await findOrganisation(services.database).catch((error) => {
      if (error?.status === 404) return null;
      throw error;
    });
    const actor = isForVisitors(context.req.path) ? visitor : await actorOf(context.req.raw, services);
    const languages = organisation?.languages ?? ["en", "nl"];
    return await pages({
      request: underPublicUrl(context, config),
      nonce: context.get("nonce"),
      organisation,
      caller: {
        services,
        actor,
        address: addressOf(context, config),
        language: languageFor(actor, context, languages),
      },
    });
  } catch (error) {
    if (isUnreachable(error)) {
      return context.text(services.text("en", "errors.unavailable"), 503, { "Retry-After": "2" });
    }
    throw error;
  }
}

/** Telling us, following and answering in private read no cookie: whoever is signed in beside it stays a visitor there. */
const isForVisitors = (path: string): boolean => /^\/+(tell-us|follow|reading|confirm)(?![\w-])/i.test(path);

/** The page router compares a form's Origin with the request's: both are PUBLIC_URL, also behind a TLS proxy. */
function underPublicUrl(context: Context, config: Config): Request {
  const url = new URL(context.req.url);
  const { raw } = context.req;
  return new Request(config.publicUrl + url.pathname + url.search, {
    method: raw.method,
    headers: raw.headers,
    body: raw.body,
    signal: raw.signal,
    ...(raw.body && { duplex: "half" }),
  } as RequestInit);
}

async function readiness(context: Context, pool: pg.Pool): Promise<Response> {
  try {
    const missing = await missingMigrations((text) => pool.query(text));
    return missing.length === 0
      ? context.json({ database: "ok", migrations: "ok" })
      : context.json({ database: "ok", migrations: missing }, 503);
  } catch {
    return context.json({ database: "unreachable" }, 503, { "Retry-After": "2" });
  }
}

function keepForEver(_path: string, context: Context): void {
  context.header("Cache-Control", "public, max-age=31536000, immutable");
}

function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, by method and status",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return { registry, duration };
}
