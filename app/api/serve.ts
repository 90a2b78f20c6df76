import { type Context, Hono } from "hono";
import { type Actor, visitor } from "#core/actor.ts";
import type { Caller, Services } from "#core/context.ts";
import {
  Invalid,
  Malformed,
  NotFound,
  refusalOf,
  Unauthenticated,
  WrongMediaType,
  WrongMethod,
} from "#core/errors.ts";
import { ask, execute, requireUpload } from "#core/execute.ts";
import { keyedDigest } from "#core/identifiers.ts";
import {
  type BodyRooms,
  boundLarge,
  type Held,
  mayBeLarge,
  mostOfForm,
  readSmall,
  unreadable,
} from "#core/request-body.ts";
import { actorOfKey } from "#domain/organisation/api-keys.ts";
import { guestOfToken } from "#domain/workshops/join-workshop.ts";
import { type Endpoint, parametersOf } from "./expose.ts";
import { openApiOf } from "./openapi.ts";
import { problem, problemOf } from "./problem.ts";

/** Bytes of a JSON body. */
const mostOfJson = 1024 * 1024;

/** What the server decides for each request before the API sees it. */
export interface ApiOptions {
  endpoints: Endpoint[];
  addressOf: (context: Context) => string | null;
  languageOf: (context: Context) => string;
  bodies: BodyRooms;
  /** Tests hold every answer against its schema. */
  checkAnswers: "check" | "trust";
}

/** The REST API as an app to be mounted at /api/v1. */
export function serveApi(services: Services, options: ApiOptions): Hono {
  const app = new Hono();
  app.onError((error, context) => answerError(error, services, options.languageOf(context)));
  const description = JSON.stringify(openApiOf(options.endpoints, services.publicUrl));
  app.get("/openapi.json", (context) =>
    context.body(description, 200, { "Content-Type": "application/json" }),
  );
  for (const endpoint of options.endpoints) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ":$1");
    app.on(endpoint.method, path, (context) => answer(context, endpoint, services, options));
  }
  // What the API does not know is answered here, not by a page.
  app.all("*", (context) => {
    const allowed = methodsOf(options.endpoints, context.req.path);
    const refusal = allowed.length > 0 ? new WrongMethod() : new NotFound();
    const answer = problemOf(refusal, services.text, options.languageOf(context));
    if (allowed.length > 0) answer.headers.set("Allow", allowed.join(", "));
    return answer;
  });
  return app;
}

