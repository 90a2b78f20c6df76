import { z } from "zod";
import { type BoardChange, tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { showReady } from "./ready.ts";
import { chair, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { isTarget } from "./targets.ts";
import { requireSameRound } from "./typed-in.ts";
import { weightOf } from "./weight.ts";

/** Errors: Conflict `not_now` unless the board is in an open round of this kind. */
function requireRound(seat: Seat, kind: "vote" | "rate"): void {
  requireOpen(seat);
  if (seat.phase.kind !== kind) throw new Conflict("not_now");
  if (seat.phase.closedAt) throw new Conflict("round_closed");
}

/**
 * Puts dots on a note, a group or a statement; zero takes them back, always. Nobody hears of it before the round closes;
 * whoever gave all their dots is ready. They count for as many as the giver speaks for at this moment, as far as that is
 * confirmed. Errors: Conflict `not_now`, `round_closed`, `no_dots_left`; Invalid for what does not stand on the board or
 * is not among the equals of a run-off.
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
    const isEqual = !seat.phase.runOff || seat.phase.runOff.includes(targetId);
    if (votes > 0 && !(isEqual && (await isTarget(ctx.db, seat.workshopId, target, targetId))))
      throw new Invalid([{ path: "targetId", code: "not_found" }]);
    const given = await dotsOf(ctx, seat, participantId);
    const spent = given.reduce((sum, each) => sum + each.votes, 0);
    const before = given.find((each) => each.targetId === targetId)?.votes ?? 0;
    const all = seat.phase.votes ?? 0;
    const left = all - (spent - before);
    if (votes > left) throw new Conflict("no_dots_left", { left });
    const own = { phaseId: seat.phase.id, participantId, targetId };
    const weight = await weightOf(ctx.db, participantId);
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
        .values({ ...own, ...weight, boardId: seat.workshopId, votes })
        .onConflict((conflict) =>
          conflict.columns(["phaseId", "participantId", "targetId"]).doUpdateSet({ votes, ...weight }),
        )
        .execute();
    }
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    await tellAll(
      ctx.db,
      seat.workshopId,
      await readyWhenSpent(ctx, seat, participantId, { before: all - spent, now: left - votes }),
    );
    return { targetId, votes, left: left - votes };
  },
});

/** All dots given says "ready"; one taken back takes that back. */
async function readyWhenSpent(
  ctx: CommandContext,
  seat: Seat,
  participantId: string,
  left: { before: number; now: number },
): Promise<BoardChange[]> {
  if (left.now === 0) return showReady(ctx, seat, participantId, "ready");
  return left.before === 0 ? showReady(ctx, seat, participantId, "not yet") : [];
}

/** Where somebody's dots of this round lie, as far as it stands. */
const dotsOf = (ctx: CommandContext, seat: Seat, participantId: string) =>
  ctx.db
    .selectFrom("boardVotes as vote")
    .innerJoin("boardTargets as target", "target.id", "vote.targetId")
    .select(["vote.targetId", "vote.votes"])
    .where("vote.phaseId", "=", seat.phase.id)
    .where("vote.participantId", "=", participantId)
    .execute();

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
    const weight = await weightOf(ctx.db, participantId);
    await ctx.db
      .insertInto("boardRatings")
      .values({
        ...weight,
        boardId: seat.workshopId,
        phaseId: seat.phase.id,
        participantId,
        targetId,
        able,
        stretch,
      })
      .onConflict((conflict) =>
        conflict.columns(["phaseId", "participantId", "targetId"]).doUpdateSet({ able, stretch, ...weight }),
      )
      .execute();
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    return { targetId, able, stretch };
  },
});
