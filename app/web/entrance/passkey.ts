import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { beginPasskeySignIn, passkeySignIn } from "#domain/organisation/passkey-sign-in.ts";
import { readForm } from "../form.ts";
import { callerOf } from "../load.ts";
import { problemOf } from "../problem.ts";
import type { Route } from "./+types/passkey";

/** Signing in with a passkey, for the script of the way in: without `response` it asks for what to sign. */
export async function action({ context, request }: Route.ActionArgs): Promise<Response> {
  const caller = callerOf(context);
  const sent = await readForm({ context, request });
  const response = sent.get("response");
  try {
    if (response === null) return Response.json(await ask(caller, beginPasskeySignIn, {}));
    const { cookies } = await ask(caller, passkeySignIn, { response, headers: request.headers });
    const answer = Response.json({ done: true });
    for (const cookie of cookies) answer.headers.append("Set-Cookie", cookie);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return problemOf(error, caller);
    throw error;
  }
}
