import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { facilitates, requireOpen, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { isTarget } from "./targets.ts";

/**
 * Ties elements to what they gave rise to, or unties them: `targetIds` is all that this note is tied to.
 * Errors: Invalid for a note or a statement that is not there.
 */
export const tieNote = command({
  name: "note.tie",
  input: z.strictObject({ workshopId: WorkshopId, noteId: Id, targetIds: z.array(Id).max(20) }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { noteId, targetIds }, seat) {
    requireOpen(seat);
    const note = await ctx.db
      .selectFrom("boardNotes")
      .select("id")
      .where("id", "=", noteId)
      .where("boardId", "=", seat.workshopId)
      .where("hidden", "=", false)
      .where("removed", "=", false)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!note) throw new Invalid([{ path: "noteId", code: "not_found" }]);
    for (const targetId of targetIds) {
      if (!(await isTarget(ctx.db, seat.workshopId, "statement", targetId)))
        throw new Invalid([{ path: "targetIds", code: "not_found" }]);
    }
    await ctx.db.deleteFrom("boardTies").where("noteId", "=", noteId).execute();
    const ties = [...new Set(targetIds)].map((targetId) => ({ boardId: seat.workshopId, noteId, targetId }));
    if (ties.length > 0) await ctx.db.insertInto("boardTies").values(ties).execute();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "tie", id: noteId }]);
    return { noteId, targetIds: ties.map(({ targetId }) => targetId) };
  },
});
