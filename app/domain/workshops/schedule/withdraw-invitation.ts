import { randomUUID } from "node:crypto";
import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { facilitates, type Seat, takeSeat, WorkshopId } from "../seat.ts";

/**
 * Takes an invitation back, by its own id or by its colleague's, and says so in a mail that takes the entry out of
 * their calendar. An invitation whose mail still waits goes out to nobody. Errors: NotFound.
 */
export const withdrawInvitation = command({
  name: "workshop.withdraw_invitation",
  input: z.strictObject({ workshopId: WorkshopId, invitationId: Id }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId, invitationId }, seat) {
    const withdrawn = await ctx.db
      .deleteFrom("workshopInvitations")
      .where("workshopId", "=", workshopId)
      .where((eb) => eb.or([eb("id", "=", invitationId), eb("employeeId", "=", invitationId)]))
      .returning(["id", "employeeId", "email"])
      .executeTakeFirst();
    if (!withdrawn) throw new NotFound();
    await ctx.db
      .deleteFrom("notices")
      .where("kind", "=", "workshop_invited")
      .where("subjectId", "=", workshopId)
      .where("recipientId", "=", withdrawn.employeeId)
      .execute();
    await tellWithdrawn(ctx, seat, withdrawn);
    ctx.record("workshop.invitation_withdrawn", { type: "workshop", id: workshopId });
    return { invitationId: withdrawn.id };
  },
});

/** Of a workshop that is over nobody needs to hear any more. */
async function tellWithdrawn(
  ctx: CommandContext,
  seat: Seat,
  { employeeId, email }: { employeeId: string | null; email: string | null },
): Promise<void> {
  if (seat.closedAt || !ctx.services.mail) return;
  const { revision, calendarChanges } = await ctx.db
    .updateTable("workshops")
    // Two on: an invitation that is made again stands above what took the first one away.
    .set((eb) => ({ calendarChanges: eb("calendarChanges", "+", 2) }))
    .where("id", "=", seat.workshopId)
    .returning(["revision", "calendarChanges"])
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  await ctx.db
    .insertInto("workshopWithdrawals")
    .values({
      id,
      workshopId: seat.workshopId,
      employeeId,
      email,
      sequence: revision + calendarChanges - 1,
      withdrawnAt: ctx.now,
    })
    .execute();
  await queueMail(ctx, "workshop_withdrawal", id);
}
