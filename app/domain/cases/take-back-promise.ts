import { z } from "zod";
import { type Actor, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { holdPromise } from "./end-promise.ts";
import { touchCase } from "./find-case.ts";

/** So long a slip can be put right; afterwards the figure stands. In milliseconds. */
export const takesBackWithin = 24 * 3600 * 1000;

/** Whose slip it was: the promise's owner, or whoever said that it was done. */
export const mayTakeBack = (actor: Actor, promise: { ownerId: string; endedBy: string | null }): boolean =>
  actor.id !== null && (actor.id === promise.ownerId || actor.id === promise.endedBy);

/**
 * 'Done' was a slip: the promise is open again, with the due time that it had. What was said stays in the log, and in
 * figures as of that time. For a day, by the promiser or whoever said it, while the case is open. Errors: Conflict
 * `not_fulfilled`, `too_late`, `not_yours`, `case_closed`.
 */
export const takeBackPromise = command({
  name: "promise.take_back",
  input: z.strictObject({ promiseId: Id }),
  target: (ctx, input) => holdPromise(ctx, input.promiseId),
  can: isStaff,
  async run(ctx, _input, promise) {
    const { kase, ...kept } = promise;
    const outcome = await ctx.db
      .selectFrom("promiseOutcomes")
      .select(["promiseId", "kind", "happenedAt", "actorKind", "actorId"])
      .where("promiseId", "=", promise.id)
      .where("kind", "=", "fulfilment")
      .executeTakeFirst();
    if (!outcome) throw new Conflict("not_fulfilled");
    if (!mayTakeBack(ctx.actor, { ownerId: promise.ownerId, endedBy: outcome.actorId })) {
      throw new Conflict("not_yours");
    }
    if (ctx.now.getTime() - outcome.happenedAt.getTime() > takesBackWithin) throw new Conflict("too_late");
    if (kase.closedAt) throw new Conflict("case_closed");
    await ctx.db.deleteFrom("promiseOutcomes").where("promiseId", "=", promise.id).execute();
    await ctx.db
      .insertInto("promiseOutcomesTakenBack")
      .values({ ...outcome, takenBackAt: ctx.now })
      .execute();
    await touchCase(ctx, promise.caseId);
    ctx.record("promise.taken_back", { type: "promise", id: promise.id, caseId: promise.caseId });
    const runAt = promise.dueAt > ctx.now ? promise.dueAt : ctx.now;
    await ctx.enqueue("promise_due", { promiseId: promise.id }, { runAt, key: `promise due ${promise.id}` });
    return { ...kept, state: "open" as const };
  },
});
