import { callerOf } from "../load.ts";
import type { Route } from "./+types/stay";

/** Somebody is busy on a shared device: any POST counts as use. 401 tells the page that its session is over. */
export function action({ context }: Route.ActionArgs): Response {
  return new Response(null, { status: callerOf(context).actor.kind === "employee" ? 204 : 401 });
}
