import { sql } from "kysely";
import { isStaff } from "#core/actor.ts";
import type { QueryContext } from "#core/context.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";
import { shownFeltOfAll } from "../../strategy/felt.ts";
import { walked, whole } from "./exported-list.ts";

// What the figures of standards are made of, so that anybody can count them again: see test/recount.

/** When the clocks of cases stood still, and what for. */
export const pauses = walked(
  isStaff,
  {
    id: (row) => row.id,
    caseId: (row) => row.caseId,
    reference: (row) => row.reference,
    waitingFor: (row) => row.waitingFor,
    startedAt: (row) => row.startedAt,
    endedAt: (row) => row.endedAt,
    endedBy: (row) => row.endedBy,
  },
  readPauses,
);

function readPauses({ db, actor }: QueryContext, after: string | null, limit: number) {
  let rows = db
    .selectFrom("pauses")
    .innerJoin("cases", "cases.id", "pauses.caseId")
    .select(["pauses.id", "pauses.caseId", "cases.reference", "pauses.waitingFor"])
    .select(["pauses.startedAt", "pauses.endedAt", "pauses.endedBy"])
    .where(visibleCases(actor) as never)
    .orderBy("pauses.id")
    .limit(limit);
  if (after !== null) rows = rows.where("pauses.id", ">", after);
  return rows.execute();
}

/** Each closing of a case, with when it was taken back: whether a case was closed at some moment stands here alone. */
export const closings = walked(
  isStaff,
  {
    id: (row) => row.id,
    caseId: (row) => row.caseId,
    reference: (row) => row.reference,
    outcome: (row) => row.outcome,
    told: (row) => row.told,
    principleId: (row) => row.principleId,
    closedAt: (row) => row.closedAt,
    reopenedAt: (row) => row.reopenedAt,
  },
  readClosings,
);

function readClosings({ db, actor }: QueryContext, after: string | null, limit: number) {
  let rows = db
    .selectFrom("closures")
    .innerJoin("cases", "cases.id", "closures.caseId")
    .select(["closures.id", "closures.caseId", "cases.reference", "closures.outcome", "closures.told"])
    .select(["closures.principleId", "closures.closedAt", "closures.reopenedAt"])
    .where(visibleCases(actor) as never)
    .orderBy("closures.id")
    .limit(limit);
  if (after !== null) rows = rows.where("closures.id", ">", after);
  return rows.execute();
}

/** Each time that somebody waited for us again after our first answer. */
export const nextAnswers = walked(
  isStaff,
  {
    id: (row) => row.id,
    caseId: (row) => row.caseId,
    reference: (row) => row.reference,
    askedAt: (row) => row.askedAt,
    answeredAt: (row) => row.answeredAt,
  },
  readNextAnswers,
);

function readNextAnswers({ db, actor }: QueryContext, after: string | null, limit: number) {
  let rows = db
    .selectFrom("nextAnswers")
    .innerJoin("cases", "cases.id", "nextAnswers.caseId")
    .select(["nextAnswers.id", "nextAnswers.caseId", "cases.reference"])
    .select(["nextAnswers.askedAt", "nextAnswers.answeredAt"])
    .where(visibleCases(actor) as never)
    .orderBy("nextAnswers.id")
    .limit(limit);
  if (after !== null) rows = rows.where("nextAnswers.id", ">", after);
  return rows.execute();
}

/**
 * What the clock of an answer said until a later word changed it, where that happened: somebody said that it was solved, or
 * a mail turned out never to have arrived. For figures as of an earlier moment.
 */
export const answersAsKnown = walked(
  isStaff,
  {
    subjectId: (row) => row.subjectId,
    caseId: (row) => row.caseId,
    answeredAt: (row) => row.answeredAt,
    until: (row) => row.until,
  },
  readAnswersAsKnown,
);

function readAnswersAsKnown({ db, actor }: QueryContext, after: string | null, limit: number) {
  const id = sql<string>`answers_as_known.subject_id || ' ' || answers_as_known.until`;
  let rows = db
    .selectFrom("answersAsKnown")
    .innerJoin("cases", "cases.id", "answersAsKnown.caseId")
    .select(["answersAsKnown.subjectId", "answersAsKnown.caseId"])
    .select(["answersAsKnown.answeredAt", "answersAsKnown.until", id.as("id")])
    .where(visibleCases(actor) as never)
    .orderBy(id)
    .limit(limit);
  if (after !== null) rows = rows.where(id, ">", after);
  return rows.execute();
}

interface Deadline {
  id: string;
  standardId: string;
  subjectId: string;
  caseId: string;
  within: string;
  startsAt: Date;
  deadline: Date | null;
  pausedSeconds: number;
}

/**
 * Deadlines in working time as they are written down, one for each standard and case, or next answer. An empty deadline
 * is none: nobody works there. "infinity": the clock stands still.
 */
export const deadlines = walked<Deadline>(
  isStaff,
  {
    standardId: (row) => row.standardId,
    subjectId: (row) => row.subjectId,
    caseId: (row) => row.caseId,
    within: (row) => row.within,
    startsAt: (row) => row.startsAt,
    deadline: (row) =>
      row.deadline instanceof Date || row.deadline === null ? row.deadline : String(row.deadline),
    pausedSeconds: (row) => row.pausedSeconds,
  },
  readDeadlines,
);

async function readDeadlines({ db, actor }: QueryContext, after: string | null, limit: number) {
  const seen = db.selectFrom("cases").select("cases.id").where(visibleCases(actor));
  const { rows } = await sql<Deadline>`
    select * from (
      select standard_id || ' ' || case_id as id, standard_id, case_id as subject_id, case_id, within, starts_at,
        deadline, paused_seconds
      from clocks
      union all
      select standard_id || ' ' || next_answer_id, standard_id, next_answer_id, case_id, within, starts_at,
        deadline, paused_seconds
      from next_answer_clocks join next_answers on next_answers.id = next_answer_id
    ) clock
    where case_id in (${seen}) and (${after}::text is null or id > ${after}::text)
    order by id limit ${limit}`.execute(db);
  return rows;
}

/**
 * How customers felt, month by month, for everybody (without a team) and for each team with those below it: only months
 * that are over, and only where nobody could be told from the others. A count is the middle of a range that reaches its
 * margin either way. An answer itself leaves in no file.
 */
export const feelings = whole(
  isStaff,
  {
    month: (row) => row.month,
    teamId: (row) => row.teamId,
    answers: (row) => row.answers,
    helped: (row) => row.helped,
    helpedMargin: (row) => row.helpedMargin,
    top: (row) => row.top,
    topMargin: (row) => row.topMargin,
  },
  readFeelings,
);

async function* readFeelings(ctx: QueryContext) {
  yield await shownFeltOfAll(ctx);
}
