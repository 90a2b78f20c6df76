import { randomUUID } from "node:crypto";
import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { notify } from "#blocks/notices/notify.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Email } from "#core/mail-address.ts";
import { EmployeeRole, Level } from "#domain/organisation/employees.ts";
import { facilitates, requireOpen, takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop, type Workshop } from "../workshop.ts";

/** People whom one workshop may invite: more is an assembly, and a mail to everybody by mistake. */
const mostInvited = 500;

/**
 * Invites colleagues by name, level, role or team, and anybody by mail address, each once: a mail with the link, the
 * code and the time for their calendar, and to colleagues a notice. The address of a colleague invites that colleague;
 * other addresses are kept until the workshop closes.
 * Errors: Invalid when that is nobody; Conflict `workshop_closed`, `alone`, `too_many_invited`.
 */
export const invite = command({
  name: "workshop.invite",
  input: z.strictObject({
    workshopId: WorkshopId,
    employeeIds: z.array(Id).max(mostInvited).default([]),
    levels: z.array(Level).max(4).default([]),
    roles: z.array(EmployeeRole).max(4).default([]),
    teamIds: z.array(Id).max(100).default([]),
    emails: z.array(Email).max(100).default([]),
  }),
  target: async (ctx, { workshopId }) => ({
    ...(await takeSeat(ctx, workshopId)),
    workshop: await findWorkshop(ctx.db, workshopId),
  }),
  can: facilitates,
  async run(ctx, { workshopId, ...whom }, seat) {
    requireOpen(seat);
    if (seat.workshop.manner === "solo") throw new Conflict("alone");
    const colleagues = await meantBy(ctx, whom);
    const others = await strangersAmong(ctx, whom.emails);
    if (colleagues.length + others.length === 0) {
      throw new Invalid([{ path: "employeeIds", code: "unknown_employee" }]);
    }
    const invited = [
      ...(await keep(
        ctx,
        seat.workshop,
        colleagues.map((employeeId) => ({ employeeId, email: null })),
      )),
      ...(await keep(
        ctx,
        seat.workshop,
        others.map((email) => ({ employeeId: null, email })),
      )),
    ];
    await requireFew(ctx, workshopId);
    for (const { mailId } of invited) await queueMail(ctx, "workshop_invitation", mailId);
    const notice = { kind: "workshop_invited" as const, subjectId: workshopId, caseId: null };
    const told = invited.flatMap(({ employeeId }) => employeeId ?? []);
    await notify(
      ctx,
      notice,
      told.filter((id) => id !== ctx.actor.id),
    );
    ctx.record("workshop.invited", { type: "workshop", id: workshopId }, { count: invited.length });
    return { invited: invited.length };
  },
});

interface Whom {
  employeeIds: string[];
  levels: z.output<typeof Level>[];
  roles: z.output<typeof EmployeeRole>[];
  teamIds: string[];
  emails: string[];
}

/** Everybody who works here and is named, or of a level, role or team that is. */
async function meantBy(ctx: CommandContext, { employeeIds, levels, roles, teamIds, emails }: Whom) {
  const rows = await ctx.db
    .selectFrom("employees")
    .select("id")
    .where("deactivatedAt", "is", null)
    .where((eb) =>
      eb.or([
        eb("id", "=", eb.fn.any(eb.val(employeeIds))),
        eb("level", "=", eb.fn.any(eb.val(levels))),
        eb("role", "=", eb.fn.any(eb.val(roles))),
        eb("email", "=", eb.fn.any(eb.val(emails))),
        eb.exists(
          eb
            .selectFrom("memberships")
            .select("memberships.teamId")
            .whereRef("memberships.employeeId", "=", "employees.id")
            .where("memberships.teamId", "=", eb.fn.any(eb.val(teamIds))),
        ),
      ]),
    )
    .orderBy("id")
    .limit(mostInvited + 1)
    .execute();
  return rows.map(({ id }) => id);
}

/** The addresses at which nobody works here, each once; also not of somebody who has left. */
async function strangersAmong(ctx: CommandContext, emails: string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const known = await ctx.db.selectFrom("employees").select("email").where("email", "in", emails).execute();
  const ours = new Set(known.map(({ email }) => email));
  return [...new Set(emails)].filter((email) => !ours.has(email));
}

/** Those who were not invited yet. */
async function keep(
  ctx: CommandContext,
  workshop: Workshop,
  whom: { employeeId: string | null; email: string | null }[],
) {
  if (whom.length === 0) return [];
  const rows = whom.map((each) => ({
    ...each,
    id: newId(),
    workshopId: workshop.id,
    mailId: randomUUID(),
    inCalendar: workshop.startsAt !== null,
    invitedAt: ctx.now,
  }));
  return ctx.db
    .insertInto("workshopInvitations")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(["employeeId", "mailId"])
    .execute();
}

async function requireFew(ctx: CommandContext, workshopId: string): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("workshopInvitations")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workshopId", "=", workshopId)
    .executeTakeFirstOrThrow();
  if (count > mostInvited) throw new Conflict("too_many_invited", { maximum: mostInvited });
}
