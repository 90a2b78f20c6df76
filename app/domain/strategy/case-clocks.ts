import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { WorkingCalendar } from "#calendar/working-calendar.ts";
import { workingDaysBetween } from "#calendar/working-days.ts";
import { workingTimeBetween } from "#calendar/working-time.ts";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { findCase } from "../cases/find-case.ts";
import type { ClockMeasure } from "../listening/clocks/runs.ts";
import { readCalendars } from "../organisation/calendars/stored.ts";
import { standardWordsIn } from "../organisation/standard-words.ts";
import { countedRows, rowsWithoutDeadline } from "./counted-rows.ts";
import { wholeHistory } from "./period.ts";
import { type Standard, standardColumns } from "./standards.ts";

/** So many standards are asked for in one statement. */
const together = 100;
/** More clocks than these are not shown of them. */
const most = 500;

/** One clock of a case: by when, and what became of it. */
export interface CaseClock {
  /** Null for the case's own due time. */
  standardId: string | null;
  standardName: string | null;
  measure: ClockMeasure | "due";
  within: string | null;
  time: "elapsed" | "working";
  startsAt: Date;
  /** Null while there is none; `noDeadline` says why. */
  deadline: Date | null;
  noDeadline: "stands_still" | "nobody_works" | null;
  doneAt: Date | null;
  state: "met" | "late" | "overdue" | "open";
  /** How long pauses moved its deadline by, as far as they have ended, in seconds. */
  pausedSeconds: number;
  /**
   * Between its deadline and the moment it was done, or now, for a clock in working time: working days by their dates, and
   * open time in seconds. Null for a clock in elapsed time and for one without a deadline.
   */
  workingTimeAway: { days: number; seconds: number } | null;
}

type BareClock = Omit<CaseClock, "workingTimeAway">;

/**
 * The clocks of one case, by the standards that measure it and by its own due time: those that run first, the next
 * deadline before later ones, then those that are done. A clock in working time where nobody works by the clock has no
 * deadline, and says so.
 */
export const readCaseClocks = query({
  name: "case.clocks",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, { caseId }) => findCase(ctx, caseId),
  can: isStaff,
  async run({ db, now, language }, { caseId }, { teamId }) {
    const standards = await clockStandards(db, teamId);
    const calendar = (await readCalendars(db)).calendarOf(teamId);
    const parts = Array.from({ length: Math.ceil(standards.length / together) || 1 }, (_, index) =>
      standards.slice(index * together, (index + 1) * together),
    );
    const clocks = await Promise.all([
      ownClock(db, caseId, now),
      ...parts.map((some) => clocksOf(db, caseId, some, { asOf: now, language })),
    ]);
    const items = clocks.flat().sort(inOrder);
    return { items: items.map((clock) => ({ ...clock, workingTimeAway: awayOf(clock, now, calendar) })) };
  },
});

/** Those that are for everybody, and those for the team of the case or one above it. */
function clockStandards(db: Queryable, teamId: string | null): Promise<Standard[]> {
  return db
    .selectFrom("standards")
    .select(standardColumns)
    .where("measure", "not in", ["promise_kept", "felt"])
    .where((eb) =>
      eb.or([
        eb("teamId", "is", null),
        sql<boolean>`${teamId}::uuid in (select team_and_below(standards.team_id))`,
      ]),
    )
    .orderBy("id", "desc")
    .execute();
}

async function clocksOf(
  db: Queryable,
  caseId: string,
  standards: Standard[],
  { asOf, language }: { asOf: Date; language: string },
): Promise<BareClock[]> {
  if (standards.length === 0) return [];
  const view = { period: wholeHistory, asOf, zone: "UTC" };
  const only = sql`and cases.id = ${caseId}::uuid`;
  const rows = standards.flatMap((standard) => [
    sql`select standard_id, starts_at, deadline, done, paused_seconds, state
      from (${countedRows(standard, view, only)}) counted`,
    ...(standard.time === "working" ? [rowsWithoutDeadline(standard, view, only)] : []),
  ]);
  const found = await readClocks(db, rows);
  const named = new Map(standards.map((standard) => [standard.id, standard]));
  return found.flatMap(({ standardId, ...row }) => {
    const standard = named.get(standardId ?? "");
    if (!standard) return [];
    const { measure, within, time } = standard;
    const standardName = standardWordsIn(standard, language).name;
    return [{ standardId, standardName, measure: measure as ClockMeasure, within, time, ...row }];
  });
}

/** The case's own due time, where it has one. */
async function ownClock(db: Queryable, caseId: string, asOf: Date): Promise<BareClock[]> {
  const found = await readClocks(db, [
    sql`select null::uuid, received_at, deadline, closed_at, case when isfinite(deadline)
        then extract(epoch from deadline - due_at)::float8 else 0 end,
      case when closed_at <= deadline then 'met' when closed_at is not null then 'late'
        when deadline < ${asOf} then 'overdue' else 'open' end
    from cases cross join lateral (select paused_deadline(id, received_at, due_at, closed_at) as deadline) moved
    where id = ${caseId}::uuid and due_at is not null`,
  ]);
  return found.map((row) => ({ standardName: null, measure: "due", within: null, time: "elapsed", ...row }));
}

/** How far a clock in working time is from its deadline, on either side of it. */
function awayOf(clock: BareClock, now: Date, calendar: WorkingCalendar): CaseClock["workingTimeAway"] {
  if (clock.time !== "working" || clock.deadline === null) return null;
  const ends = [clock.deadline.getTime(), (clock.doneAt ?? now).getTime()];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const instant = Temporal.Instant.fromEpochMilliseconds;
  return {
    days: workingDaysBetween(from, to, calendar),
    seconds: workingTimeBetween(instant(from), instant(to), calendar),
  };
}

type ClockRow = Omit<BareClock, "standardName" | "measure" | "within" | "time">;

async function readClocks(db: Queryable, rows: RawBuilder<unknown>[]): Promise<ClockRow[]> {
  const { rows: found } = await sql<ClockRow>`
    select standard_id, starts_at, nullif(deadline, 'infinity') as deadline, done as done_at, paused_seconds, state,
      case when deadline = 'infinity' then 'stands_still' when deadline is null then 'nobody_works' end as no_deadline
    from (${sql.join(rows, sql` union all `)}) clock (standard_id, starts_at, deadline, done, paused_seconds, state)
    limit ${most}`.execute(db);
  return found;
}

/** What runs before what is done, the next deadline before later ones, those without a deadline last. */
function inOrder(one: BareClock, other: BareClock): number {
  const key = ({ doneAt, deadline }: BareClock) => (doneAt ? 1e16 : 0) + (deadline?.getTime() ?? 9e15);
  return key(one) - key(other) || (one.standardId ?? "").localeCompare(other.standardId ?? "");
}
