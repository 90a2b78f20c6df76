import { z } from "zod";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";

/** Part of the input of every publication: "I saw the charter as everybody will". Forms send the text `true`. */
export const SignOff = z.union([z.boolean(), z.literal("true").transform(() => true)]).optional();

/** Whether somebody signed off the charter before its first line went out. */
export async function isSignedOff(db: Queryable): Promise<boolean> {
  return (await db.selectFrom("charterSignOffs").select("id").executeTakeFirst()) !== undefined;
}

/**
 * Lets a publication through once somebody saw the preview. The very first one records who did: an employee by
 * saying so; a machine or the operator by the call itself. Errors: Conflict `sign_off_needed`.
 */
export async function requireSignOff(ctx: CommandContext, signOff: boolean | undefined): Promise<void> {
  if (await isSignedOff(ctx.db)) return;
  if (ctx.actor.kind === "employee" && signOff !== true) throw new Conflict("sign_off_needed");
  const signed = await ctx.db
    .insertInto("charterSignOffs")
    .values({ actorKind: ctx.actor.kind, actorId: ctx.actor.id, signedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Of two first publications at once, one signed.
  if (signed.numInsertedOrUpdatedRows === 1n) ctx.record("charter.signed_off", { type: "charter", id: null });
}