/** The methods by which an address is open; none for one that the API does not know. */
function methodsOf(endpoints: Endpoint[], address: string): string[] {
  const fits = ({ path }: Endpoint) =>
    new RegExp(`^(?:/api/v1)?${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(address);
  return [...new Set(endpoints.filter(fits).map(({ method }) => method))];
}

async function answer(
  context: Context,
  endpoint: Endpoint,
  services: Services,
  options: ApiOptions,
): Promise<Response> {
  const actor = await actorOf(context, endpoint, services);
  const address = options.addressOf(context);
  const caller: Caller = {
    services,
    actor,
    address,
    language: options.languageOf(context),
    expectedRevision: revisionIn(context.req.header("If-Match")),
    idempotencyKey:
      endpoint.method === "POST"
        ? idempotencyKeyIn(context.req.header("Idempotency-Key"), { actor, address, services })
        : undefined,
  };
  const held = roomFor(context, endpoint, actor, options.bodies);
  try {
    return await answerWith(await inputOf(context, endpoint, held), context, endpoint, caller, options);
  } finally {
    held.leave();
  }
}

/** Bodies larger than a form are for those who may send them: known before the first byte is read. */
function roomFor(context: Context, { operation }: Endpoint, actor: Actor, rooms: BodyRooms): Held {
  if (!operation.upload || !mayBeLarge(context.req.raw)) return rooms.forms.enter();
  requireUpload({ actor }, operation);
  return rooms.files.enter();
}

async function answerWith(
  input: unknown,
  context: Context,
  endpoint: Endpoint,
  caller: Caller,
  options: ApiOptions,
): Promise<Response> {
  const { operation } = endpoint;
  const result = await refuseUnknownPaths(endpoint, () =>
    operation.type === "command" ? execute(caller, operation, input) : ask(caller, operation, input),
  );
  const own = await endpoint.options.respond?.(result, caller, context.req.raw.signal);
  if (own) return own;
  const shown = endpoint.options.present ? await endpoint.options.present(caller, result) : result;
  const body = JSON.stringify(shown ?? null);
  if (options.checkAnswers === "check") endpoint.options.answer.parse(JSON.parse(body));
  const headers = new Headers({ "Content-Type": "application/json", "Cache-Control": "no-store" });
  const revision = (shown as { revision?: unknown } | null)?.revision;
  if (typeof revision === "number") {
    headers.set("ETag", `"${revision}"`);
    if (endpoint.method === "GET" && isSame(context.req.header("If-None-Match"), revision)) {
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(body, { status: endpoint.options.status ?? 200, headers });
}

/** Whether one of the marks that somebody has is of this revision: weakened, as compression does it, or not. */
const isSame = (header: string | undefined, revision: number): boolean =>
  header?.split(",").some((mark) => mark.trim().replace(/^W\//, "") === `"${revision}"`) ?? false;

/** Errors: Unauthenticated without a usable key, on endpoints that need one. */
async function actorOf(context: Context, endpoint: Endpoint, services: Services): Promise<Actor> {
  if (endpoint.options.open === "public") return visitor;
  const key = /^Bearer (\S{10,200})$/i.exec(context.req.header("Authorization") ?? "")?.[1];
  const actor = key ? await actorOfBearer(services, key) : null;
  if (!actor) throw new Unauthenticated();
  return actor;
}

/** A machine by its key, or the guest of a workshop by the token that its code gave. */
const actorOfBearer = async ({ database, clock }: Services, secret: string): Promise<Actor | null> =>
  (await actorOfKey(database, secret, clock())) ?? (await guestOfToken(database, secret));

async function inputOf(context: Context, endpoint: Endpoint, held: Held): Promise<unknown> {
  const parameters = Object.fromEntries(
    parametersOf(endpoint.path).map((name) => [name, context.req.param(name) ?? ""]),
  );
  const headers = Object.fromEntries(
    Object.entries(endpoint.options.headers ?? {}).map(([name, header]) => [
      name,
      context.req.header(header) ?? "",
    ]),
  );
  const body = endpoint.method === "GET" ? queryOf(context) : await bodyOf(context.req.raw, endpoint, held);
  const taken = Object.keys(body).filter((name) => name in parameters || name in headers);
  if (taken.length > 0) throw new Invalid(taken.map((path) => ({ path, code: "unknown_field" })));
  return { ...body, ...parameters, ...headers };
}

function queryOf(context: Context): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

async function bodyOf(request: Request, endpoint: Endpoint, held: Held): Promise<Record<string, unknown>> {
  if (endpoint.options.body === "multipart") return multipartOf(request, endpoint, held);
  const bytes = await readSmall(request, mostOfJson, held);
  if (bytes.byteLength === 0) return {};
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("Content-Type") ?? ""))
    throw new WrongMediaType("application/json");
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Malformed("not_json");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Invalid([{ path: "", code: "wrong_type" }]);
  }
  return { ...body };
}

async function multipartOf(
  request: Request,
  { operation: { upload } }: Endpoint,
  held: Held,
): Promise<Record<string, unknown>> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Invalid([{ path: "file", code: "required" }]);
  const large = upload && mayBeLarge(request);
  const body = large ? boundLarge(request, upload.most, held) : await readSmall(request, mostOfForm, held);
  try {
    return Object.fromEntries(await new Response(body, { headers: { "Content-Type": type } }).formData());
  } catch (error) {
    throw unreadable(error);
  }
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

function revisionIn(header: string | undefined): number | undefined {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? "");
  return match ? Number(match[1]) : header && header !== "*" ? -1 : undefined;
}

/**
 * A key is its caller's own. Whoever has no account is known by a digest of address and day, so that the key "1" of one
 * kiosk is not that of another, whose receipt it would show.
 */
function idempotencyKeyIn(
  header: string | undefined,
  { actor, address, services }: Pick<Caller, "actor" | "address" | "services">,
): string | undefined {
  if (header === undefined) return undefined;
  if (header.length < 1 || header.length > 255)
    throw new Invalid([{ path: "Idempotency-Key", code: "invalid" }]);
  if (actor.kind !== "visitor") return header;
  const day = services.clock().toISOString().slice(0, 10);
  return `${keyedDigest(services.secret, "stranger", day, address ?? "")} ${header}`;
}

/** Refusals as they are; anything else is a fault: logged whole, answered with an id only. */
function answerError(error: unknown, services: Services, language: string): Response {
  const refusal = refusalOf(error);
  if (refusal) return problemOf(refusal, services.text, language);
  const id = crypto.randomUUID().slice(0, 8);
  services.log.error({ error, id }, "fault");
  return problem(500, { code: "fault", detail: services.text(language, "errors.fault", { id }) });
}
