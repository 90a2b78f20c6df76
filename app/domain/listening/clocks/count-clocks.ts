import { sql } from "kysely";
import { z } from "zod";
import { command } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { followsHours, holdClocks } from "#domain/organisation/calendars/count-clocks-again.ts";
import { setClocks } from "./set-clocks.ts";

const casesInBatch = 1000;

/**
 * Counts the clocks of the next thousand cases for a standard and notes how far it came, in one transaction: a stop
 * loses nothing, and several workers go on where another was. `done` is true once there are no more.
 */
export const countClocks = command({
  name: "clock.count",
  input: z.strictObject({ standardId: Id }),
  target: async ({ db }, { standardId }) => {
    // In this order, as whoever changes hours does it.
    await holdClocks(db, "with_others");
    return lockCount(db, standardId);
  },
  can: (actor) => actor.kind === "system",
  async run(ctx, { standardId }, count) {
    if (!count || count.finishedAt) return { done: true };
    const ids = await nextCases(ctx.db, standardId, count);
    await setClocks(ctx.db, ids, standardId);
    const done = ids.length < casesInBatch;
    await ctx.db
      .updateTable("clockCounts")
      .set((eb) => ({
        afterCaseId: ids.at(-1) ?? count.afterCaseId,
        counted: eb("counted", "+", ids.length),
        finishedAt: done ? ctx.now : null,
      }))
      .where("standardId", "=", standardId)
      .execute();
    if (done) ctx.record("standard.counted", { type: "standard", id: standardId });
    return { done };
  },
});

/** How far it came, held until the batch is through; null when nothing of this standard is to be counted. */
async function lockCount(db: Queryable, standardId: string) {
  const row = await db
    .selectFrom("clockCounts")
    .innerJoin("standards", "standards.id", "clockCounts.standardId")
    .select(["scope", "afterCaseId", "finishedAt", "measure"])
    .where("standardId", "=", standardId)
    .forUpdate("clockCounts")
    .executeTakeFirst();
  return row ?? null;
}

async function nextCases(
  db: Queryable,
  standardId: string,
  { scope, measure, afterCaseId }: { scope: string; measure: string; afterCaseId: string | null },
): Promise<string[]> {
  const clock = { measure: sql`${measure}::text`, standardId: sql`${standardId}::uuid` };
  const open = scope === "open" ? sql`and ${followsHours(clock)}` : sql``;
  const { rows } = await sql<{ id: string }>`
    select id from cases
    where (${afterCaseId}::uuid is null or id > ${afterCaseId}::uuid) ${open}
    order by id limit ${casesInBatch}`.execute(db);
  return rows.map(({ id }) => id);
}
