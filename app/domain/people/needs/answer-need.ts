import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { answerable, manages } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Day, Text } from "#core/validation.ts";
import { findNeed, todayOf } from "./needs.ts";

/**
 * Answers a need: granted; declined with the reason; or later, with the reason and the day of the next answer. Errors:
 * Conflict `already_answered` once it was granted or declined; Invalid beside what is missing.
 */
export const answerNeed = command({
  name: "need.answer",
  input: z.strictObject({
    needId: Id,
    outcome: z.enum(["granted", "declined", "later"]),
    words: Text(2000).optional(),
    laterOn: Day.optional(),
  }),
  target: (ctx, { needId }) => holdNeed(ctx, needId),
  can: (actor, need) => manages(actor, need.teamId),
  async run(ctx, { needId, outcome, words, laterOn }, need) {
    if (need.answer && need.answer.outcome !== "later") throw new Conflict("already_answered");
    const today = await todayOf(ctx.db, ctx.now);
    requireAnswer(outcome, words, laterOn, today);
    const id = newId();
    const { last } = await ctx.db
      .selectFrom("needAnswers")
      .select((eb) => eb.fn.coalesce(eb.fn.max("number"), eb.val(0)).as("last"))
      .where("needId", "=", needId)
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto("needAnswers")
      .values({
        id,
        needId,
        number: last + 1,
        outcome,
        words,
        laterOn,
        answeredBy: answerable(ctx.actor),
        keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
        answeredAt: ctx.now,
        answeredOn: today,
      })
      .execute();
    ctx.record("need.answered", { type: "need", id: needId }, { outcome });
    // Told by its answer, so that each answer of one need is told.
    await notify(ctx, { kind: "need_answered", subjectId: id, caseId: null }, [need.askedBy]);
    return findNeed(ctx, needId);
  },
});

async function holdNeed(ctx: CommandContext, id: string) {
  await ctx.db.selectFrom("needs").select("id").where("id", "=", id).forUpdate().execute();
  return findNeed(ctx, id);
}

function requireAnswer(
  outcome: "granted" | "declined" | "later",
  words: string | undefined,
  laterOn: string | undefined,
  today: string,
): void {
  if (outcome !== "granted" && words === undefined) throw new Invalid([{ path: "words", code: "required" }]);
  if (outcome !== "later") {
    if (laterOn !== undefined) throw new Invalid([{ path: "laterOn", code: "only_when_later" }]);
    return;
  }
  if (laterOn === undefined) throw new Invalid([{ path: "laterOn", code: "required" }]);
  if (laterOn <= today) throw new Invalid([{ path: "laterOn", code: "not_in_future" }]);
}
