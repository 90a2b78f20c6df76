import { sql } from "kysely";
import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { hashOf, Id, keyedDigest, newId } from "#core/identifiers.ts";
import { Email } from "#core/mail-address.ts";
import { Line, Reference, Secret } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { EmployeeRole, Level, mayHandle } from "./employees.ts";
import { Password } from "./passwords.ts";
import { createAccount } from "./set-up.ts";
import { requireTeam } from "./teams.ts";

const week = 7 * 24 * 3600 * 1000;

/** The token of an invitation: derived, so that it stands in no row, mail job or log. */
export const invitationToken = (secret: string, id: string): string => keyedDigest(secret, "invitation", id);

/** Invites a colleague by a link that works once, for a week. The link itself is given by `invitationToken`. */
export const inviteEmployee = command({
  name: "employee.invite",
  input: z.strictObject({
    name: Line(120),
    email: Email,
    role: EmployeeRole.default("employee"),
    level: Level.optional(),
    teamId: Id.optional(),
    language: Reference(10).optional(),
  }),
  can: (actor, _target, input) => mayHandle(actor, input.role),
  async run(ctx, input) {
    if (input.teamId) await requireTeam(ctx.db, input.teamId, "teamId");
    await requireFreeEmail(ctx.db, input.email, "email");
    const id = newId();
    await ctx.db
      .insertInto("invitations")
      .values({
        ...input,
        id,
        language: input.language ?? ctx.language,
        tokenHash: hashOf(invitationToken(ctx.services.secret, id)),
        invitedBy: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + week),
      })
      .execute();
    ctx.record("employee.invited", { type: "invitation", id }, { role: input.role });
    if (ctx.services.mail) await ctx.enqueue("mail_invitation", { invitationId: id });
    return { id, expiresAt: new Date(ctx.now.getTime() + week) };
  },
});

/** Open invitations, newest first. */
export const listInvitations = query({
  name: "invitation.list",
  input: z.strictObject({}),
  can: leads,
  async run({ db, now }) {
    return {
      items: await db
        .selectFrom("invitations")
        .leftJoin("mails", (join) =>
          join.on("mails.kind", "=", "invitation").onRef("mails.subjectId", "=", "invitations.id"),
        )
        .select(["invitations.id", "name", "email", "role", "level", "teamId", "createdAt", "expiresAt"])
        // Why the mail with its link was refused for good, in the mail server's codes; null while it was not.
        .select("mails.refusal as mailRefusal")
        .where("acceptedAt", "is", null)
        .where("revokedAt", "is", null)
        .where("expiresAt", ">", now)
        .orderBy("createdAt", "desc")
        .limit(200)
        .execute(),
    };
  },
});

/** What somebody with the link may see before they accept. Errors: NotFound for an unknown or ended one. */
export async function findInvitation(ctx: Pick<CommandContext, "db" | "now">, token: string) {
  const invitation = await ctx.db
    .selectFrom("invitations")
    .selectAll()
    .where("tokenHash", "=", hashOf(token))
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", ctx.now)
    .executeTakeFirst();
  if (!invitation) throw new NotFound("invitation_over");
  return invitation;
}

/** The invitation behind a link, for the page that asks for a password. It uses nothing up. */
export const readInvitation = query({
  name: "invitation.read",
  limit: ({ services, address }) => services.limits.use("setup.address", address),
  input: z.strictObject({ token: Secret(100) }),
  target: (ctx, input) => findInvitation(ctx, input.token),
  can: () => true,
  run: (_ctx, _input, { name, email, role, language }) => ({ name, email, role, language }),
});

/** Withdraws an open invitation: its link then leads nowhere. */
export const revokeInvitation = command({
  name: "invitation.revoke",
  input: z.strictObject({ invitationId: Id }),
  target: (ctx, input) => findOpenInvitation(ctx, input.invitationId),
  can: (actor, invitation) => mayHandle(actor, invitation.role),
  async run(ctx, _input, invitation) {
    await ctx.db
      .updateTable("invitations")
      .set({ revokedAt: ctx.now })
      .where("id", "=", invitation.id)
      .where("acceptedAt", "is", null)
      .execute();
    ctx.record("invitation.revoked", { type: "invitation", id: invitation.id });
    return { id: invitation.id };
  },
});

async function findOpenInvitation(ctx: CommandContext, id: string) {
  const invitation = await ctx.db
    .selectFrom("invitations")
    .select(["id", "role"])
    .where("id", "=", id)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", ctx.now)
    .executeTakeFirst();
  if (!invitation) throw new NotFound();
  return invitation;
}

/** Makes the invited person's account and ends the invitation. Opening the link alone uses nothing up. */
export const acceptInvitation = command({
  name: "invitation.accept",
  limit: ({ services, address }) => services.limits.use("setup.address", address),
  input: z.strictObject({ token: Secret(100), name: Line(120), password: Password }),
  target: (ctx, input) => findInvitation(ctx, input.token),
  can: () => true,
  async run(ctx, input, invitation) {
    const ended = await ctx.db
      .updateTable("invitations")
      .set({ acceptedAt: ctx.now })
      .where("id", "=", invitation.id)
      .where("acceptedAt", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) throw new NotFound("invitation_over");
    await requireFreeEmail(ctx.db, invitation.email, "token");
    const userId = await createAccount(ctx.services, { ...input, email: invitation.email });
    const id = newId();
    await ctx.db
      .insertInto("employees")
      .values({
        id,
        userId,
        name: input.name,
        email: invitation.email,
        role: invitation.role,
        level: invitation.level,
        // The page was read in it, and an account of one's own begins so.
        language: ctx.language,
        createdAt: ctx.now,
      })
      .execute();
    await sql`
      insert into memberships (employee_id, team_id)
      select ${id}::uuid, team_id from invitation_teams where invitation_id = ${invitation.id}
      union select ${id}::uuid, ${invitation.teamId}::uuid where ${invitation.teamId}::uuid is not null`.execute(
      ctx.db,
    );
    ctx.record("employee.joined", { type: "employee", id }, { role: invitation.role });
    return { employeeId: id, email: invitation.email };
  },
});

async function requireFreeEmail(db: Queryable, email: string, path: string): Promise<void> {
  const known = await db.selectFrom("employees").select("id").where("email", "=", email).executeTakeFirst();
  if (known) throw new Invalid([{ path, code: "email_taken" }]);
}
