import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import type { Cases } from "#db/schema.ts";
import { setClocks } from "#domain/listening/clocks/set-clocks.ts";
import { requireEmployee } from "#domain/organisation/employees.ts";
import { requireTeam } from "#domain/organisation/teams.ts";
import { lockCase, subjectOf } from "./find-case.ts";

/** Gives a case to a colleague, or with null to nobody. Owning a case gives sight of it, whatever its team. */
export const assignCase = command({
  name: "case.assign",
  input: z.strictObject({ caseId: Id, ownerId: Id.nullable() }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, { ownerId }, kase) {
    if (ownerId) await requireEmployee(ctx.db, ownerId, "ownerId");
    if (kase.ownerId !== ownerId) ctx.record("case.assigned", subjectOf(kase), { ownerId });
    return changePlace(ctx, kase.id, { ownerId });
  },
});

/**
 * Whoever first answers or promises on a case that nobody took up has it from then on; to give it back is one assignment.
 * What a machine does takes nothing. Whether it was taken. Call it while the command holds the case.
 */
export async function takeUnowned(
  ctx: CommandContext,
  kase: { id: string; ownerId: string | null },
): Promise<boolean> {
  if (kase.ownerId || ctx.actor.kind !== "employee") return false;
  ctx.record("case.assigned", subjectOf(kase), { ownerId: ctx.actor.id });
  await changePlace(ctx, kase.id, { ownerId: ctx.actor.id });
  return true;
}

/** Moves a case to another team. Whoever moved it may no longer see it afterwards: the answer holds its place alone. */
export const moveCase = command({
  name: "case.move",
  input: z.strictObject({ caseId: Id, teamId: Id }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, { teamId }, kase) {
    await requireTeam(ctx.db, teamId, "teamId");
    if (kase.teamId !== teamId) ctx.record("case.moved", subjectOf(kase), { from: kase.teamId, to: teamId });
    const place = await changePlace(ctx, kase.id, { teamId });
    await setClocks(ctx.db, [kase.id]);
    return place;
  },
});

/** A colleague looked at what was kept aside as spam and brings it in; its sender hears that it arrived. */
export const clearSuspicion = command({
  name: "case.clear_suspicion",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, _input, kase) {
    if (kase.suspectedSpam) {
      ctx.record("case.suspicion_cleared", subjectOf(kase));
      await acknowledge(ctx, kase);
    }
    return changePlace(ctx, kase.id, { suspectedSpam: false });
  },
});

async function acknowledge(ctx: CommandContext, kase: { id: string; personId: string | null }) {
  if (!kase.personId) return;
  const person = await ctx.db
    .selectFrom("people")
    .select("email")
    .where("id", "=", kase.personId)
    .executeTakeFirst();
  if (person?.email) await queueMail(ctx, "acknowledgement", kase.id);
}

function changePlace(
  ctx: CommandContext,
  id: string,
  change: Partial<Pick<Cases, "ownerId" | "teamId">> & { suspectedSpam?: boolean },
) {
  return ctx.db
    .updateTable("cases")
    .set((eb) => ({ ...change, revision: eb("revision", "+", 1) }))
    .where("id", "=", id)
    .returning(["id", "ownerId", "teamId", "suspectedSpam", "revision"])
    .executeTakeFirstOrThrow();
}
