import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { findPrinciple, type Principle, type PrincipleState } from "./principle.ts";

interface Move {
  state: PrincipleState;
  /** One of ten when in force, else null. */
  place: number | null;
  reason?: string;
  mergedIntoId?: string;
}

/** Moves a principle to a state: a row with who, when and why, and an event `principle.<event>`. */
export async function movePrinciple(
  ctx: CommandContext,
  principle: Principle,
  event: string,
  { state, place, reason, mergedIntoId }: Move,
): Promise<Principle> {
  await ctx.db
    .updateTable("principles")
    .set({ state, place, mergedIntoId, revision: principle.revision + 1 })
    .where("id", "=", principle.id)
    .execute();
  await noteTransition(ctx, principle.id, state, reason);
  ctx.record(
    `principle.${event}`,
    { type: "principle", id: principle.id },
    { from: principle.state, to: state, place, ...(mergedIntoId && { intoId: mergedIntoId }) },
  );
  return findPrinciple(ctx.db, principle.id);
}

/** Writes who brought a principle to a state, when and why. */
export async function noteTransition(
  ctx: CommandContext,
  principleId: string,
  state: PrincipleState,
  reason?: string,
): Promise<void> {
  await ctx.db
    .insertInto("principleTransitions")
    .values({
      id: newId(),
      principleId,
      toState: state,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      reason: reason ?? null,
      happenedAt: ctx.now,
    })
    .execute();
}
