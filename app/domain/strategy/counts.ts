import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { countedRows, monthIn, ofTeam, type View, within } from "./counted-rows.ts";
import { type Asking, countFelt } from "./felt.ts";
import type { MonthCounts } from "./month-counts.ts";
import type { Standard } from "./standards.ts";

/**
 * Counts what several standards count by month, in one round trip; what customers felt in another two. What each row
 * is stands in counted-rows.ts and felt.ts.
 */
export async function countByMonth(
  asking: Asking,
  standards: Standard[],
  view: View,
): Promise<MonthCounts[]> {
  const felt = standards.filter((standard) => standard.measure === "felt");
  const timed = standards.filter((standard) => standard.measure !== "felt");
  const [counted, answers] = await Promise.all([
    countRows(asking.db, timed, view),
    countFelt(asking, felt, view),
  ]);
  return [...counted, ...answers];
}

async function countRows(db: Queryable, standards: Standard[], view: View): Promise<MonthCounts[]> {
  if (standards.length === 0) return [];
  const counts = standards.map(
    (standard) => sql`
      select standard_id, ${monthIn(view.zone)} as month,
        count(*) filter (where state = 'met') as met,
        count(*) filter (where state = 'late') as late,
        count(*) filter (where state = 'broken') as broken,
        count(*) filter (where state = 'overdue') as overdue,
        0::bigint as below,
        0::bigint as margin,
        count(*) filter (where state = 'released') as released,
        count(*) filter (where paused_seconds > 0) as paused,
        sum(paused_seconds)::float8 as paused_seconds
      from (${countedRows(standard, view)}) counted
      where state <> 'open' group by 1, 2`,
  );
  const { rows } = await sql<MonthCounts>`
    select * from (${sql.join(counts, sql` union all `)}) counts order by standard_id, month`.execute(db);
  return rows;
}

/** Beside promises kept: how many are made, and how far ahead. */
export interface PromiseHabits {
  standardId: string;
  promises: number;
  cases: number;
  medianLeadTimeHours: number | null;
}

/** Promises made and cases received in the period up to `asOf`, and the median time from making to due, in hours. */
export async function promiseHabits(
  db: Queryable,
  standards: Standard[],
  { period, asOf }: View,
): Promise<PromiseHabits[]> {
  const measured = standards.filter((standard) => standard.measure === "promise_kept");
  if (measured.length === 0) return [];
  const habits = measured.map((standard) => {
    const received = sql.ref("cases.received_at");
    const made = sql.ref("promises.made_at");
    return sql`
      select ${standard.id}::uuid as standard_id, made.promises, made.median_lead_time_hours, received.cases
      from (
        select count(*) as promises, percentile_cont(0.5) within group
          (order by extract(epoch from promises.due_at - promises.made_at) / 3600) as median_lead_time_hours
        from promises join cases on cases.id = promises.case_id
        where not cases.suspected_spam and promises.made_at <= ${asOf}
          ${ofTeam(standard)} ${within(made, period, 0)}
      ) made, (
        select count(*) as cases from cases
        where not cases.suspected_spam and cases.received_at <= ${asOf}
          ${ofTeam(standard)} ${within(received, period, 0)}
      ) received`;
  });
  const { rows } = await sql<PromiseHabits>`${sql.join(habits, sql` union all `)}`.execute(db);
  return rows;
}
