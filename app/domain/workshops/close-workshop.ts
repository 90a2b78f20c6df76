import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { endDropRound } from "./drop-rounds.ts";
import { holdSeat, reveal } from "./move-phase.ts";
import { chooseBehaviours } from "./outcome/behaviours.ts";
import { facilitates, requireOpen, WorkshopId } from "./seat.ts";
import { findWorkshop } from "./workshop.ts";

/**
 * Closes a workshop: its code dies, the board can be read and no longer written on. What was written without a name
 * loses its author for good; addresses of guests are forgotten. Notes that are still private stay with their writers,
 * who alone see them, unless `privateNotes` says that they are shown; whoever works alone keeps them anyway.
 * Errors: Conflict `workshop_closed`.
 */
export const closeWorkshop = command({
  name: "workshop.close",
  input: z.strictObject({ workshopId: WorkshopId, privateNotes: z.enum(["show", "leave"]).optional() }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId, privateNotes }, seat) {
    requireOpen(seat);
    if ((privateNotes ?? (await defaultFor(ctx, workshopId))) === "show") await reveal(ctx, workshopId);
    await ctx.db
      .updateTable("boardPhases")
      .set({ closedAt: ctx.now })
      .where("boardId", "=", workshopId)
      .where("closedAt", "is", null)
      .execute();
    await forgetAuthors(ctx, workshopId);
    await endDropRound(ctx, workshopId);
    await ctx.db.updateTable("boards").set({ closedAt: ctx.now }).where("id", "=", workshopId).execute();
    await ctx.db.updateTable("workshops").set({ code: null }).where("id", "=", workshopId).execute();
    await forgetAddresses(ctx, workshopId);
    await chooseBehaviours(ctx, workshopId);
    ctx.record("workshop.closed", { type: "workshop", id: workshopId });
    await tellAll(ctx.db, workshopId, [{ kind: "all", id: workshopId }]);
    return { workshopId, closedAt: ctx.now };
  },
});

/** A private thought stays private, but for somebody who works alone: nobody else is there to see it. */
async function defaultFor(ctx: CommandContext, workshopId: string): Promise<"show" | "leave"> {
  const { manner } = await findWorkshop(ctx.db, workshopId);
  return manner === "solo" ? "show" : "leave";
}

/** Addresses of people who have no account here served to invite them, and for nothing else. */
async function forgetAddresses(ctx: CommandContext, workshopId: string): Promise<void> {
  for (const table of ["workshopInvitations", "workshopWithdrawals"] as const) {
    await ctx.db
      .deleteFrom(table)
      .where("workshopId", "=", workshopId)
      .where("email", "is not", null)
      .execute();
  }
}

/** What was written without a name belongs to nobody from now on; what nobody else saw stays its writer's. */
async function forgetAuthors(ctx: CommandContext, boardId: string): Promise<void> {
  await ctx.db
    .updateTable("boardNotes")
    .set({ authorId: null })
    .where("boardId", "=", boardId)
    .where("anonymous", "=", true)
    .where((eb) => eb.or([eb("hidden", "=", false), eb("removed", "=", true)]))
    .execute();
  for (const table of ["boardSuggestions", "boardLadderAnswers"] as const) {
    await ctx.db
      .updateTable(table)
      .set({ authorId: null })
      .where("boardId", "=", boardId)
      .where("anonymous", "=", true)
      .execute();
  }
  await ctx.db
    .updateTable("boardConsents")
    .set({ participantId: null })
    .where("boardId", "=", boardId)
    .where("anonymous", "=", true)
    .execute();
  await ctx.db
    .updateTable("boardStatements")
    .set({ drafterId: null })
    .where("boardId", "=", boardId)
    .where("anonymous", "=", true)
    .execute();
}
