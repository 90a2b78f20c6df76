import { findCaseByReference } from "#domain/cases/find-by-reference.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/cases-by-reference";

/** For the palette: a whole reference leads to its case, for those who may see it. Anything else finds nothing. */
export async function loader(args: Route.LoaderArgs) {
  const asked = (new URL(args.request.url).searchParams.get("reference") ?? "").trim().slice(0, 100);
  const found = asked ? await load(args, findCaseByReference, { reference: asked }) : null;
  return { asked, case: found };
}
