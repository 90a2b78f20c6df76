import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { findPledge, lockPledge, type Pledge } from "./pledges.ts";

/**
 * Says that a pledge was tried, and what that showed: with a few people, at one desk, for a week. It is tested as it
 * stands; other words or another standard want another trial. Its owner says so, and those who run the programme.
 * Errors: NotFound; Conflict `already_published`.
 */
export const testPledge = command({
  name: "pledge.test",
  input: z.strictObject({ pledgeId: Id, showed: Text(1000) }),
  target: (ctx, { pledgeId }) => lockPledge(ctx, pledgeId),
  can: (actor, pledge) => leads(actor) || (actor.kind === "employee" && pledge.ownerId === actor.id),
  async run(ctx, { pledgeId, showed }, pledge) {
    if (pledge.state === "published") throw new Conflict("already_published");
    await lapseTest(ctx, pledgeId);
    await ctx.db
      .insertInto("pledgeTests")
      .values({
        id: newId(),
        pledgeId,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
        testedAt: ctx.now,
        showed,
      })
      .execute();
    ctx.record("pledge.tested", { type: "pledge", id: pledgeId });
    return findPledge(ctx, pledgeId);
  },
});

/** Whether changes make a pledge promise something else than what was tried. */
export const saysAnother = (
  pledge: Pledge,
  { text, standardId }: { text?: string | undefined; standardId?: string | undefined },
): boolean =>
  (text !== undefined && text !== pledge.text) ||
  (standardId !== undefined && standardId !== pledge.standardId);

/** What was tried says nothing about the pledge any more. */
export async function lapseTest(ctx: CommandContext, pledgeId: string): Promise<void> {
  await ctx.db
    .updateTable("pledgeTests")
    .set({ lapsedAt: ctx.now })
    .where("pledgeId", "=", pledgeId)
    .where("lapsedAt", "is", null)
    .execute();
}
