import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { requireSignOff, SignOff } from "../philosophy/sign-off.ts";
import { capabilityOf } from "./capability.ts";
import { findPledge, lockPledge } from "./pledges.ts";

/**
 * Publishes a pledge if its standard is being reached, if too little is known yet, or with a plan to get there. A
 * plan is kept only while it has something to reach. Errors: Conflict `not_yet_capable` with `share`, `met`,
 * `total` and `target`; Conflict `being_counted` until its clocks are counted; Conflict `already_published`; Conflict `sign_off_needed` before the first publication.
 */
export const publishPledge = command({
  name: "pledge.publish",
  input: z.strictObject({
    pledgeId: Id,
    workingToward: z.strictObject({ plan: Text(1000) }).optional(),
    signOff: SignOff,
  }),
  target: (ctx, input) => lockPledge(ctx.db, input.pledgeId),
  can: leads,
  async run(ctx, input, pledge) {
    if (pledge.state === "published") throw new Conflict("already_published");
    await holdStandard(ctx.db, pledge.standardId);
    const { met, total, share, verdict, target, period, counting } = await capabilityOf(
      ctx,
      pledge.standardId,
    );
    if (counting) throw new Conflict("being_counted", counting);
    if (verdict === "missed" && !input.workingToward) {
      throw new Conflict("not_yet_capable", { share, met, total, target, period });
    }
    await requireSignOff(ctx, input.signOff);
    await ctx.db
      .insertInto("pledgePublications")
      .values({
        id: newId(),
        pledgeId: pledge.id,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
        publishedAt: ctx.now,
        met,
        total,
        workingToward: verdict === "met" ? null : (input.workingToward?.plan ?? null),
      })
      .execute();
    ctx.record("pledge.published", { type: "pledge", id: pledge.id }, { met, total, verdict });
    return findPledge(ctx.db, pledge.id);
  },
});

/** Whoever changes the standard waits, so that what was judged is what goes out. */
async function holdStandard(db: Queryable, id: string): Promise<void> {
  await db.selectFrom("standards").select("id").where("id", "=", id).forShare().execute();
}

/** Takes a pledge off the charter; what it said and when stays known. Errors: Conflict `not_published`. */
export const withdrawPledge = command({
  name: "pledge.withdraw",
  input: z.strictObject({ pledgeId: Id }),
  target: (ctx, input) => lockPledge(ctx.db, input.pledgeId),
  can: leads,
  async run(ctx, _input, pledge) {
    if (pledge.state !== "published") throw new Conflict("not_published");
    await ctx.db
      .updateTable("pledgePublications")
      .set({ withdrawnAt: ctx.now })
      .where("pledgeId", "=", pledge.id)
      .where("withdrawnAt", "is", null)
      .execute();
    ctx.record("pledge.withdrawn", { type: "pledge", id: pledge.id });
    return findPledge(ctx.db, pledge.id);
  },
});
