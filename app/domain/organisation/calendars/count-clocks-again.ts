import { type RawBuilder, sql } from "kysely";
import type { CommandContext } from "#core/context.ts";
import type { Queryable } from "#db/client.ts";

/**
 * Who counts clocks holds this with others; who changes what they are counted by holds it alone. So a case is either
 * counted by what holds from now on, or is there already when all are counted again.
 */
export async function holdClocks(db: Queryable, how: "with_others" | "alone"): Promise<void> {
  await (how === "alone"
    ? sql`select pg_advisory_xact_lock(hashtext('kept clocks'))`.execute(db)
    : sql`select pg_advisory_xact_lock_shared(hashtext('kept clocks'))`.execute(db));
}

/** Whether a clock that a standard measures still runs, as a condition on `cases`. */
export const runsStill = (measure: RawBuilder<unknown>) => sql`case ${measure}
  when 'acknowledgement' then acknowledged_at is null and first_answer_at is null
  when 'first_answer' then first_answer_at is null
  when 'next_answer' then exists (select from next_answers where case_id = cases.id and answered_at is null)
  else closed_at is null end`;

/**
 * Has clocks counted in the background, for all cases or for those still open; of one standard in working time, or
 * with null of each. Until that is done the standard's figures say so. Hold the clocks alone before the change.
 */
export async function countClocksAgain(
  ctx: CommandContext,
  standardId: string | null,
  scope: "all" | "open",
): Promise<void> {
  const { rows } = await sql<{ standardId: string }>`
    insert into clock_counts (standard_id, scope, total, requested_at)
    select id, ${scope}, (
      select count(*) from cases
      where ${scope} = 'all' or ${runsStill(sql.ref("standards.measure"))}
    ), ${ctx.now}::timestamptz
    from standards where time = 'working' and (${standardId}::uuid is null or id = ${standardId}::uuid)
    on conflict (standard_id) do update set
      scope = case when clock_counts.finished_at is null and clock_counts.scope = 'all' then 'all'
        else excluded.scope end,
      total = case when clock_counts.finished_at is null and clock_counts.scope = 'all'
        then greatest(clock_counts.total, excluded.total) else excluded.total end,
      after_case_id = null, counted = 0, requested_at = excluded.requested_at, finished_at = null
    returning standard_id`.execute(ctx.db);
  for (const { standardId } of rows) {
    await ctx.enqueue("count_clocks", { standardId }, { key: `count_clocks ${standardId}` });
  }
}
