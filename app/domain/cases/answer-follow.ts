import { z } from "zod";
import { tell } from "#blocks/notices/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { answeredByClosing, startWaiting } from "#domain/listening/clocks/waiting.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { dateFormat } from "#messages/formats.ts";
import { reopen } from "./close-case.ts";
import { endPromise, holdPromise } from "./end-promise.ts";
import { lockCase, subjectOf } from "./find-case.ts";
import { followed, identifyHolder, limitReceipts } from "./follow-case.ts";
import { endPause } from "./pause-case.ts";
import { whoHears } from "./who-hears.ts";
import { Body, insertMessage } from "./write-message.ts";

const Taps = z.enum(["yes", "partly", "no"]);

/** What every command of the holder of a receipt has in common. */
const byHolder = {
  limit: limitReceipts,
  identify: identifyHolder,
  target: (ctx: CommandContext) => lockCase(ctx, ctx.actor.id ?? ""),
  can: (actor: { kind: string }) => actor.kind === "customer",
};

/**
 * They write back. It opens nothing again, but the case, open or closed, says that an answer is awaited, and whoever has it
 * hears of it. Clocks
 * that stood still go on, and the one of the next answer starts.
 */
export const answerBack = command({
  ...byHolder,
  name: "case.answer_back",
  input: z.strictObject({ ...followed, body: Body }),
  async run(ctx, { body }, kase) {
    const { id, writtenAt } = await insertMessage(ctx, kase.id, "customer", body);
    await endPause(ctx, kase, "customer");
    await startWaiting(ctx, kase, writtenAt);
    ctx.record("message.received", { type: "message", id, caseId: kase.id });
    await tell(ctx, "message_received", { id, caseId: kase.id }, await whoHears(ctx.db, kase));
    return { id, kind: "customer" as const, body, writtenAt };
  },
});

/**
 * They say whether it is solved for them, once for each closing. Whoever agrees was answered by the closing. Whoever
 * disagrees reopens the case: the closing
 * stays in sight, the closing no longer counts for the clock that ran, which goes on from where it began, and they wait
 * for our next answer.
 */
export const giveVerdict = command({
  ...byHolder,
  name: "case.give_verdict",
  input: z.strictObject({
    ...followed,
    agrees: z.stringbool().or(z.boolean()),
    words: Text(2000).optional(),
  }),
  async run(ctx, { agrees, words }, kase) {
    if (!kase.closedAt) throw new Conflict("not_closed");
    const { id: closureId, outcome, closedAt } = await lastClosure(ctx, kase.id);
    const given = await ctx.db
      .insertInto("verdicts")
      .values({ closureId, agrees, words, givenAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (given.numInsertedOrUpdatedRows !== 1n) throw new Conflict("already_answered");
    ctx.record("verdict.given", subjectOf(kase), { agrees });
    if (agrees && outcome !== "withdrawn") await answeredByClosing(ctx, kase.id, closedAt);
    if (!agrees) {
      await reopen(ctx, kase);
      await startWaiting(ctx, kase, ctx.now);
    }
    return { agrees, state: agrees ? ("closed" as const) : ("reopened" as const) };
  },
});

/**
 * Three taps about how it was, once for each closing. It stands beside the closing with its day alone, and no event
 * tells of it, and the request is kept nowhere, also not under an Idempotency-Key. Whoever disagreed may still answer:
 * leaving them out would flatter us.
 */
export const giveFeeling = command({
  ...byHolder,
  name: "case.give_feeling",
  repeats: "never kept",
  input: z.strictObject({
    ...followed,
    helped: Taps,
    answered: Taps,
    feeling: z.enum(["good", "neutral", "bad"]),
  }),
  async run(ctx, { helped, answered, feeling }, kase) {
    const { id: closureId } = await lastClosure(ctx, kase.id);
    const { timeZone } = await findOrganisation(ctx.db);
    const day = dateFormat("sv", { dateStyle: "short", timeZone }).format(ctx.now);
    const given = await ctx.db
      .insertInto("feelings")
      .values({ closureId, helped, answered, feeling, day, teamId: kase.teamId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (given.numInsertedOrUpdatedRows !== 1n) throw new Conflict("already_answered");
    return { helped, answered, feeling };
  },
});

/** They say that a promise is no longer needed. */
export const releaseOwnPromise = command({
  ...byHolder,
  name: "case.release_promise",
  input: z.strictObject({ ...followed, promiseId: Id, words: Text(2000).optional() }),
  target: (ctx: CommandContext, input: { promiseId: string }) => holdPromise(ctx, input.promiseId),
  async run(ctx, { words }, promise) {
    const { id, text, dueAt, state } = await endPromise(ctx, promise, "release", words);
    return { id, text, dueAt, state };
  },
});

/** Errors: Conflict `not_closed` when the case was never closed. */
async function lastClosure(ctx: CommandContext, caseId: string) {
  const closure = await ctx.db
    .selectFrom("closures")
    .select(["id", "outcome", "closedAt"])
    .where("caseId", "=", caseId)
    .orderBy("closedAt", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!closure) throw new Conflict("not_closed");
  return closure;
}
