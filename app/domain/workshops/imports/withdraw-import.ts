import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { holdSeat } from "../move-phase.ts";
import { tellOfNotes } from "../notes.ts";
import { facilitates, requireOpen, WorkshopId } from "../seat.ts";
import { statementChanges } from "../statements/statement.ts";
import { settleTargets } from "../targets.ts";

/**
 * Takes an import back: its notes go, and its statements are put aside, except for what became a principle meanwhile.
 * Each can be brought back by itself. Errors: NotFound; Conflict `workshop_closed`.
 */
export const withdrawImport = command({
  name: "workshop.withdraw_import",
  input: z.strictObject({ workshopId: WorkshopId, importId: Id }),
  target: async (ctx, { workshopId, importId }) => {
    const seat = await holdSeat(ctx, workshopId);
    const found = await ctx.db
      .selectFrom("boardImports")
      .select("id")
      .where("id", "=", importId)
      .where("boardId", "=", workshopId)
      .executeTakeFirst();
    if (!found) throw new NotFound();
    return seat;
  },
  can: facilitates,
  async run(ctx, { importId }, seat) {
    requireOpen(seat);
    const notes = await ctx.db
      .updateTable("boardNotes")
      .set({ removed: true })
      .where("importId", "=", importId)
      .where("removed", "=", false)
      .returning(["id", "authorId", "hidden"])
      .execute();
    const statements = await ctx.db
      .updateTable("boardStatements")
      .set({ droppedAt: ctx.now })
      .where("importId", "=", importId)
      .where("droppedAt", "is", null)
      .where("agreedAt", "is", null)
      .returning("id")
      .execute();
    ctx.record("workshop.import_withdrawn", { type: "workshop", id: seat.workshopId });
    const ids = statements.map(({ id }) => id);
    const gone = [...notes.map(({ id }) => id), ...ids];
    await tellOfNotes(ctx, seat, notes, await settleTargets(ctx, seat.workshopId, gone));
    if (ids.length > 0) await tellAll(ctx.db, seat.workshopId, statementChanges(seat.workshopId, ...ids));
    return { importId, notes: notes.length, statements: ids.length };
  },
});
