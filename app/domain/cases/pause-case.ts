import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Pauses } from "#db/schema.ts";
import { setClocks } from "#domain/listening/clocks/set-clocks.ts";
import { type FoundCase, lockCase, subjectOf, touchCase } from "./find-case.ts";
import { refuseErased } from "./persons/refuse-erased.ts";

/** What we can wait for; whatever else it is stands in words. */
export const WaitingFor = z.enum(["answer", "papers", "appointment", "other"]);

/**
 * The clocks of a case stand still while we wait for the customer: every deadline moves on by as much, except those of
 * promises, which never move. The customer reads why on their page. Errors: Conflict `case_closed`, `already_paused`.
 */
export const pauseCase = command({
  name: "case.pause",
  input: z.strictObject({ caseId: Id, waitingFor: WaitingFor, words: Text(500).optional() }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, { waitingFor, words }, kase) {
    if (waitingFor === "other" && !words) throw new Invalid([{ path: "words", code: "required" }]);
    await refuseErased(ctx, kase);
    if (await runningPause(ctx, kase.id)) throw new Conflict("already_paused");
    return startPause(ctx, kase, { waitingFor, words });
  },
});

/** The clocks go on. Errors: Conflict `not_paused`. */
export const resumeCase = command({
  name: "case.resume",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, _input, kase) {
    const pause = await endPause(ctx, kase, "staff");
    if (!pause) throw new Conflict("not_paused");
    return pause;
  },
});

/** Pauses a case that the calling command holds. Errors: Conflict `case_closed`. */
export async function startPause(
  ctx: CommandContext,
  kase: FoundCase,
  why: { waitingFor: Pauses["waitingFor"]; words?: string },
) {
  if (kase.closedAt) throw new Conflict("case_closed");
  const pause = { id: newId(), caseId: kase.id, ...why, words: why.words ?? null, startedAt: ctx.now };
  await ctx.db
    .insertInto("pauses")
    .values({ ...pause, actorKind: ctx.actor.kind, actorId: ctx.actor.id })
    .execute();
  await setClocks(ctx.db, [kase.id]);
  await touchCase(ctx, kase.id);
  ctx.record("case.paused", subjectOf(kase), { waitingFor: why.waitingFor });
  return { ...pause, endedAt: null, endedBy: null };
}

/** Ends the pause of a case that the calling command holds; null when it was not paused. */
export async function endPause(
  ctx: CommandContext,
  kase: { id: string },
  endedBy: NonNullable<Pauses["endedBy"]>,
) {
  const pause = await ctx.db
    .updateTable("pauses")
    // Clocks of two processes may differ: it never ends before it began.
    .set((eb) => ({ endedAt: eb.fn("greatest", ["startedAt", eb.val(ctx.now)]), endedBy }))
    .where("caseId", "=", kase.id)
    .where("endedAt", "is", null)
    .returning(["id", "caseId", "waitingFor", "words", "startedAt", "endedAt", "endedBy"])
    .executeTakeFirst();
  if (!pause) return null;
  await setClocks(ctx.db, [kase.id]);
  await touchCase(ctx, kase.id);
  ctx.record("case.resumed", subjectOf(kase), { by: endedBy });
  return pause;
}

/** Whether the clocks of the case stand still. */
export async function runningPause(ctx: CommandContext, caseId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("pauses")
    .select("id")
    .where("caseId", "=", caseId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
