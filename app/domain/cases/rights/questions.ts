import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { z } from "zod";
import { type Actor, answerable, isStaff, leads, manages } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import type { DB } from "#db/schema.ts";
import { othersLookAfter } from "#domain/organisation/looks-after.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";

/**
 * Who sees a question: whoever asked it, the managers of the case's team and those who run the programme, and none of
 * them when the case is out of their sight.
 */
export function seesQuestion(actor: Actor, question: { askedBy: string }, teamId: string | null): boolean {
  return manages(actor, teamId) || (actor.kind === "employee" && question.askedBy === actor.id);
}

/** The same rule as a condition on questions joined to `cases`. */
export function visibleQuestions(actor: Actor) {
  return (eb: ExpressionBuilder<DB, "cases" | "decisionQuestions">): Expression<SqlBool> => {
    const theirs = [eb("decisionQuestions.askedBy", "=", answerable(actor))];
    const teams = [...actor.teamIds];
    if (leads(actor)) theirs.push(eb.val(true) as never);
    else if (actor.kind === "employee" && actor.role === "manager" && teams.length > 0)
      theirs.push(eb("cases.teamId", "in", teams));
    return eb.and([visibleCases(actor)(eb as never), eb.or(theirs)]);
  };
}

/** Whether this actor may answer a question: nobody answers their own while a colleague could. */
export const mayAnswer = (
  actor: Actor,
  question: { askedBy: string; teamId: string | null; colleagues: boolean },
): boolean =>
  manages(actor, question.teamId) && (answerable(actor) !== question.askedBy || !question.colleagues);

/** Whether somebody else than the asker could answer. */
const colleagues = othersLookAfter(sql.ref("cases.team_id"), sql.ref("decision_questions.asked_by"));

function questions(db: Queryable) {
  return db
    .selectFrom("decisionQuestions")
    .innerJoin("cases", "cases.id", "decisionQuestions.caseId")
    .innerJoin("decisionRightVersions as version", "version.id", "decisionQuestions.versionId")
    .innerJoin("employees as asker", "asker.id", "decisionQuestions.askedBy")
    .leftJoin("decisionAnswers as answer", "answer.questionId", "decisionQuestions.id")
    .leftJoin("employees as answerer", "answerer.id", "answer.answeredBy")
    .select([
      "decisionQuestions.id",
      "decisionQuestions.caseId",
      "cases.reference as caseReference",
      "cases.teamId",
      "version.rightId",
      "version.situation",
      "version.kind",
      "version.limitAmount",
      "version.limitDuration",
      "version.exception",
      "decisionQuestions.what",
      "decisionQuestions.amount",
      "decisionQuestions.duration",
      "decisionQuestions.reason",
      "decisionQuestions.askedBy",
      "asker.name as askedByName",
      "decisionQuestions.askedAt",
      "decisionQuestions.answerBy",
      "decisionQuestions.promiseId",
      "decisionQuestions.escalatedAt",
      "answer.outcome",
      "answer.words",
      "answer.amount as grantedAmount",
      "answer.duration as grantedDuration",
      "answer.answeredAt",
      "answerer.name as answeredByName",
    ])
    .select(colleagues.as("colleagues"));
}

type Row = Awaited<ReturnType<ReturnType<typeof questions>["executeTakeFirstOrThrow"]>>;

/** A question as its readers see it; `state` is open, late (unanswered past its time) or answered. */
function present(row: Row, { actor, now }: { actor: Actor; now: Date }) {
  const { outcome, words, grantedAmount, grantedDuration, answeredAt, answeredByName, ...rest } = row;
  const { colleagues: _others, ...question } = rest;
  return {
    ...question,
    state: answeredAt ? ("answered" as const) : row.answerBy < now ? ("late" as const) : ("open" as const),
    /** Whether this reader may answer it. */
    mayAnswer: answeredAt === null && mayAnswer(actor, row),
    answer:
      outcome && answeredAt
        ? { outcome, words, amount: grantedAmount, duration: grantedDuration, answeredAt, answeredByName }
        : null,
  };
}

/** One question that this actor may see. Errors: NotFound. */
export async function findQuestion(ctx: { db: Queryable; actor: Actor; now: Date }, id: string) {
  const row = await questions(ctx.db)
    .where("decisionQuestions.id", "=", id)
    .where(visibleQuestions(ctx.actor) as never)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return present(row, ctx);
}

const Cursor = z.tuple([InstantText, Id]);

/** Questions that this actor may see. Those without an answer: the oldest first, since it is due first. */
export const listQuestions = query({
  name: "question.list",
  input: z.strictObject({
    state: z.enum(["unanswered", "late", "answered"]).optional(),
    rightId: Id.optional(),
    ...Paging,
  }),
  can: isStaff,
  async run({ db, actor, now }, { state, rightId, limit, cursor }) {
    const order = state === "unanswered" || state === "late" ? "asc" : "desc";
    let rows = questions(db)
      .where(visibleQuestions(actor) as never)
      .orderBy("decisionQuestions.askedAt", order)
      .orderBy("decisionQuestions.id", order)
      .limit(limit + 1);
    if (rightId) rows = rows.where("version.rightId", "=", rightId);
    if (state) rows = rows.where("answer.questionId", state === "answered" ? "is not" : "is", null);
    if (state === "late") rows = rows.where("decisionQuestions.answerBy", "<", now);
    if (cursor) {
      const [askedAt, id] = decodeCursor(cursor, Cursor);
      rows = rows.where(
        sql<boolean>`(decision_questions.asked_at, decision_questions.id)
          ${sql.raw(order === "asc" ? ">" : "<")} (${askedAt}::timestamptz, ${id}::uuid)`,
      );
    }
    return pageOf(
      await rows.execute(),
      limit,
      (row) => present(row, { actor, now }),
      (row) => encodeCursor(row.askedAt.toISOString(), row.id),
    );
  },
});
