import { exportPerson } from "#domain/people/personal-data/show-person.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/export";
import { fileOf } from "./file-of.ts";

/** What is held about somebody as a file. */
export const loader = async (args: Route.LoaderArgs) =>
  fileOf(await load(args, exportPerson, { personId: args.params.personId }));
