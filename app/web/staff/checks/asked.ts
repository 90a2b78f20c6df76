import { redirect } from "react-router";
import { findChecked } from "#domain/improvement/checks/read-check.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/asked";

/** From a notice to the thing that somebody asks a view of. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await load(args, findChecked, { checkId: args.params.checkId });
  return redirect(`/principles/checks/${subject.type}/${subject.id}`);
}
