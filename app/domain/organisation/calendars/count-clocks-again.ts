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

/**
 * Whether hours that change concern a clock, as a condition on `cases`: it still runs, or it has no deadline because
 * there were no hours.
 */
export const followsHours = ({
  measure,
  standardId,
}: Record<"measure" | "standardId", RawBuilder<unknown>>) => sql`(case ${measure}
  when 'acknowledgement' then acknowledged_at is null and first_answer_at is null
  when 'first_answer' then first_answer_at is null
  when 'next_answer' then exists (select from next_answers where case_id = cases.id and (answered_at is null
    or exists (select from next_answer_clocks clock where clock.next_answer_id = next_answers.id
      and clock.standard_id = ${standardId} and clock.deadline is null)))
  else closed_at is null end
  or exists (select from clocks clock where clock.case_id = cases.id and clock.standard_id = ${standardId}
    and clock.deadline is null))`;

/**
 * Has clocks counted in the background, for all cases or for those that hours concern: still open, or without a deadline; of one standard in working time, or
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
      where ${scope} = 'all' or ${followsHours({ measure: sql.ref("standards.measure"), standardId: sql.ref("standards.id") })}
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
