import { type RawBuilder, sql } from "kysely";
import type { ClockMeasure } from "../listening/clocks/runs.ts";
import type { Period } from "./period.ts";
import type { Standard } from "./standards.ts";

/** What is counted, as seen at one moment, by the calendar of one zone. */
export interface View {
  period: Period;
  asOf: Date;
  zone: string;
}

/** What became of one thing that a standard counts; `open` is still within its time and left out of every figure. */
export const rowStates = ["met", "late", "broken", "overdue", "released", "open"] as const;
export type RowState = (typeof rowStates)[number];

/**
 * The one definition of what a standard counts, one row each, for figures and for the lists behind them:
 * `standard_id, subject_id` (the case, the next answer or the promise), `case_id, starts_at, deadline, done,
 * paused_seconds, state`. Suspected spam is left out, and what came after `asOf`; what was done after it counts as not
 * done. `deadline` is infinity while a clock stands still.
 */
export function countedRows(standard: Standard, view: View, only: RawBuilder<unknown> = sql``) {
  if (standard.measure === "felt") throw new RangeError("answers about feelings are counted, never listed");
  if (standard.measure === "promise_kept") return promiseRows(standard, view, only);
  return clockRows(standard, standard.measure, view, only);
}

/** When it was answered, as it was known at one moment; that nothing was known otherwise since then is asked once. */
const answered = (subject: string, at: string) => (asOf: Date) =>
  sql`case when exists (select from answers_as_known where until > ${asOf})
    then answered_as_of(${sql.ref(subject)}, ${sql.ref(at)}, ${asOf}) else ${sql.ref(at)} end`;
const firstAnswered = answered("cases.id", "cases.first_answer_at");

/** A case holds its closing of today alone; what was opened again since was closed by the closing that held then. */
const closed = (asOf: Date) =>
  sql`case when cases.id in (select case_id from closures where reopened_at > ${asOf})
    then (select max(closed_at) from closures where closures.case_id = cases.id and closed_at <= ${asOf}
      and (reopened_at is null or reopened_at > ${asOf})) else cases.closed_at end`;

/** Where each clock is read, when it starts and when it was done, as it was known at one moment. */
const clocks: Record<
  ClockMeasure,
  { subject: string; starts: string; done: (asOf: Date) => RawBuilder<unknown> }
> = {
  acknowledgement: {
    subject: "cases.id",
    starts: "cases.received_at",
    done: (asOf) => sql`least(cases.acknowledged_at, ${firstAnswered(asOf)})`,
  },
  first_answer: { subject: "cases.id", starts: "cases.received_at", done: firstAnswered },
  next_answer: {
    subject: "next_answers.id",
    starts: "next_answers.asked_at",
    done: answered("next_answers.id", "next_answers.answered_at"),
  },
  resolution: { subject: "cases.id", starts: "cases.received_at", done: closed },
};

function clockRows(standard: Standard, measure: ClockMeasure, view: View, only: RawBuilder<unknown>) {
  const { asOf } = view;
  const { subject, starts } = clocks[measure];
  const done = clocks[measure].done(asOf);
  const branches =
    standard.time === "working" ? writtenDown(standard, measure, view) : counted(standard, measure, view);
  const selected = branches.map(
    ({ deadline, paused, rows }) => sql`
      select ${sql.ref(subject)} as subject_id, cases.id as case_id, ${sql.ref(starts)} as starts_at,
        ${deadline} as deadline, case when ${done} <= ${asOf} then ${done} end as done,
        ${paused}::float8 as paused_seconds
      from ${rows} and not cases.suspected_spam and cases.received_at <= ${asOf} and ${sql.ref(starts)} <= ${asOf}
        ${ofTeam(standard)} ${only}`,
  );
  return sql`
    select ${standard.id}::uuid as standard_id, clock.*, case
      when done <= deadline then 'met' when done is not null then 'late'
      when deadline < ${asOf} then 'overdue' else 'open' end as state
    from (${sql.join(selected, sql` union all `)}) clock`;
}

interface Branch {
  deadline: RawBuilder<unknown>;
  paused: RawBuilder<unknown>;
  /** What follows `from`, up to and with conditions. */
  rows: RawBuilder<unknown>;
}

const sources = {
  cases: sql`cases`,
  answers: sql`next_answers join cases on cases.id = next_answers.case_id`,
};
const sourceOf = (measure: ClockMeasure) => (measure === "next_answer" ? sources.answers : sources.cases);

