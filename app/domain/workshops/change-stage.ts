import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { facilitates, requireOpen, takeSeat, WorkshopId } from "./seat.ts";

/** What all see while they work: the timer (seconds from now, null to stop it), prompt cards, the library. */
export const changeStage = command({
  name: "workshop.change_stage",
  input: z.strictObject({
    workshopId: WorkshopId,
    timer: z.int().min(10).max(86_400).nullable().optional(),
    promptsShown: z.boolean().optional(),
    libraryShown: z.boolean().optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { timer, promptsShown, libraryShown }, seat) {
    requireOpen(seat);
    const stage = await ctx.db
      .updateTable("boards")
      .set({
        ...(timer !== undefined && {
          timerEndsAt: timer === null ? null : new Date(ctx.now.getTime() + timer * 1000),
        }),
        ...(promptsShown !== undefined && { promptsShown }),
        ...(libraryShown !== undefined && { libraryShown }),
        id: seat.workshopId,
      })
      .where("id", "=", seat.workshopId)
      .returning(["timerEndsAt", "promptsShown", "libraryShown"])
      .executeTakeFirstOrThrow();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "frame", id: seat.workshopId }]);
    return stage;
  },
});
