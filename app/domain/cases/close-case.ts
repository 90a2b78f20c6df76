import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { notify } from "#blocks/notices/notify.ts";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Closures } from "#db/schema.ts";
import { setClocks } from "../listening/clocks/set-clocks.ts";
import { stopWaiting } from "../listening/clocks/waiting.ts";
import { type FoundCase, lockCase, subjectOf } from "./find-case.ts";
import { endPause } from "./pause-case.ts";
import { isOpenPromise } from "./promise-state.ts";
import { requirePrinciple } from "./require-principle.ts";
import { whoHears } from "./who-hears.ts";
import { hasAddress, insertMessage } from "./write-message.ts";

export const Outcome = z.enum(["resolved", "partly_resolved", "not_resolved", "answered", "withdrawn"]);

/** So long after it was written down, a closing belongs to the same conversation. */
const onTheSpot = 3600 * 1000;

/**
 * Closes a case, also while it is paused. Never over an open promise: that is refused with the promises' words. A
 * closing that tells the customer (its words reach them, or `toldAlready` says that they know) is an answer and stops
 * the clocks of answers; what they withdrew needs none. What came by phone or visit and is closed within the hour was
 * answered on the spot, unless `toldAlready` says no.
 */
export const closeCase = command({
  name: "case.close",
  input: z.strictObject({
    caseId: Id,
    outcome: Outcome,
    remedy: Text(2000).optional(),
    principleId: Id.optional(),
    toldAlready: z.stringbool().or(z.boolean()).optional(),
  }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, { caseId, outcome, remedy, principleId, toldAlready }, kase) {
    if (kase.closedAt) throw new Conflict("already_closed", { closedAt: kase.closedAt });
    const promises = await openPromises(ctx, caseId);
    if (promises.length > 0) throw new Conflict("open_promises", { promises });
    await requirePrinciple(ctx, principleId);
    const told = outcome === "withdrawn" ? null : await toldHow(ctx, caseId, { remedy, toldAlready });
    const closure = { id: newId(), caseId, outcome, remedy, principleId, told, closedAt: ctx.now };
    await ctx.db
      .insertInto("closures")
      .values({ ...closure, actorKind: ctx.actor.kind, actorId: ctx.actor.id })
      .execute();
    await setClosed(ctx, caseId, ctx.now);
    await endPause(ctx, kase, "closing");
    if (told) await stopWaiting(ctx, kase, ctx.now);
    if (told === "words" && (await hasAddress(ctx, kase.personId)))
      await queueMail(ctx, "closure", closure.id);
    ctx.record("case.closed", subjectOf(kase), { outcome, principleId: principleId ?? null, told });
    return closure;
  },
});

/** A colleague opens a closed case again; what they say becomes a note. The clock runs on from where it began. */
export const reopenCase = command({
  name: "case.reopen",
  input: z.strictObject({ caseId: Id, reason: Text(2000).optional() }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, { reason }, kase) {
    await reopen(ctx, kase);
    if (reason) await insertMessage(ctx, kase.id, "note", reason);
    return { id: kase.id, closedAt: null, reopenedAt: ctx.now };
  },
});

/**
 * Opens a closed case again and tells whoever has it, unless they did it. The resolution clock was never another one than
 * from reception to closing, so it goes on. Errors: Conflict `not_closed`.
 */
export async function reopen(ctx: CommandContext, kase: FoundCase): Promise<void> {
  const closure = await ctx.db
    .updateTable("closures")
    .set({ reopenedAt: ctx.now })
    .where("caseId", "=", kase.id)
    .where("reopenedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!closure && !kase.closedAt) throw new Conflict("not_closed");
  await setClosed(ctx, kase.id, null);
  await setClocks(ctx.db, [kase.id]);
  ctx.record("case.reopened", subjectOf(kase));
  const hearing = (await whoHears(ctx.db, kase)).filter((id) => id !== ctx.actor.id);
  await notify(ctx, { kind: "case_reopened", subjectId: closure?.id ?? kase.id, caseId: kase.id }, hearing);
}

async function toldHow(
  ctx: CommandContext,
  caseId: string,
  { remedy, toldAlready }: { remedy?: string; toldAlready?: boolean },
): Promise<Closures["told"]> {
  if (toldAlready) return "already";
  if (remedy) return "words";
  return toldAlready === undefined && (await spokenJustNow(ctx, caseId)) ? "already" : null;
}

async function spokenJustNow(ctx: CommandContext, caseId: string): Promise<boolean> {
  const spoken = await ctx.db
    .selectFrom("voices")
    .innerJoin("cases", "cases.id", "voices.caseId")
    .select("voices.id")
    .where("cases.id", "=", caseId)
    .where("voices.channel", "in", ["phone", "visit"])
    .where("voices.recordedBy", "is not", null)
    .where("cases.createdAt", ">", new Date(ctx.now.getTime() - onTheSpot))
    .executeTakeFirst();
  return spoken !== undefined;
}

function openPromises(ctx: CommandContext, caseId: string) {
  return ctx.db
    .selectFrom("promises")
    .select(["id", "text", "dueAt"])
    .where("caseId", "=", caseId)
    .where(isOpenPromise)
    .orderBy("dueAt")
    .limit(50)
    .execute();
}

async function setClosed(ctx: CommandContext, id: string, closedAt: Date | null): Promise<void> {
  await ctx.db
    .updateTable("cases")
    .set((eb) => ({ closedAt, revision: eb("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
