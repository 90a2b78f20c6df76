import { z } from "zod";
import { tell } from "#blocks/notices/tell.ts";
import { answerable } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { whoLooksAfter } from "#domain/organisation/looks-after.ts";
import { lockCase, touchCase } from "../find-case.ts";
import { insertDecision } from "../insert-decision.ts";
import { Amount, Duration, isWithin, requireSize, secondsOf } from "./limit.ts";
import { findQuestion, mayAnswer } from "./questions.ts";

/**
 * Answers a question: yes, no, or partly, which says how far. With yes and partly the decision is taken, within what
 * was granted. Nobody answers their own question while a colleague could. Errors: Conflict `already_answered`.
 */
export const answerQuestion = command({
  name: "question.answer",
  input: z.strictObject({
    questionId: Id,
    outcome: z.enum(["yes", "no", "partly"]),
    words: Text(2000).optional(),
    amount: Amount.optional(),
    duration: Duration.optional(),
  }),
  target: (ctx, { questionId }) => holdQuestion(ctx, questionId),
  can: (actor, { question, colleagues }) => mayAnswer(actor, { ...question, colleagues }),
  async run(ctx, { questionId, outcome, words, ...granted }, { question }) {
    requireAnswer(question, outcome, words, granted);
    const answeredBy = answerable(ctx.actor);
    const added = await ctx.db
      .insertInto("decisionAnswers")
      .values({
        ...granted,
        questionId,
        outcome,
        words,
        answeredBy,
        keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
        answeredAt: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) throw new Conflict("already_answered");
    const subject = { type: "question", id: questionId, caseId: question.caseId };
    ctx.record("question.answered", subject, { outcome });
    if (outcome !== "no") await decide(ctx, questionId, outcome === "partly" ? granted : {});
    await touchCase(ctx, question.caseId);
    await tell(ctx, "question_answered", { id: questionId, caseId: question.caseId }, [question.askedBy]);
    return findQuestion(ctx, questionId);
  },
});

type Question = Awaited<ReturnType<typeof findQuestion>>;

/** The question and its case, held until the command ends. */
async function holdQuestion(ctx: CommandContext, id: string) {
  const question = await findQuestion(ctx, id);
  await lockCase(ctx, question.caseId);
  await ctx.db.selectFrom("decisionQuestions").select("id").where("id", "=", id).forUpdate().execute();
  const { managers, leads } = await whoLooksAfter(ctx.db, question.teamId);
  return { question, colleagues: [...managers, ...leads].some((each) => each !== question.askedBy) };
}

/** Errors: Invalid when "no" or "partly" goes without words, or "partly" does not say less than was asked. */
function requireAnswer(
  question: Question,
  outcome: "yes" | "no" | "partly",
  words: string | undefined,
  granted: { amount?: number | undefined; duration?: string | undefined },
): void {
  if (outcome !== "yes" && words === undefined) throw new Invalid([{ path: "words", code: "required" }]);
  if (outcome !== "partly") {
    for (const path of ["amount", "duration"] as const) {
      if (granted[path] !== undefined) throw new Invalid([{ path, code: "only_when_partly" }]);
    }
    return;
  }
  requireSize(question.kind, granted);
  if (granted.amount === 0)
    throw new Invalid([{ path: "amount", code: "too_small", params: { minimum: 0.01 } }]);
  const asked = {
    kind: question.kind,
    limitAmount: question.amount,
    limitSeconds: question.duration === null ? null : secondsOf(question.duration),
  };
  const same = granted.amount === question.amount || granted.duration === question.duration;
  if (question.kind !== "exception" && (same || !isWithin(asked, granted)))
    throw new Invalid([
      { path: question.kind === "money" ? "amount" : "duration", code: "not_less_than_asked" },
    ]);
}

/** The asker's decision, within what was granted to them. */
async function decide(
  ctx: CommandContext,
  questionId: string,
  granted: { amount?: number | undefined; duration?: string | undefined },
): Promise<void> {
  const asked = await ctx.db
    .selectFrom("decisionQuestions")
    .innerJoin("decisionRightVersions as version", "version.id", "decisionQuestions.versionId")
    .select(["caseId", "versionId", "what", "version.kind", "amount", "duration", "reason"])
    .select(["decisionQuestions.principleId", "askedBy", "keyId"])
    .where("decisionQuestions.id", "=", questionId)
    .executeTakeFirstOrThrow();
  const { versionId, askedBy, ...decision } = asked;
  await insertDecision(ctx, {
    ...decision,
    ...(granted.amount !== undefined && { amount: granted.amount }),
    ...(granted.duration !== undefined && { duration: granted.duration }),
    rightVersionId: versionId,
    questionId,
    decidedBy: asked.keyId ? null : askedBy,
  });
}
