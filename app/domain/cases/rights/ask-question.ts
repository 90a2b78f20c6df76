import { tell } from "#blocks/notices/tell.ts";
import { answerable } from "#core/actor.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import type { FoundCase } from "../find-case.ts";
import { insertPromise } from "../make-promise.ts";
import { secondsOf } from "./limit.ts";
import { whoAnswers } from "./who-answers.ts";

const hour = 3600 * 1000;

/** What somebody wants to decide beyond their right. */
export interface Asked {
  versionId: string;
  rightId: string;
  what: string;
  amount?: number | undefined;
  duration?: string | undefined;
  reason?: string | undefined;
  principleId: string | null;
  /** What the one who told us reads; otherwise a sentence that tells nothing of the inside. */
  promise?: string | undefined;
}

/**
 * Asks for more than a right allows: the question with its clock, the promise of when the one who told us will hear,
 * a notice for those who may answer, and the look at the clock, all in this transaction. Errors: Conflict
 * `case_closed`, because nothing can be promised there.
 */
export async function askQuestion(ctx: CommandContext, kase: FoundCase, asked: Asked) {
  if (kase.closedAt) throw new Conflict("case_closed");
  const askedBy = answerable(ctx.actor);
  if (!askedBy) throw new Invalid([{ path: "rightId", code: "nobody_asks" }]);
  const { questionHours, languages } = await findOrganisation(ctx.db);
  const { promise: words, rightId, ...question } = asked;
  const answerBy = new Date(ctx.now.getTime() + questionHours * hour);
  const promise = await insertPromise(ctx, kase, {
    text: words ?? ctx.services.text(await languageOf(ctx, kase.id, languages), "rights.hearWhether"),
    dueAt: answerBy,
    ownerId: askedBy,
  });
  const id = newId();
  await ctx.db
    .insertInto("decisionQuestions")
    .values({
      ...question,
      id,
      caseId: kase.id,
      durationSeconds: asked.duration === undefined ? null : secondsOf(asked.duration),
      askedBy,
      keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
      askedAt: ctx.now,
      answerBy,
      promiseId: promise.id,
    })
    .execute();
  ctx.record("question.asked", { type: "question", id, caseId: kase.id }, { rightId, answerBy });
  const { asked: recipients } = await whoAnswers(ctx.db, kase.teamId, askedBy);
  await tell(ctx, "question_asked", { id, caseId: kase.id }, recipients);
  await ctx.enqueue("question_due", { questionId: id }, { runAt: answerBy, key: `question due ${id}` });
  return { id, answerBy, promiseId: promise.id };
}

/** The language of whoever told us, where the organisation speaks it. */
async function languageOf(ctx: CommandContext, caseId: string, languages: string[]): Promise<string> {
  const voice = await ctx.db
    .selectFrom("voices")
    .select("language")
    .where("caseId", "=", caseId)
    .executeTakeFirst();
  const stem = voice?.language?.split("-")[0] ?? "";
  return languages.includes(stem) ? stem : (languages[0] ?? "en");
}
