import { z } from "zod";
import { type Actor, onOwnDevice } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { utf8Mark } from "#core/file-answer.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { boardPdf } from "./board-pdf.ts";
import { sheetOf } from "./sheet.ts";
import { sheetAsCsv, sheetAsMarkdown } from "./texts.ts";

export const formats = ["csv", "json", "md", "pdf"] as const;
const types = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  md: "text/markdown; charset=utf-8",
  pdf: "application/pdf",
};

/** Files leave no counter: there one acts behind four digits. */
export const onOwn = (actor: Actor): boolean => actor.kind !== "employee" || onOwnDevice(actor);

/**
 * A board as a file, for those who take part and those who run the programme: what everybody on it sees now, without
 * a name of any author. Errors: NotFound.
 */
export const exportBoard = query({
  name: "workshop.export",
  input: z.strictObject({ workshopId: WorkshopId, format: z.enum(formats) }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: onOwn,
  async run({ db, services }, { workshopId, format }) {
    const sheet = await sheetOf(db, workshopId);
    const bodies = {
      csv: () => sheetAsCsv(sheet, services.text),
      json: () => JSON.stringify(sheet, null, 2),
      md: () => sheetAsMarkdown(sheet, services.text),
      pdf: () => boardPdf(sheet, services.text),
    };
    const body: string | Uint8Array = await bodies[format]();
    return { body, type: types[format], name: `workshop-${workshopId.slice(0, 8)}.${format}` };
  },
});

/** The file as an answer over HTTP; a table for people has the mark by which a spreadsheet knows UTF-8. */
export function boardFile(
  { body, type, name }: { body: string | Uint8Array; type: string; name: string },
  reader: "people" | "machines",
): Response {
  const mark = reader === "people" && name.endsWith(".csv") ? utf8Mark : "";
  return new Response(typeof body === "string" ? mark + body : new Uint8Array(body), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
