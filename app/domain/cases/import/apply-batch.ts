import { sql } from "kysely";
import { z } from "zod";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { DatabaseTransaction } from "#db/client.ts";
import type { Reading, Remark } from "./read-row.ts";
import { sortRows } from "./sort-rows.ts";
import { teamsOf } from "./teams-of-rows.ts";
import { insertCases, updateCases } from "./write-cases.ts";

/** More remarks than these are counted and not kept: nobody reads a hundred thousand. */
const remarksKept = 100_000;

/** Some rows of a file, as read, with where in the file they lie. */
export interface Batch {
  readings: Reading[];
  from: number;
  to: number;
  linesRead: number;
}

/** Errors: NotFound; Conflict when another process has gone on with this import meanwhile. */
async function lockImport(db: DatabaseTransaction, importId: string, position: number) {
  const row = await db
    .selectFrom("imports")
    .select(["id", "mapping", "position", "refused", "warned"])
    .where("id", "=", importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  if (row.position !== position) throw new Conflict("import_moved");
  return row;
}

/**
 * Makes cases of some rows, all in one transaction with how far the import has come: after a stop nothing is lost and
 * nothing comes twice.
 */
export const applyBatch = command({
  name: "import.apply",
  input: z.strictObject({ importId: Id, batch: z.custom<Batch>() }),
  target: (ctx, input) => lockImport(ctx.db as DatabaseTransaction, input.importId, input.batch.from),
  can: (actor) => actor.kind === "system",
  async run(ctx, { importId, batch }, progress) {
    const mapping = progress.mapping as { createTeams?: boolean };
    const rows = batch.readings.flatMap(({ row }) => (row ? [row] : []));
    const teams = await teamsOf(ctx, rows, mapping.createTeams ? "make" : "refuse");
    const sorted = await sortRows(ctx.db, importId, rows, teams);
    await insertCases(ctx, importId, sorted.added);
    await updateCases(ctx, importId, sorted.changed);
    if (sorted.unchanged.length > 0) {
      await ctx.db
        .updateTable("caseSources")
        .set({ importId })
        .where("caseId", "in", sorted.unchanged)
        .where("importId", "<>", importId)
        .execute();
    }
    const refusedLines = new Set(sorted.refused.map((remark) => remark.line));
    const remarks = [
      ...batch.readings.flatMap((reading) => reading.remarks).filter(({ line }) => !refusedLines.has(line)),
      ...sorted.refused,
      ...sorted.warned,
    ];
    if (progress.refused + progress.warned < remarksKept) await keepRemarks(ctx, importId, remarks);
    const warnedLines = new Set(remarks.filter((one) => one.severity === "warning").map((one) => one.line));
    await ctx.db
      .updateTable("imports")
      .set((eb) => ({
        state: "running",
        position: batch.to,
        lines: batch.linesRead,
        rows: eb("rows", "+", batch.readings.length),
        accepted: eb("accepted", "+", sorted.added.length),
        updated: eb("updated", "+", sorted.changed.length),
        unchanged: eb("unchanged", "+", sorted.identical),
        refused: eb("refused", "+", remarks.filter((one) => one.severity === "refused").length),
        warned: eb("warned", "+", warnedLines.size),
      }))
      .where("id", "=", importId)
      .execute();
    return { to: batch.to };
  },
});

async function keepRemarks(ctx: CommandContext, importId: string, remarks: Remark[]): Promise<void> {
  if (remarks.length === 0) return;
  const numbers = new Map<number, number>();
  const rows = remarks.map((remark) => {
    const number = numbers.get(remark.line) ?? 0;
    numbers.set(remark.line, number + 1);
    return { ...remark, number };
  });
  await sql`
    insert into import_remarks (import_id, line, number, severity, field, code)
    select ${importId}::uuid, line, number, severity, field, code
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as row(line int, number int, severity text, field text, code text)
    on conflict do nothing`.execute(ctx.db);
}
