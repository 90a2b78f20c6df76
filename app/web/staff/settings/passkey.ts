import { Refusal } from "#core/errors.ts";
import { execute } from "#core/execute.ts";
import { addPasskey, beginPasskey } from "#domain/organisation/passkeys.ts";
import { readForm } from "../../form.ts";
import { callerOf } from "../../load.ts";
import { problemOf } from "../../problem.ts";
import type { Route } from "./+types/passkey";

/** Making a passkey, for the script of the page: without `response` it asks for what the browser needs. */
export async function action({ context, request }: Route.ActionArgs): Promise<Response> {
  const caller = callerOf(context);
  const { headers } = request;
  const sent = await readForm({ context, request });
  const name = sent.get("name");
  const response = sent.get("response");
  try {
    if (response !== null) return Response.json(await execute(caller, addPasskey, { name, response }));
    const password = sent.get("password") ?? "";
    return Response.json(await execute(caller, beginPasskey, { name, password, headers }));
  } catch (error) {
    if (error instanceof Refusal) return problemOf(error, caller);
    throw error;
  }
}
