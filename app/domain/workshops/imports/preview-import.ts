import { z } from "zod";
import { query } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { Colour } from "../notes.ts";
import { facilitates, type Seat, takeSeat, WorkshopId } from "../seat.ts";
import { markLines, mostLines, readLines } from "./read-lines.ts";

/** What lines become: notes, or statements on their way to principles. */
export const Brought = z.enum(["notes", "statements"]);
/** How long one may be, in UTF-16 units. */
export const longest = { notes: 500, statements: 200 } as const;

/**
 * What a text or a table would bring in, line by line, each with what speaks against it; nothing comes in yet.
 * Errors: Invalid on `text` with more than 300 lines, or with none.
 */
export const previewImport = query({
  name: "workshop.preview_import",
  input: z.strictObject({
    workshopId: WorkshopId,
    text: Text(200_000),
    into: Brought.default("notes"),
    format: z.enum(["text", "csv"]).optional(),
    column: z.int().min(0).max(200).optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run({ db }, { text, into, format, column }, seat) {
    const read = await readLines(text, { format, column });
    const lines = rowsFor(into, read.lines).map((line) =>
      into === "statements" ? { ...line, text: line.text.replace(/\s+/g, " ") } : line,
    );
    if (lines.length === 0) throw new Invalid([{ path: "text", code: "no_lines" }]);
    if (lines.length > mostLines) {
      const params = { maximum: mostLines, found: lines.length };
      throw new Invalid([{ path: "text", code: "too_many_lines", params }]);
    }
    const marked = markLines(lines, await wordsOnBoard(db, seat, into), longest[into]);
    return {
      format: read.format,
      columns: read.columns,
      column: read.column,
      lines: marked.map(({ kind: _, colour, ...line }) => ({
        ...line,
        colour: Colour.safeParse(colour).data ?? null,
      })),
    };
  },
});

/** Of a file of ours the rows that are asked for, unless it has none of them. */
function rowsFor<Row extends { kind: string | null }>(into: z.output<typeof Brought>, lines: Row[]): Row[] {
  const kind = into === "notes" ? "note" : "statement";
  const those = lines.filter((line) => line.kind === kind);
  return those.length > 0 ? those : lines;
}

/** What hangs on the board already, as far as this person sees it. */
async function wordsOnBoard(db: Queryable, seat: Seat, into: z.output<typeof Brought>): Promise<string[]> {
  const rows =
    into === "statements"
      ? await db
          .selectFrom("boardStatements")
          .select("text")
          .where("boardId", "=", seat.workshopId)
          .where("droppedAt", "is", null)
          .execute()
      : await db
          .selectFrom("boardNotes")
          .select("text")
          .where("boardId", "=", seat.workshopId)
          .where("removed", "=", false)
          .where((eb) => eb.or([eb("hidden", "=", false), eb("authorId", "=", seat.participantId)]))
          .limit(5000)
          .execute();
  return rows.map(({ text }) => text);
}
