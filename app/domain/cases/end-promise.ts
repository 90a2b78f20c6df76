import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { PromiseOutcomes } from "#db/schema.ts";
import { lockCase, touchCase } from "./find-case.ts";
import { promiseState } from "./promise-state.ts";

const Words = Text(2000);
const ending = z.strictObject({ promiseId: Id, words: Words.optional() });

/** We did what we promised: kept when by the due time, late after it. */
export const fulfilPromise = command({
  name: "promise.fulfil",
  input: ending,
  target: (ctx, input) => holdPromise(ctx, input.promiseId),
  can: isStaff,
  run: (ctx, input, promise) => endPromise(ctx, promise, "fulfilment", input.words),
});

/** We say that we will not do what we promised. */
export const breakPromise = command({
  name: "promise.break",
  input: ending,
  target: (ctx, input) => holdPromise(ctx, input.promiseId),
  can: isStaff,
  run: (ctx, input, promise) => endPromise(ctx, promise, "breach", input.words),
});

/** It is no longer needed: recorded by a colleague, with what was said to them. Releases are counted in public. */
export const releasePromise = command({
  name: "promise.release",
  input: z.strictObject({ promiseId: Id, words: Words }),
  target: (ctx, input) => holdPromise(ctx, input.promiseId),
  can: isStaff,
  run: (ctx, input, promise) => endPromise(ctx, promise, "release", input.words),
});

type HeldPromise = Awaited<ReturnType<typeof holdPromise>>;

/** The promise and its case, held until the command ends. Errors: NotFound when this actor may not see the case. */
export async function holdPromise(ctx: CommandContext, id: string) {
  const promise = await ctx.db
    .selectFrom("promises")
    .select(["id", "caseId", "text", "dueAt", "ownerId", "madeAt"])
    .where("id", "=", id)
    .executeTakeFirst();
  const kase = await lockCase(ctx, promise?.caseId ?? id);
  if (!promise) throw new NotFound();
  return { ...promise, kase };
}

/** Ends a promise, once and for good. Errors: Conflict `promise_ended` with how it ended before. */
export async function endPromise(
  ctx: CommandContext,
  promise: HeldPromise,
  kind: PromiseOutcomes["kind"],
  words: string | undefined,
) {
  const { kase: _kase, ...kept } = promise;
  const ended = await ctx.db
    .insertInto("promiseOutcomes")
    .values({
      promiseId: promise.id,
      kind,
      happenedAt: ctx.now,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      words,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (ended.numInsertedOrUpdatedRows !== 1n)
    throw new Conflict("promise_ended", await earlierEnd(ctx, promise));
  const state = promiseState(promise.dueAt, { kind, happenedAt: ctx.now });
  await touchCase(ctx, promise.caseId);
  ctx.record(
    `promise.${verbs[kind]}`,
    { type: "promise", id: promise.id, caseId: promise.caseId },
    { state },
  );
  return { ...kept, state, endedAt: ctx.now };
}

const verbs = { fulfilment: "fulfilled", breach: "broken", release: "released" } as const;

async function earlierEnd(ctx: CommandContext, promise: HeldPromise) {
  const outcome = await ctx.db
    .selectFrom("promiseOutcomes")
    .select(["kind", "happenedAt"])
    .where("promiseId", "=", promise.id)
    .executeTakeFirstOrThrow();
  return { state: promiseState(promise.dueAt, outcome), endedAt: outcome.happenedAt };
}
