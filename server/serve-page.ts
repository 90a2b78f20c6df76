import type { Context } from "hono";
import { type Actor, visitor } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { refusalOf, StorageFull, Unavailable } from "#core/errors.ts";
import type { BodyRooms } from "#core/request-body.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import type { Config } from "./config.ts";
import { type PageBody, readPageBody } from "./page-bodies.ts";
import type { PageNotes, Pages } from "./pages.ts";
import type { ReadyAnswers } from "./public-pages/answer-ready.ts";
import { refusedPage } from "./refused-page.ts";
import { actorOf, addressOf, languageFor } from "./requests.ts";

/** What a page is made with. */
export interface PageServing {
  config: Config;
  services: Services;
  pages: Pages;
  ready: ReadyAnswers | undefined;
  bodies: BodyRooms;
}

/** Answers with a page, or says plainly why there is none just now. */
export async function servePage(context: Context, serving: PageServing): Promise<Response> {
  const { services, bodies } = serving;
  const asked = memoised(() =>
    isForVisitors(context.req.path) ? Promise.resolve(visitor) : actorOf(context.req.raw, services),
  );
  let body: PageBody | null = null;
  try {
    body = await readPageBody(context.req.raw, context.req.path, bodies, asked);
    const actor = await asked();
    return (await readyPage(context, serving, actor)) ?? (await makePage(context, serving, body, actor));
  } catch (error) {
    return answerFault(error, context, services);
  } finally {
    body?.leave();
  }
}

/** Telling us, following and answering in private read no cookie: whoever is signed in beside it stays a visitor there. */
const isForVisitors = (path: string): boolean => /^\/+(tell-us|follow|reading|confirm)(?![\w-])/i.test(path);

function memoised(ask: () => Promise<Actor>): () => Promise<Actor> {
  let answer: Promise<Actor> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** A page that is the same for everybody who reads it in this language: ready, without asking the database. */
async function readyPage(context: Context, { ready }: PageServing, actor: Actor): Promise<Response | null> {
  if (!ready || ready.languages.length === 0) return null;
  return ready.pageFor(context.req.raw, languageFor(actor, context, ready.languages));
}

async function makePage(
  context: Context,
  { config, services, pages }: PageServing,
  { body }: PageBody,
  actor: Actor,
): Promise<Response> {
  const organisation = await findOrganisation(services.database).catch((error) => {
    if (error?.status === 404) return null;
    throw error;
  });
  const notes: PageNotes = { trouble: null, retryAfter: null };
  const response = await pages({
    request: underPublicUrl(context, config, body),
    nonce: context.get("nonce"),
    organisation,
    notes,
    caller: {
      services,
      actor,
      address: addressOf(context, config),
      requestId: context.get("requestId"),
      language: languageFor(actor, context, organisation?.languages ?? ["en", "nl"]),
    },
  });
  return finished(response, context, services, notes);
}

/** The page router compares a form's Origin with the request's: both are PUBLIC_URL, also behind a TLS proxy. */
function underPublicUrl(context: Context, config: Config, body: PageBody["body"]): Request {
  const url = new URL(context.req.url);
  const { raw } = context.req;
  return new Request(config.publicUrl + url.pathname + url.search, {
    method: raw.method,
    headers: raw.headers,
    body,
    signal: raw.signal,
    ...(body && { duplex: "half" }),
  } as RequestInit);
}

/**
 * What the page router cannot say by itself: that a fault was the database's, when to come again, and that no page with
 * somebody's words stays behind on a shared computer.
 */
function finished(response: Response, context: Context, services: Services, notes: PageNotes): Response {
  const refusal = notes.trouble === "full" ? new StorageFull() : new Unavailable("unavailable");
  const faulty = response.status === 500 && notes.trouble !== null;
  if (faulty && !context.req.path.endsWith(".data")) return refusedPage(context, services, refusal);
  const status = faulty ? refusal.status : response.status;
  const headers = new Headers(response.headers);
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const wait = notes.retryAfter ?? (status === 503 ? 2 : status === 429 ? 60 : null);
  if ((status === 503 || status === 429) && wait !== null && !headers.has("Retry-After"))
    headers.set("Retry-After", String(wait));
  return new Response(response.body, { status, statusText: faulty ? "" : response.statusText, headers });
}

/** What went wrong outside of any page: a refusal in plain words, or a fault under the id of its request, which the log explains. */
export function answerFault(error: unknown, context: Context, services: Services): Response {
  const refusal = refusalOf(error);
  if (refusal) {
    if (refusal.status >= 500)
      services.log.warn(
        { code: refusal.code, error: String(refusal.cause), id: context.get("requestId") },
        "not now",
      );
    return refusedPage(context, services, refusal);
  }
  const id: string = context.get("requestId");
  // Its message may quote the address, which may be a secret: where it happened says enough.
  const { name, stack } = error instanceof Error ? error : new Error("something else was thrown");
  services.log.error({ id, name, at: stack?.split("\n").filter((line) => /^\s+at /.test(line)) }, "fault");
  return context.text(services.text("en", "errors.fault", { id }), 500);
}