/** Elapsed time is counted on the fly: so much on from the start, or the case's own due time; and its pauses. */
function counted(standard: Standard, measure: ClockMeasure, { period, asOf }: View): Branch[] {
  const { withinSeconds: seconds } = standard;
  const { starts } = clocks[measure];
  const done = clocks[measure].done(asOf);
  const from = sql.ref(seconds === null ? "cases.due_at" : starts);
  const deadline = seconds === null ? from : sql`(${from} + ${seconds} * interval '1 second')`;
  const source = sourceOf(measure);
  return [
    {
      deadline,
      paused: sql`0`,
      rows: sql`${source} where ${from} is not null ${within(from, period, seconds ?? 0)}
        and not exists (select from pauses where pauses.case_id = cases.id)`,
    },
    {
      deadline: sql`moved.deadline`,
      paused: sql`case when isfinite(moved.deadline) then extract(epoch from moved.deadline - ${deadline}) else 0 end`,
      rows: sql`${source} cross join lateral (
          select paused_deadline(cases.id, ${sql.ref(starts)}, ${deadline}, ${done}) as deadline) moved
        where cases.id in (select case_id from pauses) and ${from} is not null
          ${within(sql`moved.deadline`, period, 0)}`,
    },
  ];
}

/** Working time is written down, one row for each clock; a case without a deadline is not counted. */
function writtenDown(standard: Standard, measure: ClockMeasure, { period }: View): Branch[] {
  const deadline = sql.ref("clock.deadline");
  const source = writtenSource(measure);
  return [
    {
      deadline,
      paused: sql`clock.paused_seconds`,
      rows: sql`${source} where clock.standard_id = ${standard.id}::uuid and ${deadline} is not null
        ${within(deadline, period, 0)}`,
    },
  ];
}

/** Clocks in working time that have no deadline, because nobody works by the clock where the case is: in no figure. */
export function rowsWithoutDeadline(standard: Standard, { asOf }: View, only: RawBuilder<unknown>) {
  const measure = standard.measure as ClockMeasure;
  const { starts } = clocks[measure];
  const done = clocks[measure].done(asOf);
  return sql`
    select ${standard.id}::uuid, ${sql.ref(starts)}, null::timestamptz, case when ${done} <= ${asOf} then ${done} end,
      0::float8, 'open'
    from ${writtenSource(measure)} where clock.standard_id = ${standard.id}::uuid and clock.deadline is null
      ${ofTeam(standard)} ${only}`;
}

/** Where deadlines in working time are written down, as `clock`, with their cases. */
export const writtenSource = (measure: ClockMeasure) =>
  measure === "next_answer"
    ? sql`next_answer_clocks clock join next_answers on next_answers.id = clock.next_answer_id
        join cases on cases.id = next_answers.case_id`
    : sql`clocks clock join cases on cases.id = clock.case_id`;

/**
 * A promise is kept when it was fulfilled by its due time; saying that we cannot keep it does not make it kept. Its due
 * time never moves, whatever pauses.
 */
function promiseRows(standard: Standard, { period, asOf }: View, only: RawBuilder<unknown>) {
  const due = sql.ref("promises.due_at");
  return sql`
    select ${standard.id}::uuid as standard_id, promises.id as subject_id, cases.id as case_id,
      promises.made_at as starts_at, ${due} as deadline, outcome.happened_at as done, 0::float8 as paused_seconds,
      case when outcome.kind = 'release' then 'released' when outcome.kind = 'breach' then 'broken'
        when outcome.kind = 'fulfilment' and outcome.happened_at <= ${due} then 'met'
        when outcome.kind = 'fulfilment' then 'late'
        when ${due} < ${asOf} then 'overdue' else 'open' end as state
    from promises
    join cases on cases.id = promises.case_id
    left join (
      select promise_id, kind, happened_at from promise_outcomes
      union all select promise_id, kind, happened_at from promise_outcomes_taken_back where taken_back_at > ${asOf}
    ) outcome on outcome.promise_id = promises.id and outcome.happened_at <= ${asOf}
    where not cases.suspected_spam and cases.received_at <= ${asOf} and promises.made_at <= ${asOf}
      ${ofTeam(standard)} ${within(due, period, 0)} ${only}`;
}

/** The month of a deadline in a zone, as a condition or a group: `2018-04`. */
export const monthIn = (zone: string) =>
  sql`to_char(date_trunc('month', deadline at time zone ${sql.lit(zone)}), 'YYYY-MM')`;

/** Cases of the team or site that the standard is for, and of the teams below it. */
export const ofTeam = (standard: Pick<Standard, "teamId">) =>
  standard.teamId === null
    ? sql``
    : sql`and cases.team_id in (select team_and_below(${standard.teamId}::uuid))`;

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
