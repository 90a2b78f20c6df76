import { z } from "zod";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Instant, Text } from "#core/validation.ts";
import { requireEmployee } from "#domain/organisation/employees.ts";
import { whoSees } from "#domain/organisation/looks-after.ts";
import type { CasePlace } from "#domain/organisation/visibility.ts";
import { lockCase, touchCase } from "./find-case.ts";
import { refuseErased } from "./persons/refuse-erased.ts";
import { takeUnowned } from "./place-case.ts";
import { reminderAt } from "./promise-state.ts";

const twoYears = 2 * 366 * 24 * 3600 * 1000;

/**
 * Makes a promise: what will happen, and by when. Neither ever changes. It takes a case that nobody has. Its owner is whoever makes it; a machine's
 * promise is the case owner's, else of the person responsible for its key. The reminder and the look at its due time
 * are jobs of this same transaction.
 */
export const makePromise = command({
  name: "promise.make",
  input: z.strictObject({ caseId: Id, text: Text(500), dueAt: Instant, ownerId: Id.optional() }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, input, kase) {
    await refuseErased(ctx, kase);
    if (kase.closedAt) throw new Conflict("case_closed");
    requireDueTime(input.dueAt, ctx.now);
    const ownerId = await ownerOf(ctx, input.ownerId, kase);
    const tookCase = await takeUnowned(ctx, kase);
    const made = await insertPromise(ctx, kase, { text: input.text, dueAt: input.dueAt, ownerId });
    return { ...made, tookCase };
  },
});

/**
 * Writes a promise on a case that the calling command holds, with its reminder and the look at its due time. Its words
 * and its owner were checked before.
 */
export async function insertPromise(
  ctx: CommandContext,
  kase: { id: string },
  made: { text: string; dueAt: Date; ownerId: string },
) {
  const promise = { id: newId(), caseId: kase.id, ...made };
  await ctx.db
    .insertInto("promises")
    .values({
      ...promise,
      madeBy: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
      madeAt: ctx.now,
    })
    .execute();
  await touchCase(ctx, kase.id);
  ctx.record("promise.made", { type: "promise", id: promise.id, caseId: kase.id }, { dueAt: promise.dueAt });
  await ctx.enqueue(
    "promise_reminder",
    { promiseId: promise.id },
    { runAt: reminderAt(ctx.now, promise.dueAt), key: `promise reminder ${promise.id}` },
  );
  await ctx.enqueue(
    "promise_due",
    { promiseId: promise.id },
    { runAt: promise.dueAt, key: `promise due ${promise.id}` },
  );
  return { ...promise, madeAt: ctx.now, state: "open" as const };
}

function requireDueTime(dueAt: Date, now: Date): void {
  if (dueAt <= now) throw new Invalid([{ path: "dueAt", code: "not_in_future" }]);
  if (dueAt.getTime() - now.getTime() > twoYears) throw new Invalid([{ path: "dueAt", code: "too_far" }]);
}

async function ownerOf(ctx: CommandContext, chosen: string | undefined, kase: CasePlace): Promise<string> {
  if (chosen) {
    await requireEmployee(ctx.db, chosen, "ownerId");
    await requireSight(ctx, chosen, kase);
    return chosen;
  }
  const owner = ctx.actor.kind === "employee" ? ctx.actor.id : (kase.ownerId ?? answerable(ctx.actor));
  if (!owner) throw new Invalid([{ path: "ownerId", code: "required" }]);
  return owner;
}

/** A promise belongs to somebody who can read what it is about. */
async function requireSight(ctx: CommandContext, employeeId: string, kase: CasePlace): Promise<void> {
  if (employeeId === kase.ownerId || employeeId === ctx.actor.id) return;
  const seeing = await whoSees(ctx.db, kase, [employeeId]);
  if (!seeing.has(employeeId)) throw new Invalid([{ path: "ownerId", code: "cannot_see_case" }]);
}
