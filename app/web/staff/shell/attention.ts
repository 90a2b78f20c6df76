import { readAttention } from "#domain/cases/attention.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/attention";

/** What waits for me, for the frame of an open page: the bell moves without the page being read again. */
export const loader = (args: Route.LoaderArgs) => load(args, readAttention, {});
