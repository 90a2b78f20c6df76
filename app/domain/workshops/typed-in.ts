import { z } from "zod";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { Seat } from "./seat.ts";
import type { PhaseKind } from "./templates/template.ts";

/** What a device writes down with words: the phase in which they were typed, and that it said "without names". */
export const typedFields = { inPhase: Id.optional(), nameless: z.literal(true).optional() };
export interface Typed {
  inPhase?: string | undefined;
  nameless?: true | undefined;
}

/** Where words were typed, and whether nobody may ever learn by whom. */
export interface TypedIn {
  /** Null when it is not known, or stands on this board no more. */
  phase: { id: string; kind: PhaseKind; position: number } | null;
  nameless: boolean;
}

/**
 * What was said of names where words were typed holds for them whenever they arrive: a phone that was away sends them
 * when the board has long moved on. Of several answers the stricter counts: what the device was told, its phase, the
 * phase of now. A phase that is not on this board may have been one without names; words that come without a phase
 * are nameless as soon as the board ever had one.
 */
export async function typedIn(ctx: Pick<CommandContext, "db">, seat: Seat, typed: Typed): Promise<TypedIn> {
  if (typed.inPhase === seat.phase.id)
    return { phase: seat.phase, nameless: seat.phase.anonymous || typed.nameless === true };
  const { everNameless } = await ctx.db
    .selectFrom("boards")
    .select("everNameless")
    .where("id", "=", seat.workshopId)
    .executeTakeFirstOrThrow();
  if (!typed.inPhase) return { phase: null, nameless: everNameless || typed.nameless === true };
  const phase = await ctx.db
    .selectFrom("boardPhases")
    .select(["id", "kind", "position", "anonymous"])
    .where("id", "=", typed.inPhase)
    .where("boardId", "=", seat.workshopId)
    .executeTakeFirst();
  return {
    phase: phase ?? null,
    nameless: !phase || phase.anonymous || seat.phase.anonymous || typed.nameless === true,
  };
}

/**
 * An answer belongs to the round in which it was given: one that arrives in another counts nowhere.
 * Errors: Conflict `not_now`.
 */
export function requireSameRound(seat: Seat, inPhase: string | undefined): void {
  if (inPhase && inPhase !== seat.phase.id) throw new Conflict("not_now");
}
