import { sql } from "kysely";
import { z } from "zod";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Day, Text } from "#core/validation.ts";
import { holdItem, mayRate, requireInUse } from "./items.ts";

export const Rating = z.enum(["met", "partly", "not_met"]);

/**
 * Rates how a thing meets a principle in force, with what that is known by and the day on which it is looked at again:
 * half a year from today unless another is given. The rating before stays readable. Errors: NotFound; Conflict
 * `wrong_state` for a retired thing; Invalid `unknown_principle`, or `not_in_future` for a day that is not to come.
 */
export const rateItem = command({
  name: "audit.rate",
  input: z.strictObject({
    itemId: Id,
    principleId: Id,
    rating: Rating,
    evidence: Text(2000).optional(),
    reviewOn: Day.optional(),
  }),
  target: ({ db }, { itemId }) => holdItem(db, itemId),
  can: mayRate,
  async run(ctx, { itemId, principleId, rating, evidence, reviewOn }, item) {
    requireInUse(item);
    const { today, inHalfAYear } = await daysOf(ctx, principleId);
    if (reviewOn !== undefined && reviewOn <= today)
      throw new Invalid([{ path: "reviewOn", code: "not_in_future" }]);
    await ctx.db
      .updateTable("auditRatings")
      .set({ replacedAt: ctx.now })
      .where("itemId", "=", itemId)
      .where("principleId", "=", principleId)
      .where("replacedAt", "is", null)
      .execute();
    const row = {
      id: newId(),
      itemId,
      principleId,
      rating,
      evidence: evidence ?? null,
      reviewOn: reviewOn ?? inHalfAYear,
    };
    await ctx.db
      .insertInto("auditRatings")
      .values({ ...row, actorKind: ctx.actor.kind, actorId: ctx.actor.id, ratedAt: ctx.now })
      .execute();
    ctx.record("audit_item.rated", { type: "audit_item", id: itemId }, { principleId, rating });
    return { ...row, ratedAt: ctx.now };
  },
});

/** Today where the organisation is; and whether the principle is in force. */
async function daysOf(ctx: CommandContext, principleId: string) {
  const { rows } = await sql<{ today: string; inHalfAYear: string; inForce: boolean }>`
    select to_char(today, 'YYYY-MM-DD') as today, to_char(today + interval '6 months', 'YYYY-MM-DD') as in_half_a_year,
      exists (select from principles where id = ${principleId} and place is not null) as in_force
    from (select (${ctx.now}::timestamptz at time zone time_zone)::date as today from organisation) here`.execute(
    ctx.db,
  );
  const row = rows[0];
  if (!row?.inForce) throw new Invalid([{ path: "principleId", code: "unknown_principle" }]);
  return row;
}
