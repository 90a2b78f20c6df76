import { sql } from "kysely";
import { isStaff } from "#core/actor.ts";
import type { QueryContext } from "#core/context.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";
import { listCases } from "../../cases/list-cases.ts";
import { promiseState } from "../../cases/promise-state.ts";
import { listQuestions } from "../../cases/rights/questions.ts";
import { listed, walked } from "./exported-list.ts";

// No list of cases has a column for who owned, promised or decided: a spreadsheet would total it by colleague at once.

/** Cases with their times, by the filters of the list. */
export const cases = listed(listCases, {
  id: (row) => row.id,
  reference: (row) => row.reference,
  state: (row) => row.state,
  kind: (row) => row.kind,
  channel: (row) => row.channel,
  teamId: (row) => row.teamId,
  team: (row) => row.teamName,
  receivedAt: (row) => row.receivedAt,
  acknowledgedAt: (row) => row.acknowledgedAt,
  firstAnswerAt: (row) => row.firstAnswerAt,
  dueAt: (row) => row.dueAt,
  closedAt: (row) => row.closedAt,
  nextPromiseDueAt: (row) => row.nextPromiseDueAt,
  late: (row) => row.late,
  suspectedSpam: (row) => row.suspectedSpam,
  person: (row) => row.personName,
  excerpt: (row) => row.excerpt,
});

/** Promises of the cases that this reader sees, in the order in which they were made. */
export const promises = walked(
  isStaff,
  {
    id: (row) => row.id,
    caseId: (row) => row.caseId,
    reference: (row) => row.reference,
    teamId: (row) => row.teamId,
    team: (row) => row.team,
    text: (row) => row.text,
    madeAt: (row) => row.madeAt,
    dueAt: (row) => row.dueAt,
    state: (row) =>
      promiseState(
        row.dueAt,
        row.outcome && row.endedAt ? { kind: row.outcome, happenedAt: row.endedAt } : null,
      ),
    endedAt: (row) => row.endedAt,
    suspectedSpam: (row) => row.suspectedSpam,
  },
  readPromises,
);

function readPromises({ db, actor }: QueryContext, after: string | null, limit: number) {
  let rows = db
    .selectFrom("promises")
    .innerJoin("cases", "cases.id", "promises.caseId")
    .leftJoin("teams", "teams.id", "cases.teamId")
    .leftJoin("promiseOutcomes as outcome", "outcome.promiseId", "promises.id")
    .select(["promises.id", "promises.caseId", "cases.reference", "cases.teamId", "teams.name as team"])
    .select(["promises.text", "promises.madeAt", "promises.dueAt", "cases.suspectedSpam"])
    .select(["outcome.kind as outcome", "outcome.happenedAt as endedAt"])
    .where(visibleCases(actor) as never)
    .orderBy("promises.id")
    .limit(limit);
  if (after !== null) rows = rows.where("promises.id", ">", after);
  return rows.execute();
}

/** Decisions in the cases that this reader sees: what was decided, by which right, and whether somebody was asked. */
export const decisions = walked(
  isStaff,
  {
    id: (row) => row.id,
    caseId: (row) => row.caseId,
    reference: (row) => row.reference,
    teamId: (row) => row.teamId,
    team: (row) => row.team,
    what: (row) => row.what,
    kind: (row) => row.kind,
    amount: (row) => row.amount,
    duration: (row) => row.duration,
    reason: (row) => row.reason,
    principle: (row) => row.principle,
    situation: (row) => row.situation,
    rightId: (row) => row.rightId,
    rightVersion: (row) => row.rightVersion,
    asked: (row) => row.asked,
    decidedAt: (row) => row.decidedAt,
  },
  readDecisions,
);

function readDecisions({ db, actor, language }: QueryContext, after: string | null, limit: number) {
  let rows = db
    .selectFrom("decisions")
    .innerJoin("cases", "cases.id", "decisions.caseId")
    .leftJoin("teams", "teams.id", "cases.teamId")
    .leftJoin("principles", "principles.id", "decisions.principleId")
    .leftJoin("decisionRightVersions as version", "version.id", "decisions.rightVersionId")
    .select(["decisions.id", "decisions.caseId", "cases.reference", "cases.teamId", "teams.name as team"])
    .select(["decisions.what", "decisions.kind", "decisions.amount", "decisions.duration"])
    .select(["decisions.reason", "decisions.decidedAt"])
    .select(inLanguage("principles", "statement", language).$castTo<string | null>().as("principle"))
    .select(["version.situation", "version.rightId", "version.number as rightVersion"])
    .select(sql<boolean>`decisions.question_id is not null`.as("asked"))
    .where(visibleCases(actor) as never)
    .orderBy("decisions.id")
    .limit(limit);
  if (after !== null) rows = rows.where("decisions.id", ">", after);
  return rows.execute();
}

/** Questions over a limit, by the filters of their list. */
export const questions = listed(listQuestions, {
  id: (row) => row.id,
  caseId: (row) => row.caseId,
  reference: (row) => row.caseReference,
  situation: (row) => row.situation,
  kind: (row) => row.kind,
  what: (row) => row.what,
  amount: (row) => row.amount,
  duration: (row) => row.duration,
  reason: (row) => row.reason,
  state: (row) => row.state,
  askedAt: (row) => row.askedAt,
  answerBy: (row) => row.answerBy,
  outcome: (row) => row.answer?.outcome,
  words: (row) => row.answer?.words,
  grantedAmount: (row) => row.answer?.amount,
  grantedDuration: (row) => row.answer?.duration,
  answeredAt: (row) => row.answer?.answeredAt,
});
