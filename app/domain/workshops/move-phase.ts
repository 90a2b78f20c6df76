import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { facilitates, requireOpen, type Seat, takeSeat, WorkshopId } from "./seat.ts";

/**
 * Moves the board to another phase, forward or back; nothing is lost either way. `from` is the phase that the mover
 * sees: when another was quicker, nothing moves. What was written in private is revealed on leaving private writing,
 * and a round of votes or ratings closes when it is left. What was seen stays seen.
 * Errors: Conflict `phase_moved`, `workshop_closed`; Invalid for a phase that is not on this board.
 */
export const movePhase = command({
  name: "workshop.move_phase",
  input: z.strictObject({ workshopId: WorkshopId, phaseId: Id, from: Id }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { phaseId, from }, seat) {
    requireOpen(seat);
    if (seat.phase.id !== from) throw new Conflict("phase_moved", { phaseId: seat.phase.id });
    const next = await ctx.db
      .selectFrom("boardPhases")
      .select(["id", "kind"])
      .where("id", "=", phaseId)
      .where("boardId", "=", seat.workshopId)
      .executeTakeFirst();
    if (!next) throw new Invalid([{ path: "phaseId", code: "not_found" }]);
    await goTo(ctx, seat, next);
    return { workshopId: seat.workshopId, phaseId };
  },
});

/** Leaves the phase in which a held seat's board stands, and goes to another. */
export async function goTo(
  ctx: CommandContext,
  seat: Seat,
  next: { id: string; kind: string },
): Promise<void> {
  await closeRound(ctx, seat);
  if (next.kind !== "write") await reveal(ctx, seat.workshopId);
  await ctx.db
    .updateTable("boards")
    .set({
      phaseId: next.id,
      timerEndsAt: null,
      promptsShown: false,
      // What others published would anchor those who write in private.
      ...(next.kind === "write" && { libraryShown: false }),
    })
    .where("id", "=", seat.workshopId)
    .execute();
  const from = seat.phase.id;
  ctx.record("workshop.phase_moved", { type: "workshop", id: seat.workshopId }, { phaseId: next.id, from });
  await tellAll(ctx.db, seat.workshopId, [{ kind: "all", id: seat.workshopId }]);
}

/**
 * The seat, with the board and its phase held: no private note slips in while the board moves on, and no dot falls
 * into a round that closes. Writers hold the phase alone, never the board, so that nobody waits in a circle;
 * and without the key, which every note refers to.
 */
export async function holdSeat(ctx: CommandContext, workshopId: string): Promise<Seat> {
  await ctx.db.selectFrom("boards").select("id").where("id", "=", workshopId).forNoKeyUpdate().execute();
  const seat = await takeSeat(ctx, workshopId);
  await ctx.db
    .selectFrom("boardPhases")
    .select("id")
    .where("id", "=", seat.phase.id)
    .forNoKeyUpdate()
    .execute();
  return seat;
}

async function closeRound(ctx: CommandContext, seat: Seat): Promise<void> {
  await ctx.db
    .updateTable("boardPhases")
    .set({ closedAt: ctx.now })
    .where("id", "=", seat.phase.id)
    .where("kind", "in", ["vote", "rate", "conviction"])
    .where("closedAt", "is", null)
    .execute();
}

/** Shows all hidden notes; their authors' own parts change with it. */
export async function reveal(ctx: { db: Queryable }, boardId: string): Promise<void> {
  const shown = await ctx.db
    .updateTable("boardNotes")
    .set({ hidden: false })
    .where("boardId", "=", boardId)
    .where("hidden", "=", true)
    .where("removed", "=", false)
    .returning("authorId")
    .execute();
  await tellOwn(ctx.db, boardId, [...new Set(shown.flatMap(({ authorId }) => authorId ?? []))]);
}
