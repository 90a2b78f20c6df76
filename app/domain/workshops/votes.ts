import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { holdSeat } from "./move-phase.ts";
import { chair, facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { isTarget } from "./targets.ts";
import { requireSameRound } from "./typed-in.ts";

/** Errors: Conflict `not_now` unless the board is in an open round of this kind. */
function requireRound(seat: Seat, kind: "vote" | "rate"): void {
  requireOpen(seat);
  if (seat.phase.kind !== kind) throw new Conflict("not_now");
  if (seat.phase.closedAt) throw new Conflict("round_closed");
}

/**
 * Puts dots on a note, a group or a statement; zero takes them back. Nobody hears of it before the round closes.
 * Errors: Conflict `not_now`, `round_closed`, `no_dots_left`; Invalid for what is not on the board.
 */
export const castVotes = command({
  name: "vote.cast",
  input: z.strictObject({
    workshopId: WorkshopId,
    targetId: Id,
    target: z.enum(["note", "group", "statement"]),
    votes: z.int().min(0).max(50),
    inPhase: Id.optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { targetId, target, votes, inPhase }, seat) {
    requireRound(seat, "vote");
    requireSameRound(seat, inPhase);
    const participantId = chair(seat);
    await holdRound(ctx, seat, participantId);
    if (!(await isTarget(ctx.db, seat.workshopId, target, targetId)))
      throw new Invalid([{ path: "targetId", code: "not_found" }]);
    const elsewhere = await ctx.db
      .selectFrom("boardVotes")
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("votes"), eb.lit(0)).as("votes"))
      .where("phaseId", "=", seat.phase.id)
      .where("participantId", "=", participantId)
      .where("targetId", "!=", targetId)
      .executeTakeFirstOrThrow();
    const left = (seat.phase.votes ?? 0) - Number(elsewhere.votes);
    if (votes > left) throw new Conflict("no_dots_left", { left });
    const own = { phaseId: seat.phase.id, participantId, targetId };
    if (votes === 0) {
      await ctx.db
        .deleteFrom("boardVotes")
        .where("phaseId", "=", own.phaseId)
        .where("participantId", "=", participantId)
        .where("targetId", "=", targetId)
        .execute();
    } else {
      await ctx.db
        .insertInto("boardVotes")
        .values({ ...own, boardId: seat.workshopId, votes })
        .onConflict((conflict) =>
          conflict.columns(["phaseId", "participantId", "targetId"]).doUpdateSet({ votes }),
        )
        .execute();
    }
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    return { targetId, votes, left: left - votes };
  },
});

/** One act of a participant after the other, and the round open until it is done. Errors: Conflict `round_closed`. */
async function holdRound(ctx: CommandContext, seat: Seat, participantId: string): Promise<void> {
  const phase = await ctx.db
    .selectFrom("boardPhases")
    .select("closedAt")
    .where("id", "=", seat.phase.id)
    .forShare()
    .executeTakeFirstOrThrow();
  if (phase.closedAt) throw new Conflict("round_closed");
  await ctx.db
    .selectFrom("boardParticipants")
    .select("id")
    .where("id", "=", participantId)
    .forNoKeyUpdate()
    .execute();
}

/**
 * Two private ratings, 1 to 5: can we today, and does it stretch us? Nobody hears of them before the round closes.
 * Errors: Conflict `not_now`, `round_closed`; Invalid for what is not on the board.
 */
export const giveRating = command({
  name: "rating.give",
  input: z.strictObject({
    workshopId: WorkshopId,
    targetId: Id,
    target: z.enum(["note", "statement"]),
    able: z.int().min(1).max(5),
    stretch: z.int().min(1).max(5),
    inPhase: Id.optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { targetId, target, able, stretch, inPhase }, seat) {
    requireRound(seat, "rate");
    requireSameRound(seat, inPhase);
    const participantId = chair(seat);
    await holdRound(ctx, seat, participantId);
    if (!(await isTarget(ctx.db, seat.workshopId, target, targetId)))
      throw new Invalid([{ path: "targetId", code: "not_found" }]);
    await ctx.db
      .insertInto("boardRatings")
      .values({ boardId: seat.workshopId, phaseId: seat.phase.id, participantId, targetId, able, stretch })
      .onConflict((conflict) =>
        conflict.columns(["phaseId", "participantId", "targetId"]).doUpdateSet({ able, stretch }),
      )
      .execute();
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    return { targetId, able, stretch };
  },
});

/** What is shown of a round once it is over, by the kind of its phase. */
const parts = { vote: "votes", rate: "ratings", conviction: "conviction" } as const;

/**
 * Ends the open round, so that all see its results; or opens it anew, without the old answers. How convinced people
 * are is asked once: two rounds beside each other would say what one person answered.
 */
export const endRound = command({
  name: "round.end",
  input: z.strictObject({ workshopId: WorkshopId, round: z.enum(["close", "again"]) }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { round }, seat) {
    requireOpen(seat);
    const { id, kind } = seat.phase;
    const part = parts[kind as keyof typeof parts];
    if (!part || (part === "conviction" && round === "again")) throw new Conflict("not_now");
    await ctx.db
      .updateTable("boardPhases")
      .set({ closedAt: round === "close" ? ctx.now : null })
      .where("id", "=", id)
      .execute();
    if (round === "again") {
      const table = kind === "vote" ? "boardVotes" : "boardRatings";
      const gone = await ctx.db
        .deleteFrom(table)
        .where("phaseId", "=", id)
        .returning("participantId")
        .execute();
      await tellOwn(ctx.db, seat.workshopId, [...new Set(gone.map(({ participantId }) => participantId))]);
    }
    await tellAll(ctx.db, seat.workshopId, [
      { kind: "frame", id: seat.workshopId },
      { kind: part, id },
    ]);
    return { phaseId: id, round };
  },
});
