import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { holdClocks } from "#domain/organisation/calendars/count-clocks-again.ts";
import { readCalendars } from "#domain/organisation/calendars/stored.ts";
import { workingDeadline } from "./deadline.ts";

/**
 * Writes down the deadlines of some cases for every standard in working time, or for one of them. What is done keeps
 * the deadline that it had, unless the case came in at another time or the standard allows another time; what is open
 * gets the one that today's calendars say. Call it in the transaction that opens, moves, reopens or imports a case.
 */
export async function setClocks(db: Queryable, caseIds: string[], standardId?: string): Promise<void> {
  if (caseIds.length === 0) return;
  await holdClocks(db, "with_others");
  let working = db
    .selectFrom("standards")
    .select(["id", "measure", "within", "teamId"])
    .where("time", "=", "working");
  if (standardId) working = working.where("id", "=", standardId);
  const standards = await working.execute();
  if (standards.length === 0) return;
  const calendars = await readCalendars(db);
  const cases = await lockCases(db, caseIds);
  const kept = await clocksOf(db, caseIds);
  const rows = standards.flatMap(({ id, measure, within, teamId }) =>
    cases.flatMap((kase) => {
      if (within === null || (teamId !== null && teamId !== kase.teamId)) return [];
      const clock = kept.get(`${id} ${kase.id}`);
      const same = clock?.within === within && clock.startsAt.getTime() === kase.receivedAt.getTime();
      const done = measure === "first_answer" ? kase.firstAnswerAt : kase.closedAt;
      if (same && done) return [];
      const deadline = workingDeadline(kase.receivedAt, within, calendars.calendarOf(kase.teamId));
      return [{ standard_id: id, case_id: kase.id, within, starts_at: kase.receivedAt, deadline }];
    }),
  );
  await keepClocks(db, rows);
}

interface CaseRow {
  id: string;
  teamId: string | null;
  receivedAt: Date;
  firstAnswerAt: Date | null;
  closedAt: Date | null;
}

/** The cases, held until the transaction ends, so that a case that moves meanwhile is not counted by its old team. */
async function lockCases(db: Queryable, ids: string[]): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select id, team_id, received_at, first_answer_at, closed_at from cases
    where id = any(${ids}::uuid[]) order by id for no key update`.execute(db);
  return rows;
}

async function clocksOf(db: Queryable, caseIds: string[]) {
  const { rows } = await sql<{ standardId: string; caseId: string; within: string; startsAt: Date }>`
    select standard_id, case_id, within, starts_at from clocks where case_id = any(${caseIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [`${row.standardId} ${row.caseId}`, row]));
}

async function keepClocks(db: Queryable, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into clocks (standard_id, case_id, within, starts_at, deadline)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as row (standard_id uuid, case_id uuid, within text, starts_at timestamptz, deadline timestamptz)
    on conflict (standard_id, case_id) do update
      set within = excluded.within, starts_at = excluded.starts_at, deadline = excluded.deadline`.execute(db);
}
