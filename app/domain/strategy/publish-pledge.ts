import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { holdPrinciple } from "../philosophy/principle.ts";
import { putOnCharter } from "../philosophy/publish-principle.ts";
import { requireSignOff, SignOff } from "../philosophy/sign-off.ts";
import { capabilityOf } from "./capability.ts";
import { findPledge, lockPledge, type Pledge } from "./pledges.ts";

/**
 * Publishes a pledge if its standard is being reached, if too little is known yet, or with a plan to get there. A
 * plan is kept only while it has something to reach. Principles that it serves may go out with it. Errors: Invalid
 * beside a principle that it does not serve or that is not agreed; Conflict `not_yet_capable` with `share`, `met`,
 * `total` and `target`; Conflict `being_counted` until its clocks are counted; Conflict `already_published`; Conflict `sign_off_needed` before the first publication.
 */
export const publishPledge = command({
  name: "pledge.publish",
  input: z.strictObject({
    pledgeId: Id,
    workingToward: z.strictObject({ plan: Text(1000) }).optional(),
    signOff: SignOff,
    /** Agreed principles of this pledge that go out with it, in the same moment. */
    principleIds: z
      .array(Id)
      .max(10)
      .overwrite((ids) => [...new Set(ids)].sort())
      .default([]),
  }),
  target: (ctx, input) => lockPledge(ctx, input.pledgeId),
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
    await publishPrinciples(ctx, pledge, input.principleIds);
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
    return findPledge(ctx, pledge.id);
  },
});

/** Puts principles beside their pledge. Errors: Invalid beside each that it does not serve or that is not agreed. */
async function publishPrinciples(ctx: CommandContext, pledge: Pledge, ids: string[]): Promise<void> {
  const foreign = ids.flatMap((id, index) => (pledge.principleIds.includes(id) ? [] : [index]));
  if (foreign.length > 0) {
    throw new Invalid(foreign.map((index) => ({ path: `principleIds.${index}`, code: "unknown_principle" })));
  }
  for (const [index, id] of ids.entries()) {
    const principle = await holdPrinciple(ctx.db, id);
    if (principle.state === "published") continue;
    if (principle.state !== "agreed") {
      throw new Invalid([{ path: `principleIds.${index}`, code: "principle_not_agreed" }]);
    }
    await putOnCharter(ctx, principle);
  }
}

/** Whoever changes the standard waits, so that what was judged is what goes out. */
async function holdStandard(db: Queryable, id: string): Promise<void> {
  await db.selectFrom("standards").select("id").where("id", "=", id).forShare().execute();
}

/** Takes a pledge off the charter; what it said and when stays known. Errors: Conflict `not_published`. */
export const withdrawPledge = command({
  name: "pledge.withdraw",
  input: z.strictObject({ pledgeId: Id }),
  target: (ctx, input) => lockPledge(ctx, input.pledgeId),
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
    return findPledge(ctx, pledge.id);
  },
});
