import { fileAnswer } from "#core/file-answer.ts";
import { listRemarks } from "#domain/cases/import/remarks.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/refused-rows";

/** Refused rows and warnings of an import, as a file. */
export async function loader(args: Route.LoaderArgs) {
  const answer = await load(args, listRemarks, { importId: args.params.importId, format: "csv" });
  if (!("csv" in answer)) throw new Error("an import's remarks came as something else than CSV");
  return fileAnswer(answer.csv, "refused-rows.csv", "people");
}
