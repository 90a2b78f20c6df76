import { sql } from "kysely";
import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { type Principle, PrincipleId, principleColumns, requireState } from "./principle.ts";
import { RetirementReason } from "./retire-principle.ts";
import { movePrinciple } from "./transitions.ts";

/**
 * Lets one principle go up in another: the merged one retires and frees its place, its pledges and the voices that
 * touched it count for the other. One in force goes up only in one in force, so that no pledge rests on a draft.
 * Errors: Invalid on `intoId`; Conflict `wrong_state` with the state of whichever stands in the way.
 */
export const mergePrinciples = command({
  name: "principle.merge",
  input: z.strictObject({
    principleId: PrincipleId,
    intoId: PrincipleId,
    reason: RetirementReason.optional(),
  }),
  target: (ctx, input) => holdPair(ctx, input),
  can: leads,
  async run(ctx, input, { principle, into }) {
    if (principle.id === input.intoId) throw new Invalid([{ path: "intoId", code: "same_principle" }]);
    if (!into) throw new Invalid([{ path: "intoId", code: "unknown_principle" }]);
    requireState(principle, "draft", "agreed", "published");
    requireState(into, "draft", "agreed", "published");
    if (principle.state !== "draft" && into.state === "draft")
      throw new Conflict("wrong_state", { state: "draft" });
    await movePledges(ctx, principle.id, into.id);
    await ctx.db
      .updateTable("principles")
      .set({ mergedIntoId: into.id })
      .where("mergedIntoId", "=", principle.id)
      .execute();
    return movePrinciple(ctx, principle, "merged", {
      state: "retired",
      place: null,
      reason: input.reason ?? (await reasonOf(ctx, into)),
      mergedIntoId: into.id,
    });
  },
});

/** Both, held in the order of their ids, so that two merges that cross do not wait for each other. */
async function holdPair(
  ctx: CommandContext,
  { principleId, intoId }: { principleId: string; intoId: string },
): Promise<{ principle: Principle; into: Principle | undefined; revision: number }> {
  const rows = await ctx.db
    .selectFrom("principles")
    .select(principleColumns)
    .where("id", "in", [principleId, intoId])
    .orderBy("id")
    .forUpdate()
    .execute();
  const principle = rows.find((row) => row.id === principleId);
  if (!principle) throw new NotFound();
  return { principle, into: rows.find((row) => row.id === intoId), revision: principle.revision };
}

async function movePledges(ctx: CommandContext, fromId: string, intoId: string): Promise<void> {
  await sql`
    with moved as (delete from pledge_principles where principle_id = ${fromId} returning pledge_id)
    insert into pledge_principles (pledge_id, principle_id)
    select pledge_id, ${intoId}::uuid from moved on conflict do nothing`.execute(ctx.db);
}

async function reasonOf(ctx: CommandContext, into: Principle): Promise<string> {
  const { languages } = await findOrganisation(ctx.db);
  return ctx.services.text(languages[0] ?? "en", "philosophy.mergedReason", { statement: into.statement });
}
