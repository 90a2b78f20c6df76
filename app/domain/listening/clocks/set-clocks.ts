import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { holdClocks } from "#domain/organisation/calendars/count-clocks-again.ts";
import { readCalendars } from "#domain/organisation/calendars/stored.ts";
import { workingDeadline } from "./deadline.ts";
import { type CaseOfClocks, type ClockMeasure, lockCasesOfClocks, runsOf } from "./runs.ts";

/**
 * Writes down the deadlines of some cases for every standard in working time, or for one of them. What is done keeps
 * the deadline that it had, unless the case came in at another time or the standard allows another time; what had none,
 * because there were no hours, gets the first one that there is; what is open
 * gets the one that today's calendars and its pauses say. Call it in the transaction that opens, moves, pauses,
 * resumes, reopens or imports a case, or that answers it while it is paused.
 */
export async function setClocks(db: Queryable, caseIds: string[], standardId?: string): Promise<void> {
  if (caseIds.length === 0) return;
  await holdClocks(db, "with_others");
  const standards = await standardsInWorkingTime(db, standardId);
  if (standards.length === 0) return;
  const calendars = await readCalendars(db);
  const cases = await lockCasesOfClocks(db, caseIds);
  const kept = await keptClocks(db, caseIds);
  const rowsOf = (standard: WorkingStandard, kase: CaseOfClocks): ClockRow[] => {
    const { id, measure, within, teamIds } = standard;
    if (teamIds !== null && (kase.teamId === null || !teamIds.includes(kase.teamId))) return [];
    return runsOf(kase, measure).flatMap(({ subjectId, startsAt, doneAt }) => {
      const clock = kept.get(`${id} ${subjectId}`);
      const same = clock?.within === within && clock.startsAt.getTime() === startsAt.getTime();
      if (same && doneAt && clock.settled) return [];
      const run = { startsAt, doneAt, within };
      const { at, pausedSeconds } = workingDeadline(run, kase.pauses, calendars.calendarOf(kase.teamId));
      const deadline = at === "standing" ? "infinity" : (at?.toISOString() ?? null);
      return [
        {
          standard_id: id,
          subject_id: subjectId,
          within,
          starts_at: startsAt,
          deadline,
          paused_seconds: pausedSeconds,
        },
      ];
    });
  };
  const rows = standards.map((standard) => ({
    table: standard.measure === "next_answer" ? ("next_answer_clocks" as const) : ("clocks" as const),
    rows: cases.flatMap((kase) => rowsOf(standard, kase)),
  }));
  for (const table of ["clocks", "next_answer_clocks"] as const) {
    await keepClocks(
      db,
      table,
      rows.flatMap((each) => (each.table === table ? each.rows : [])),
    );
  }
}

interface WorkingStandard {
  id: string;
  measure: ClockMeasure;
  within: string;
  /** Of its team and the teams below; null for all. */
  teamIds: string[] | null;
}

interface ClockRow {
  standard_id: string;
  subject_id: string;
  within: string;
  starts_at: Date;
  deadline: string | null;
  paused_seconds: number;
}

async function standardsInWorkingTime(db: Queryable, standardId?: string): Promise<WorkingStandard[]> {
  const { rows } = await sql<WorkingStandard>`
    select id, measure, within, case when team_id is not null
      then (select coalesce(array_agg(below::text), '{}') from team_and_below(team_id) below) end as team_ids
    from standards
    where time = 'working' and within is not null and ${standardId ? sql`id = ${standardId}::uuid` : sql`true`}`.execute(
    db,
  );
  return rows;
}

async function keptClocks(db: Queryable, caseIds: string[]) {
  const { rows } = await sql<{
    standardId: string;
    subjectId: string;
    within: string;
    startsAt: Date;
    /** It has a deadline, which does not stand still. */
    settled: boolean;
  }>`
    select standard_id, case_id as subject_id, within, starts_at, coalesce(deadline <> 'infinity', false) as settled
    from clocks where case_id = any(${caseIds}::uuid[])
    union all
    select standard_id, next_answer_id, within, starts_at, coalesce(deadline <> 'infinity', false)
    from next_answer_clocks join next_answers on next_answers.id = next_answer_id
    where next_answers.case_id = any(${caseIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [`${row.standardId} ${row.subjectId}`, row]));
}

async function keepClocks(
  db: Queryable,
  table: "clocks" | "next_answer_clocks",
  rows: ClockRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const subject = sql.ref(table === "clocks" ? "case_id" : "next_answer_id");
  await sql`
    insert into ${sql.table(table)} (standard_id, ${subject}, within, starts_at, deadline, paused_seconds)
    select standard_id, subject_id, within, starts_at, deadline, paused_seconds
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (standard_id uuid, subject_id uuid, within text,
      starts_at timestamptz, deadline timestamptz, paused_seconds float8)
    on conflict (standard_id, ${subject}) do update set within = excluded.within,
      starts_at = excluded.starts_at, deadline = excluded.deadline, paused_seconds = excluded.paused_seconds`.execute(
    db,
  );
}
