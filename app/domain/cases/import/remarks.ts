import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { csvLine } from "#core/csv-line.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Reference } from "#core/validation.ts";
import { importById } from "./imports.ts";

/** A refused row or a warning: where, what, and what to do about it. */
export interface ShownRemark {
  line: number;
  severity: "refused" | "warning";
  field: string | null;
  code: string;
  sentence: string;
}

/** Refused rows and warnings of an import, by line. */
export const listRemarks = query({
  name: "import.errors",
  input: z.strictObject({
    importId: Id,
    severity: z.enum(["refused", "warning"]).optional(),
    format: z.enum(["json", "csv"]).optional(),
    accept: Reference(1000, 0).optional(),
    ...Paging,
  }),
  target: (ctx, input) => importById(ctx, input.importId),
  can: leads,
  async run(ctx, input) {
    const csv = input.format ? input.format === "csv" : /\btext\/csv\b/.test(input.accept ?? "");
    if (csv) return { csv: csvOf(ctx, input.importId) };
    return readPage(ctx, input);
  },
});

/** All of them as the lines of a CSV file, read a few thousand at a time. */
export async function* csvOf(ctx: QueryContext, importId: string): AsyncGenerator<string> {
  yield csvLine(["line", "severity", "field", "code", "sentence"]);
  let cursor: string | undefined;
  do {
    const page = await readPage(ctx, { importId, limit: 5000, cursor });
    yield page.items
      .map((item) => csvLine([item.line, item.severity, item.field, item.code, item.sentence]))
      .join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

async function readPage(
  ctx: QueryContext,
  input: { importId: string; severity?: "refused" | "warning"; limit: number; cursor?: string },
) {
  let list = ctx.db
    .selectFrom("importRemarks")
    .select(["line", "number", "severity", "field", "code"])
    .where("importId", "=", input.importId);
  if (input.severity) list = list.where("severity", "=", input.severity);
  if (input.cursor) {
    const [line, number] = decodeCursor(input.cursor, z.tuple([z.int32(), z.int32()]));
    list = list.where((eb) => eb(eb.refTuple("line", "number"), ">", eb.tuple(line, number)));
  }
  const rows = await list
    .orderBy("line")
    .orderBy("number")
    .limit(input.limit + 1)
    .execute();
  return pageOf(
    rows,
    input.limit,
    ({ number: _number, ...row }): ShownRemark => ({
      ...row,
      sentence: ctx.services.text(ctx.language, `imports.reason.${row.code}`),
    }),
    (row) => encodeCursor(row.line, row.number),
  );
}
