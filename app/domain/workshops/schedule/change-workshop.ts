import { randomUUID } from "node:crypto";
import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Instant, Line, Text } from "#core/validation.ts";
import { facilitates, requireOpen, takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";

/**
 * Says a workshop's title, purpose or time anew. A new time or title goes to everybody who is invited, with a file
 * that moves the entry in their calendar, or takes it out when the time is taken away. Errors: Conflict `workshop_closed`.
 */
export const changeWorkshop = command({
  name: "workshop.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    title: Line(120).optional(),
    purpose: Text(1000).nullable().optional(),
    startsAt: Instant.nullable().optional(),
  }),
  target: async (ctx, { workshopId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const workshop = await findWorkshop(ctx.db, workshopId);
    return { ...seat, workshop, revision: workshop.revision };
  },
  can: facilitates,
  async run(ctx, { workshopId, title, purpose, startsAt }, seat) {
    requireOpen(seat);
    await ctx.db
      .updateTable("workshops")
      .set((eb) => ({
        ...(title !== undefined && { title }),
        ...(purpose !== undefined && { purpose }),
        ...(startsAt !== undefined && { startsAt }),
        revision: eb("revision", "+", 1),
      }))
      .where("id", "=", workshopId)
      .execute();
    const before = seat.workshop;
    const moved = startsAt !== undefined && startsAt?.getTime() !== before.startsAt?.getTime();
    if (moved || (title !== undefined && title !== before.title)) {
      await tellInvited(ctx, workshopId, startsAt === undefined ? before.startsAt : startsAt);
    }
    ctx.record("workshop.changed", { type: "workshop", id: workshopId });
    return findWorkshop(ctx.db, workshopId);
  },
});

/** A mail of its own for each: one about the old time that still waits finds nobody any more. */
async function tellInvited(ctx: CommandContext, workshopId: string, startsAt: Date | null): Promise<void> {
  const invited = await ctx.db
    .selectFrom("workshopInvitations")
    .select("id")
    .where("workshopId", "=", workshopId)
    .execute();
  for (const { id } of invited) {
    const mailId = randomUUID();
    await ctx.db
      .updateTable("workshopInvitations")
      .set({ mailId, ...(startsAt && { inCalendar: true }) })
      .where("id", "=", id)
      .execute();
    await queueMail(ctx, "workshop_invitation", mailId);
  }
}
