import { redirect } from "react-router";
import { findMyLink } from "#domain/philosophy/interpretation/answer.ts";
import { load } from "../load.ts";
import type { Route } from "./+types/my-reading";

/** From a notice to one's own private link; past it nobody knows who came. */
export async function loader(args: Route.LoaderArgs) {
  const { path } = await load(args, findMyLink, { roundId: args.params.roundId });
  return redirect(path, { headers: { "Cache-Control": "no-store" } });
}
