import { type Context, Hono } from "hono";
import type { Services } from "#core/context.ts";
import { hasTag } from "#core/entity-tag.ts";
import { Invalid, NotFound, refusalOf, WrongMethod } from "#core/errors.ts";
import { ask, execute, requireScope, requireUpload } from "#core/execute.ts";
import { type BodyRooms, type Held, mayBeLarge } from "#core/request-body.ts";
import { type ApiCaller, callerOf } from "./caller.ts";
import { type Endpoint, parametersOf } from "./expose.ts";
import { openApiOf } from "./openapi.ts";
import { problem, problemOf } from "./problem.ts";
import { inputOf } from "./read-input.ts";

/** What the server decides for each request before the API sees it. */
export interface ApiOptions {
  endpoints: Endpoint[];
  addressOf: (context: Context) => string | null;
  languageOf: (context: Context) => string;
  /** Stands in the answer's `X-Request-Id` and in every line of the log about this request. */
  requestIdOf: (context: Context) => string;
  bodies: BodyRooms;
  /** Tests hold every answer against its schema. */
  checkAnswers: "check" | "trust";
}

/** The REST API as an app to be mounted at /api/v1. */
export function serveApi(services: Services, options: ApiOptions): Hono {
  const app = new Hono();
  app.onError((error, context) => answerError(error, context, services, options));
  const description = JSON.stringify(openApiOf(options.endpoints, services.publicUrl));
  app.get("/openapi.json", (context) =>
    context.body(description, 200, { "Content-Type": "application/json" }),
  );
  for (const endpoint of options.endpoints) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ":$1");
    app.on(endpoint.method, path, (context) => answer(context, endpoint, services, options));
  }
  const methodsOf = methodsByAddress(options.endpoints);
  // What the API does not know is answered here, not by a page.
  app.all("*", (context) => {
    const allowed = methodsOf(context.req.path);
    const refusal = allowed.length > 0 ? new WrongMethod() : new NotFound();
    const answer = problemOf(refusal, services.text, options.languageOf(context));
    if (allowed.length > 0) answer.headers.set("Allow", allowed.join(", "));
    return answer;
  });
  return app;
}

/** The methods by which an address is open; none for one that the API does not know. */
function methodsByAddress(endpoints: Endpoint[]): (address: string) => string[] {
  const patterns = endpoints.map(({ path, method }) => ({
    pattern: new RegExp(`^(?:/api/v1)?${path.replace(/\{\w+\}/g, "[^/]+")}$`),
    method,
  }));
  return (address) => [
    ...new Set(patterns.filter(({ pattern }) => pattern.test(address)).map(({ method }) => method)),
  ];
}

/** Whoever asks is known before what they send is read: no key, or one without the scope, has nothing read. */
async function answer(
  context: Context,
  endpoint: Endpoint,
  services: Services,
  options: ApiOptions,
): Promise<Response> {
  const caller = await callerOf(context, endpoint, services, options);
  requireScope(caller, endpoint.operation);
  const held = roomFor(context, endpoint, caller, options.bodies);
  try {
    return await answerWith(await inputOf(context, endpoint, held), context, endpoint, caller, options);
  } finally {
    held.leave();
  }
}

/** A file is for those who may send one, and room for more than a form holds too: known before the first byte is read. */
function roomFor(context: Context, { operation }: Endpoint, caller: ApiCaller, rooms: BodyRooms): Held {
  if (operation.upload) requireUpload(caller, operation);
  return operation.upload && mayBeLarge(context.req.raw) ? rooms.files.enter() : rooms.forms.enter();
}

async function answerWith(
  input: unknown,
  context: Context,
  endpoint: Endpoint,
  caller: ApiCaller,
  options: ApiOptions,
): Promise<Response> {
  const { operation } = endpoint;
  const result = await refuseUnknownPaths(endpoint, () =>
    operation.type === "command" ? execute(caller, operation, input) : ask(caller, operation, input),
  );
  const answer =
    (await endpoint.options.respond?.(result, caller, context.req.raw.signal)) ??
    (await jsonAnswer(result, context, endpoint, caller, options));
  if (caller.isRepeated()) answer.headers.set("Idempotency-Replayed", "true");
  return answer;
}

async function jsonAnswer(
  result: unknown,
  context: Context,
  endpoint: Endpoint,
  caller: ApiCaller,
  options: ApiOptions,
): Promise<Response> {
  const shown = endpoint.options.present ? await endpoint.options.present(caller, result) : result;
  const body = JSON.stringify(shown ?? null);
  if (options.checkAnswers === "check") endpoint.options.answer.parse(JSON.parse(body));
  const headers = new Headers({ "Content-Type": "application/json", "Cache-Control": "no-store" });
  const revision = (shown as { revision?: unknown } | null)?.revision;
  const tag = typeof revision === "number" ? `"${revision}"` : null;
  if (tag) headers.set("ETag", tag);
  if (endpoint.method === "GET" && hasTag(context.req.header("If-None-Match"), tag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { status: endpoint.options.status ?? 200, headers });
}

/** An id in the path that cannot be one is simply not there. */
async function refuseUnknownPaths<T>(endpoint: Endpoint, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const parameters = parametersOf(endpoint.path);
    if (error instanceof Invalid && error.fields.some((field) => parameters.includes(field.path)))
      throw new NotFound();
    throw error;
  }
}

/** Refusals as they are; anything else is a fault: logged whole, answered with the id of the request only. */
function answerError(error: unknown, context: Context, services: Services, options: ApiOptions): Response {
  const language = options.languageOf(context);
  const refusal = refusalOf(error);
  if (refusal) return problemOf(refusal, services.text, language);
  const id = options.requestIdOf(context);
  services.log.error({ error, id }, "fault");
  return problem(500, { code: "fault", detail: services.text(language, "errors.fault", { id }) });
}
