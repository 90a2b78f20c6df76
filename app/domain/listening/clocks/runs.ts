import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { Stillness } from "./deadline.ts";

/** What a standard may measure on a clock of a case. */
export const clockMeasures = ["acknowledgement", "first_answer", "next_answer", "resolution"] as const;
export type ClockMeasure = (typeof clockMeasures)[number];

/** A case as its clocks need it. */
export interface CaseOfClocks {
  id: string;
  teamId: string | null;
  receivedAt: Date;
  acknowledgedAt: Date | null;
  firstAnswerAt: Date | null;
  closedAt: Date | null;
  nextAnswers: { id: string; askedAt: Date; answeredAt: Date | null }[];
  pauses: Stillness[];
}

/** One clock: what it is about (the case, or one of its next answers), and from when to when it ran. */
export interface ClockRun {
  subjectId: string;
  startsAt: Date;
  doneAt: Date | null;
}

/** The clocks of one case for one measure: one, or for next answers one each time that the customer waits again. */
export function runsOf(kase: CaseOfClocks, measure: ClockMeasure): ClockRun[] {
  if (measure === "next_answer") {
    return kase.nextAnswers.map(({ id, askedAt, answeredAt }) => ({
      subjectId: id,
      startsAt: askedAt,
      doneAt: answeredAt,
    }));
  }
  const done = {
    acknowledgement: earliest(kase.acknowledgedAt, kase.firstAnswerAt),
    first_answer: kase.firstAnswerAt,
    resolution: kase.closedAt,
  };
  return [{ subjectId: kase.id, startsAt: kase.receivedAt, doneAt: done[measure] }];
}

/** An answer acknowledges as well. */
const earliest = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);

/** The cases, held until the transaction ends, so that a case that moves meanwhile is not counted by its old team. */
export async function lockCasesOfClocks(db: Queryable, ids: string[]): Promise<CaseOfClocks[]> {
  const { rows: cases } = await sql<Omit<CaseOfClocks, "nextAnswers" | "pauses">>`
    select id, team_id, received_at, acknowledged_at, first_answer_at, closed_at from cases
    where id = any(${ids}::uuid[]) order by id for no key update`.execute(db);
  const { rows: answers } = await sql<{ id: string; caseId: string; askedAt: Date; answeredAt: Date | null }>`
    select id, case_id, asked_at, answered_at from next_answers where case_id = any(${ids}::uuid[])`.execute(
    db,
  );
  const { rows: pauses } = await sql<Stillness & { caseId: string }>`
    select case_id, started_at, ended_at from pauses
    where case_id = any(${ids}::uuid[]) order by started_at`.execute(db);
  const answersOf = Map.groupBy(answers, (row) => row.caseId);
  const pausesOf = Map.groupBy(pauses, (row) => row.caseId);
  return cases.map((kase) => ({
    ...kase,
    nextAnswers: answersOf.get(kase.id) ?? [],
    pauses: pausesOf.get(kase.id) ?? [],
  }));
}
