import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { holdSeat } from "./move-phase.ts";
import { facilitates, requireOpen, WorkshopId } from "./seat.ts";

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
