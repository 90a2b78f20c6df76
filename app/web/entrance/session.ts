import { type RouterContextProvider, redirect } from "react-router";
import { ask } from "#core/execute.ts";
import { signIn } from "#domain/organisation/sign-in.ts";
import { callerOf } from "../load.ts";

/** Opens a session and goes on to `next`, over the second step where there is one. */
export async function enter(
  { context, request }: { context: Readonly<RouterContextProvider>; request: Request },
  credentials: { email: unknown; password: unknown },
  next: string,
): Promise<Response> {
  const { step, cookies } = await ask(callerOf(context), signIn, {
    ...credentials,
    headers: request.headers,
  });
  return redirectWith(step === "second" ? `/sign-in/code?next=${encodeURIComponent(next)}` : next, cookies);
}

/** A redirect that sets cookies. */
export function redirectWith(path: string, cookies: string[]): Response {
  const answer = redirect(path);
  for (const cookie of cookies) answer.headers.append("Set-Cookie", cookie);
  return answer;
}
