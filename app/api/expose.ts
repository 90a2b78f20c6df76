import type { z } from "zod";
import type { Command, Query } from "#core/command.ts";
import type { Caller } from "#core/context.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How an endpoint shows what a command or query answered. */
export interface EndpointOptions<Result> {
  /** Status of a good answer: 201 for what was made, 202 for what goes on, 200 otherwise. */
  status?: 200 | 201 | 202;
  /** Shape of the answer's JSON, for OpenAPI and for the tests. */
  answer: z.ZodType;
  /** Needs no API key. */
  open?: "public";
  /** Request headers that are part of the input, by the input's name. */
  headers?: Record<string, string>;
  /** The body: JSON unless said otherwise. */
  body?: "multipart";
  /** Adds what is derived anew for each answer and stored nowhere, such as a receipt. */
  present?: (caller: Caller, result: Result) => unknown;
  /** Makes an answer that is not JSON; null where this one is JSON after all. The signal says that nobody listens. */
  respond?: (result: Result, caller: Caller, signal: AbortSignal) => Response | null | Promise<Response>;
  /** One sentence for the documentation. */
  summary: string;
}

/** One line of the API: a method, a path under /api/v1 and what it runs. */
export interface Endpoint {
  method: Method;
  path: string;
  operation: Command | Query;
  options: EndpointOptions<unknown>;
}

/** Declares an endpoint; the path names its parameters in braces. */
export function expose<Schema extends z.ZodType, Target, Result>(
  method: Method,
  path: string,
  operation: Command<Schema, Target, Result> | Query<Schema, Target, Result>,
  options: EndpointOptions<Result>,
): Endpoint {
  return {
    method,
    path,
    operation: operation as unknown as Command | Query,
    options: options as EndpointOptions<unknown>,
  };
}

/** Names of the parameters in a path. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
