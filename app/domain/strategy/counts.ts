import { type RawBuilder, sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { Period } from "./period.ts";
import type { Standard } from "./standards.ts";

/** What was counted for one standard in one month of deadlines. */
export interface MonthCounts {
  standardId: string;
  /** Of the organisation's zone: `2018-04`. */
  month: string;
  /** Done by the deadline. */
  met: number;
  /** Done after it. */
  late: number;
  /** Promises that we said we could not keep. */
  broken: number;
  /** Not done, and the deadline has passed. */
  overdue: number;
  /** Promises that were no longer needed: beside the total, not in it. */
  released: number;
}

/** What is counted, as seen at one moment, by the calendar of one zone. */
export interface View {
  period: Period;
  asOf: Date;
  zone: string;
}

/**
 * Counts cases or promises for several standards by the month of their deadline, in one round trip. What happened
 * after `asOf` counts as not happened; what came after it, suspected spam, and what is still open within its time
 * is left out.
 */
export async function countByMonth(db: Queryable, standards: Standard[], view: View): Promise<MonthCounts[]> {
  if (standards.length === 0) return [];
  const counts = standards.map((standard) => {
    if (standard.measure === "promise_kept") return promiseCounts(standard, view);
    return standard.time === "working" ? clockCounts(standard, view) : caseCounts(standard, view);
  });
  const { rows } = await sql<MonthCounts>`
    select standard_id, to_char(month, 'YYYY-MM') as month, met, late, broken, overdue, released
    from (${sql.join(counts, sql` union all `)}) counted
    order by standard_id, counted.month`.execute(db);
  return rows;
}

/** A case is met when it was answered (or closed) by its deadline: so much elapsed time on, or its own due time. */
function caseCounts(standard: Standard, view: View): RawBuilder<unknown> {
  const seconds = standard.withinSeconds;
  const start = sql.ref(seconds === null ? "cases.due_at" : "cases.received_at");
  const deadline = seconds === null ? start : sql`${start} + ${seconds} * interval '1 second'`;
  return doneByDeadline(
    standard,
    view,
    deadline,
    sql`cases where ${start} is not null ${within(start, view.period, seconds ?? 0)}`,
  );
}

/** The same by the deadlines in working time that are written down; a case without one is not counted. */
function clockCounts(standard: Standard, view: View): RawBuilder<unknown> {
  const deadline = sql.ref("clocks.deadline");
  return doneByDeadline(
    standard,
    view,
    deadline,
    sql`clocks join cases on cases.id = clocks.case_id
      where clocks.standard_id = ${standard.id}::uuid and ${deadline} is not null ${within(deadline, view.period, 0)}`,
  );
}

/** Counts cases by the month of their deadline; `rows` is what follows `from`, up to and with conditions. */
function doneByDeadline(
  standard: Standard,
  { asOf, zone }: View,
  deadline: RawBuilder<unknown>,
  rows: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const done = sql.ref(standard.measure === "first_answer" ? "cases.first_answer_at" : "cases.closed_at");
  return sql`
    select ${standard.id}::uuid as standard_id, ${monthOf(zone)} as month,
      count(*) filter (where done <= deadline) as met,
      count(*) filter (where done > deadline) as late,
      0::bigint as broken,
      count(*) filter (where done is null) as overdue,
      0::bigint as released
    from (
      select ${deadline} as deadline, case when ${done} <= ${asOf} then ${done} end as done
      from ${rows} and not cases.suspected_spam and cases.received_at <= ${asOf} ${ofTeam(standard)}
    ) counted
    where done <= deadline or deadline < ${asOf}
    group by ${monthOf(zone)}`;
}

/** A promise is kept when it was fulfilled by its due time; saying that we cannot keep it does not make it kept. */
function promiseCounts(standard: Standard, { period, asOf, zone }: View): RawBuilder<unknown> {
  const start = sql.ref("promises.due_at");
  return sql`
    select ${standard.id}::uuid as standard_id, ${monthOf(zone)} as month,
      count(*) filter (where kind = 'fulfilment' and done <= deadline) as met,
      count(*) filter (where kind = 'fulfilment' and done > deadline) as late,
      count(*) filter (where kind = 'breach') as broken,
      count(*) filter (where kind is null) as overdue,
      count(*) filter (where kind = 'release') as released
    from (
      select promises.due_at as deadline, outcome.kind, outcome.happened_at as done
      from promises
      join cases on cases.id = promises.case_id
      left join promise_outcomes outcome on outcome.promise_id = promises.id and outcome.happened_at <= ${asOf}
      where not cases.suspected_spam and cases.received_at <= ${asOf} and promises.made_at <= ${asOf}
        ${ofTeam(standard)} ${within(start, period, 0)}
    ) counted
    where kind is not null or deadline < ${asOf}
    group by ${monthOf(zone)}`;
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

const monthOf = (zone: string) => sql`date_trunc('month', deadline at time zone ${sql.lit(zone)})`;

export const ofTeam = (standard: Standard) =>
  standard.teamId === null ? sql`` : sql`and cases.team_id = ${standard.teamId}`;

/** The period as a condition on the column from which the deadline is counted, so that its index serves. */
export function within(
  start: RawBuilder<unknown>,
  { from, to }: Period,
  seconds: number,
): RawBuilder<unknown> {
  const back = (at: Date) => new Date(at.getTime() - seconds * 1000);
  const after = from ? sql`and ${start} >= ${back(from)}` : sql``;
  if (!to) return after;
  return to.bound === "included"
    ? sql`${after} and ${start} <= ${back(to.at)}`
    : sql`${after} and ${start} < ${back(to.at)}`;
}
