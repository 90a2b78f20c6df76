import { redirect } from "react-router";
import { readNoteEvidence } from "#domain/workshops/imports/evidence.ts";
import { load } from "../load.ts";
import type { Route } from "./+types/note-evidence";

/** Leads from a note to what it comes from, for those who may see that. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { workshopId, noteId } = args.params;
  const { kind, id } = await load(args, readNoteEvidence, { workshopId, noteId });
  return redirect(kind === "case" ? `/cases/${id}` : `/principles/moments#moment-${id}`);
}
