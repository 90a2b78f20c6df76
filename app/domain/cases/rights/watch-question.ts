import { z } from "zod";
import { tell } from "#blocks/notices/tell.ts";
import { command } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { whoAnswers } from "./who-answers.ts";

/**
 * The time to answer a question passed. Without an answer it goes on to those who run the programme, once, whoever
 * was asked before.
 */
export const escalateQuestion = command({
  name: "question.escalate",
  input: z.strictObject({ questionId: Id }),
  can: (actor) => actor.kind === "system",
  async run(ctx, { questionId }) {
    const question = await ctx.db
      .selectFrom("decisionQuestions")
      .innerJoin("cases", "cases.id", "decisionQuestions.caseId")
      .select(["decisionQuestions.id", "decisionQuestions.caseId", "cases.teamId", "askedBy", "escalatedAt"])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom("decisionAnswers")
              .select("questionId")
              .whereRef("questionId", "=", "decisionQuestions.id"),
          )
          .as("answered"),
      )
      .where("decisionQuestions.id", "=", questionId)
      .forUpdate("decisionQuestions")
      .executeTakeFirst();
    if (!question || question.answered || question.escalatedAt) return { told: [] };
    await ctx.db
      .updateTable("decisionQuestions")
      .set({ escalatedAt: ctx.now })
      .where("id", "=", questionId)
      .execute();
    const { leads } = await whoAnswers(ctx.db, question.teamId, question.askedBy);
    const told = await tell(ctx, "question_late", question, leads);
    ctx.record("question.escalated", { type: "question", id: questionId, caseId: question.caseId });
    return { told };
  },
});
