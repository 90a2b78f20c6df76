import { data, type RouterContextProvider, redirect } from "react-router";
import type { z } from "zod";
import type { EmployeeActor } from "#core/actor.ts";
import { isDecodable } from "#core/address.ts";
import type { Query } from "#core/command.ts";
import type { Caller } from "#core/context.ts";
import { Invalid, Refusal, Unauthenticated } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { pageRequest } from "./context.ts";

/** Who asks for this page. */
export const callerOf = (context: Readonly<RouterContextProvider>): Caller => context.get(pageRequest).caller;

/** The signed-in employee; visitors are shown the way in and come back after it. */
export function employeeOf(context: Readonly<RouterContextProvider>, request: Request): EmployeeActor {
  const { actor } = callerOf(context);
  if (actor.kind === "employee") return actor;
  throw signInFirst(request);
}

/** Asks a query for a page: what may not be seen is a 404, what needs an account leads to signing in. */
export async function load<Schema extends z.ZodType, Target, Result>(
  { context, request }: { context: Readonly<RouterContextProvider>; request: Request },
  query: Query<Schema, Target, Result>,
  input: z.input<Schema>,
): Promise<Result> {
  try {
    return await ask(callerOf(context), query, input);
  } catch (error) {
    if (error instanceof Unauthenticated) throw signInFirst(request);
    // A page whose address cannot be is not there.
    if (error instanceof Invalid) throw data({ code: "not_found" }, { status: 404 });
    if (error instanceof Refusal) throw refusedAnswer(error, context);
    throw error;
  }
}

/** A refusal as the answer of a whole page. */
export function refusedAnswer(error: Refusal, context: Readonly<RouterContextProvider>) {
  noteRetry(error, context);
  return data({ code: error.code, details: error.details }, { status: error.status });
}

/** Does something that may refuse: then that is the answer of the whole page. */
export function orRefused<T>(context: Readonly<RouterContextProvider>, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw refusedAnswer(error, context);
    throw error;
  }
}

/** The router keeps an answer's headers to itself: the server says when to come again. */
export function noteRetry(error: Refusal, context: Readonly<RouterContextProvider>): void {
  context.get(pageRequest).notes.retryAfter ??= error.retryAfter;
}

/** For a page that is a form which this reader may not send. */
export const notForReader = () => data({ code: "forbidden" }, { status: 403 });

/**
 * What the address asks of this page, without what every page understands (`lang`) and what the router adds when it
 * reads parts of a page again (`_routes`).
 */
export function searchOf(request: Request): URLSearchParams {
  const { searchParams } = new URL(request.url);
  for (const name of [...searchParams.keys()]) {
    if (name.startsWith("_") || name === "lang") searchParams.delete(name);
  }
  return searchParams;
}

function signInFirst(request: Request): Response {
  const url = new URL(request.url);
  const search = searchOf(request);
  const next = url.pathname.replace(/\.data$/, "") + (search.size > 0 ? `?${search}` : "");
  return redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** A way back after signing in: a path of ours as a browser will read it, or home. */
export function safeNext(next: string | null, publicUrl: string): string {
  // What a browser drops (tabs, line ends) or reads as a slash (\\) is gone or turned after parsing; then it is compared.
  const url = next?.startsWith("/") ? URL.parse(next, publicUrl) : null;
  if (!url || url.origin !== new URL(publicUrl).origin) return "/home";
  // Two slashes would be read as a host, and a path that cannot be decoded is none of ours.
  if (url.pathname.startsWith("//") || !isDecodable(url.pathname)) return "/home";
  return url.pathname + url.search + url.hash;
}

/** Where the `next` of a page's address leads. */
export const nextOf = ({
  request,
  context,
}: {
  request: Request;
  context: Readonly<RouterContextProvider>;
}): string => safeNext(new URL(request.url).searchParams.get("next"), callerOf(context).services.publicUrl);
