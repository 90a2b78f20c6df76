import { z } from "zod";
import { type Actor, onOwnDevice } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { requireOpen, type Seat, takeSeat, WorkshopId } from "../seat.ts";

export const Answer = z.enum(["coming", "not_coming"]);

/** Says whether one comes; it may be said anew until the workshop closes. Errors: NotFound for who is not invited. */
export const answerInvitation = command({
  name: "workshop.answer_invitation",
  input: z.strictObject({ workshopId: WorkshopId, answer: Answer }),
  target: invitedSeat,
  can: (actor: Actor) => onOwnDevice(actor),
  async run(ctx, { workshopId, answer }, seat) {
    requireOpen(seat);
    await ctx.db
      .updateTable("workshopInvitations")
      .set({ answer })
      .where("workshopId", "=", workshopId)
      .where("employeeId", "=", ctx.actor.id)
      .execute();
    ctx.record("workshop.invitation_answered", { type: "workshop", id: workshopId });
    return { answer };
  },
});

async function invitedSeat(ctx: CommandContext, { workshopId }: { workshopId: string }): Promise<Seat> {
  const seat = await takeSeat(ctx, workshopId);
  const invited = await ctx.db
    .selectFrom("workshopInvitations")
    .select("id")
    .where("workshopId", "=", workshopId)
    .where("employeeId", "=", ctx.actor.kind === "employee" ? ctx.actor.id : null)
    .executeTakeFirst();
  if (!invited) throw new NotFound();
  return seat;
}
