import { boardFile, exportBoard, type formats } from "#domain/workshops/export/export-board.ts";
import { load } from "../load.ts";
import type { Route } from "./+types/export";

/** The board as a file: for colleagues, and for guests by their own cookie. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { workshopId, format } = args.params;
  return boardFile(
    await load(args, exportBoard, { workshopId, format: format as (typeof formats)[number] }),
    "people",
  );
}
