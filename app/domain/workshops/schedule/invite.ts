import { randomUUID } from "node:crypto";
import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { notify } from "#blocks/notices/notify.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { EmployeeRole, Level } from "#domain/organisation/employees.ts";
import { facilitates, requireOpen, takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";

/** People whom one workshop may invite: more is an assembly, and a mail to everybody by mistake. */
const mostInvited = 500;

/**
 * Invites colleagues by name, level, role or team, each once: a notice, and a mail with the link, the code and the
 * time for their calendar. Errors: Invalid when that is nobody; Conflict `workshop_closed`, `alone`, `too_many_invited`.
 */
export const invite = command({
  name: "workshop.invite",
  input: z.strictObject({
    workshopId: WorkshopId,
    employeeIds: z.array(Id).max(mostInvited).default([]),
    levels: z.array(Level).max(4).default([]),
    roles: z.array(EmployeeRole).max(4).default([]),
    teamIds: z.array(Id).max(100).default([]),
  }),
  target: async (ctx, { workshopId }) => ({
    ...(await takeSeat(ctx, workshopId)),
    manner: (await findWorkshop(ctx.db, workshopId)).manner,
  }),
  can: facilitates,
  async run(ctx, { workshopId, ...whom }, seat) {
    requireOpen(seat);
    if (seat.manner === "solo") throw new Conflict("alone");
    const meant = await meantBy(ctx, whom);
    if (meant.length === 0) throw new Invalid([{ path: "employeeIds", code: "unknown_employee" }]);
    const rows = meant.map((employeeId) => ({
      id: newId(),
      workshopId,
      employeeId,
      mailId: randomUUID(),
      invitedAt: ctx.now,
    }));
    const invited = await ctx.db
      .insertInto("workshopInvitations")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["workshopId", "employeeId"]).doNothing())
      .returning(["employeeId", "mailId"])
      .execute();
    await requireFew(ctx, workshopId);
    for (const { mailId } of invited) await queueMail(ctx, "workshop_invitation", mailId);
    const notice = { kind: "workshop_invited" as const, subjectId: workshopId, caseId: null };
    await notify(
      ctx,
      notice,
      invited.map(({ employeeId }) => employeeId).filter((id) => id !== ctx.actor.id),
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
}

/** Everybody who works here and is named, or of a level, role or team that is. */
async function meantBy(ctx: CommandContext, { employeeIds, levels, roles, teamIds }: Whom) {
  const rows = await ctx.db
    .selectFrom("employees")
    .select("id")
    .where("deactivatedAt", "is", null)
    .where((eb) =>
      eb.or([
        eb("id", "=", eb.fn.any(eb.val(employeeIds))),
        eb("level", "=", eb.fn.any(eb.val(levels))),
        eb("role", "=", eb.fn.any(eb.val(roles))),
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

async function requireFew(ctx: CommandContext, workshopId: string): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("workshopInvitations")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workshopId", "=", workshopId)
    .executeTakeFirstOrThrow();
  if (count > mostInvited) throw new Conflict("too_many_invited", { maximum: mostInvited });
}

/** Takes an invitation back, before its mail went out or after. Errors: NotFound. */
export const withdrawInvitation = command({
  name: "workshop.withdraw_invitation",
  input: z.strictObject({ workshopId: WorkshopId, employeeId: Id }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId, employeeId }) {
    const { numDeletedRows } = await ctx.db
      .deleteFrom("workshopInvitations")
      .where("workshopId", "=", workshopId)
      .where("employeeId", "=", employeeId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new NotFound();
    ctx.record("workshop.invitation_withdrawn", { type: "workshop", id: workshopId });
    return { employeeId };
  },
});
