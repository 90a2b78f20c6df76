import { listRemarks } from "#domain/cases/import/remarks.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/refused-rows";

/** Refused rows and warnings of an import, as a file. */
export async function loader(args: Route.LoaderArgs) {
  const answer = await load(args, listRemarks, { importId: args.params.importId, format: "csv" });
  const lines: string[] = [];
  if ("csv" in answer) for await (const some of answer.csv) lines.push(some);
  return new Response(lines.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="refused-rows.csv"',
      "Cache-Control": "no-store",
    },
  });
}
