import { lookUpRights } from "#domain/cases/rights/read-rights.ts";
import { pageRequest } from "../../context.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/lookup-data";

/** For the palette and the case page: rights that hold what was typed, the reader's own first. */
export async function loader(args: Route.LoaderArgs) {
  const asked = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 200);
  const { organisation } = args.context.get(pageRequest);
  const { items } = await load(args, lookUpRights, { q: asked, limit: asked ? 6 : 200 });
  return {
    asked,
    currency: organisation?.currency ?? "EUR",
    questionHours: organisation?.questionHours ?? 4,
    items,
  };
}
