import { sql } from "kysely";
import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { facilitates, requireOpen, type Seat, takeSeat, WorkshopId } from "./seat.ts";

/**
 * Moves the board to another phase. `from` is the phase that the mover sees: when another was quicker, nothing moves.
 * Going on reveals what was written in private before, and ends the rounds that are left behind. Going back ends
 * nothing: a round stays open and hidden, private notes stay private, until the board comes on again.
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
      .select(["id", "kind", "position"])
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
  next: { id: string; kind: string; position: number },
): Promise<void> {
  await closeRounds(ctx, seat, next);
  if (next.kind !== "write") await reveal(ctx, seat.workshopId, next.position);
  await ctx.db
    .updateTable("boards")
    .set({
      phaseId: next.id,
      timerEndsAt: null,
      timerLeft: null,
      rung: null,
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

/** Ends the rounds that the board leaves behind: that of now, and those that it had gone back from. */
async function closeRounds(ctx: CommandContext, seat: Seat, next: { position: number }): Promise<void> {
  const { id, position } = seat.phase;
  if (next.position <= position) return;
  await ctx.db
    .updateTable("boardPhases as phase")
    .set({ closedAt: ctx.now })
    .where("boardId", "=", seat.workshopId)
    .where("kind", "in", ["vote", "rate", "conviction"])
    .where("closedAt", "is", null)
    .where("position", "<", next.position)
    .where((eb) => eb.or([eb("phase.id", "=", id), answered()]))
    .execute();
}

/** Whether anybody gave anything in the round of a `phase`. */
export const answered = () => sql<boolean>`(
  exists (select from board_votes given where given.phase_id = phase.id)
  or exists (select from board_ratings given where given.phase_id = phase.id)
  or exists (select from board_conviction_givers given where given.phase_id = phase.id))`;

/**
 * Shows what was written in private before a place in the plan, or all of it; their authors' own parts change with it.
 */
export async function reveal(ctx: { db: Queryable }, boardId: string, before?: number): Promise<void> {
  let hidden = ctx.db
    .updateTable("boardNotes")
    .set({ hidden: false })
    .where("boardId", "=", boardId)
    .where("hidden", "=", true)
    .where("removed", "=", false);
  if (before !== undefined) hidden = hidden.where(writtenBefore(before));
  const shown = await hidden.returning("authorId").execute();
  await tellOwn(ctx.db, boardId, [...new Set(shown.flatMap(({ authorId }) => authorId ?? []))]);
}

/** Of a note: whether its phase comes before a place in the plan, or stands there no more. */
export const writtenBefore = (position: number) => sql<boolean>`not exists (
  select from board_phases written where written.id = board_notes.phase_id and written.position >= ${position})`;
