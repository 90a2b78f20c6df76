import { exportOwn } from "#domain/people/personal-data/show-person.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/export-own";
import { fileOf } from "./file-of.ts";

/** What is held about oneself, whole, as a file. */
export const loader = async (args: Route.LoaderArgs) => fileOf(await load(args, exportOwn, {}));
