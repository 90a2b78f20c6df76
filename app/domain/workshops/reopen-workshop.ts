import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { newCode } from "./code.ts";
import { answered, holdSeat } from "./move-phase.ts";
import { facilitates, WorkshopId } from "./seat.ts";
import { findWorkshop } from "./workshop.ts";

/**
 * Opens a workshop that was closed, in the phase in which it stood: it can be written on again, and joined by a new
 * code, because the old one was said to open nothing any more. Rounds in which nothing was given are open again; what was
 * shown stays shown, what lost its author has none, and what hung on everybody's home comes down.
 * Errors: Conflict `workshop_is_open`.
 */
export const reopenWorkshop = command({
  name: "workshop.reopen",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId }, seat) {
    if (!seat.closedAt) throw new Conflict("workshop_is_open");
    const { manner } = await findWorkshop(ctx.db, workshopId);
    await ctx.db
      .updateTable("boardPhases as phase")
      .set({ closedAt: null })
      .where("boardId", "=", workshopId)
      .where("closedAt", "=", seat.closedAt)
      .where((eb) => eb.not(answered()))
      .execute();
    await ctx.db.updateTable("boards").set({ closedAt: null }).where("id", "=", workshopId).execute();
    const code = manner === "solo" ? null : newCode();
    await ctx.db.updateTable("workshops").set({ code }).where("id", "=", workshopId).execute();
    await ctx.db.deleteFrom("workshopPins").where("workshopId", "=", workshopId).execute();
    ctx.record("workshop.reopened", { type: "workshop", id: workshopId });
    await tellAll(ctx.db, workshopId, [{ kind: "all", id: workshopId }]);
    return { workshopId, code };
  },
});

/** Gives a workshop another code: who is in stays in, the old one opens nothing. Errors: Conflict `workshop_closed`, `alone`. */
export const renewCode = command({
  name: "workshop.renew_code",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId }, seat) {
    if (seat.closedAt) throw new Conflict("workshop_closed");
    const { manner } = await findWorkshop(ctx.db, workshopId);
    if (manner === "solo") throw new Conflict("alone");
    const code = newCode();
    await ctx.db.updateTable("workshops").set({ code }).where("id", "=", workshopId).execute();
    ctx.record("workshop.code_renewed", { type: "workshop", id: workshopId });
    await tellAll(ctx.db, workshopId, [{ kind: "frame", id: workshopId }]);
    return { workshopId, code };
  },
});
