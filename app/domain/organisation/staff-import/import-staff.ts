import { sql } from "kysely";
import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { hashOf, newId } from "#core/identifiers.ts";
import { pace } from "#core/turns.ts";
import { Reference } from "#core/validation.ts";
import { invitationToken } from "../invitations.ts";
import { makeTeams } from "./make-teams.ts";
import { makePlan, StaffImportInput, shownPlan } from "./preview-staff.ts";
import { staffUpload } from "./staff-file.ts";
import type { ChangedRow, StaffPlan } from "./staff-plan.ts";
import type { NamedTeam } from "./team-names.ts";

const week = 7 * 24 * 3600 * 1000;

/**
 * Does what the preview said: invites who is new as an employee, changes who is known, makes teams if that was chosen.
 * Nobody's role changes and nobody is let go. Errors: Conflict `plan_changed` when it would no longer be what somebody
 * looked at; as the preview.
 */
export const importStaff = command({
  name: "employee.import",
  input: z.strictObject({ ...StaffImportInput, mark: Reference(64).optional() }),
  upload: staffUpload,
  can: leads,
  async run(ctx, { mark, ...input }) {
    // One file at a time, so that two who apply the same one do it once.
    await sql`select pg_advisory_xact_lock(hashtext('kept staff import'))`.execute(ctx.db);
    await sql`select from employees order by id for update`.execute(ctx.db);
    const made = await makePlan(ctx, input);
    if (mark !== undefined && mark !== made.mark) throw new Conflict("plan_changed");
    const { plan } = made;
    const ids = await makeTeams(ctx, input.missingTeams === "make" ? plan.teams : []);
    const idOf = (team: NamedTeam) => team.id ?? ids.get(team.path.toLowerCase()) ?? "";
    await invite(ctx, plan.added, idOf);
    await changeInvitations(ctx, plan.changed, idOf);
    await changeEmployees(ctx, plan.changed, idOf);
    const shown = shownPlan(ctx, made);
    if (plan.added.length + plan.changed.length > 0)
      ctx.record("employee.imported", { type: "employee", id: null }, shown.counts);
    return shown;
  },
});

type IdOf = (team: NamedTeam) => string;

/** So many at a time, so that nobody waits for thousands. */
const invitedAtOnce = 500;

async function invite(ctx: CommandContext, added: StaffPlan["added"], idOf: IdOf): Promise<void> {
  for (let from = 0; from < added.length; from += invitedAtOnce) {
    await pace();
    await inviteSome(ctx, added.slice(from, from + invitedAtOnce), idOf);
  }
}

async function inviteSome(ctx: CommandContext, rows: StaffPlan["added"], idOf: IdOf): Promise<void> {
  const invitations = rows.map((row) => ({ ...row, id: newId() }));
  const values = invitations.map(({ id, name, email, level, language }) => ({
    id,
    name,
    email,
    level,
    language: language ?? ctx.language,
    hash: hashOf(invitationToken(ctx.services.secret, id)).toString("hex"),
  }));
  await sql`
    insert into invitations (id, name, email, role, level, language, token_hash, invited_by, created_at, expires_at)
    select id, name, email, 'employee', level, language, decode(hash, 'hex'),
      ${ctx.actor.kind === "employee" ? ctx.actor.id : null}::uuid, ${ctx.now}::timestamptz,
      ${new Date(ctx.now.getTime() + week)}::timestamptz
    from json_to_recordset(${JSON.stringify(values)}::json)
      as row(id uuid, name text, email text, level text, language text, hash text)`.execute(ctx.db);
  await join(
    ctx,
    "invitation",
    invitations.map(({ id, teams }) => ({ id, teamIds: (teams ?? []).map(idOf) })),
  );
  for (const { id } of invitations)
    ctx.record("employee.invited", { type: "invitation", id }, { role: "employee" });
  if (ctx.services.mail)
    await ctx.enqueueEach(
      "mail_invitation",
      invitations.map(({ id }) => ({ invitationId: id })),
    );
}

/** Whoever has not come yet gets another invitation in place of the same link. */
async function changeInvitations(ctx: CommandContext, rows: ChangedRow[], idOf: IdOf): Promise<void> {
  const theirs = rows.filter(({ person }) => person.kind === "invited");
  await write(ctx, "invitations", theirs);
  const moved = theirs.filter(({ row }) => row.teams !== null);
  const ids = moved.map(({ person }) => person.id);
  await sql`update invitations set team_id = null where id = any(${ids}::uuid[])`.execute(ctx.db);
  await sql`delete from invitation_teams where invitation_id = any(${ids}::uuid[])`.execute(ctx.db);
  await join(
    ctx,
    "invitation",
    moved.map(({ row, person }) => ({ id: person.id, teamIds: (row.teams ?? []).map(idOf) })),
  );
}

async function changeEmployees(ctx: CommandContext, rows: ChangedRow[], idOf: IdOf): Promise<void> {
  const theirs = rows.filter(({ person }) => person.kind === "employee");
  await write(ctx, "employees", theirs);
  await sql`update employees set revision = revision + 1
    where id = any(${theirs.map(({ person }) => person.id)}::uuid[])`.execute(ctx.db);
  const moved = theirs.filter(({ differences }) => differences.some(({ field }) => field === "teams"));
  await sql`delete from memberships where employee_id = any(${moved.map(({ person }) => person.id)}::uuid[])`.execute(
    ctx.db,
  );
  await join(
    ctx,
    "employee",
    moved.map(({ row, person }) => ({ id: person.id, teamIds: (row.teams ?? []).map(idOf) })),
  );
  for (const { person, differences } of theirs) {
    const fields = differences.map(({ field }) => (field === "teams" ? "teamIds" : field));
    ctx.record("employee.changed", { type: "employee", id: person.id }, { fields });
  }
}

/** Name, level and language: what a row does not say stays. */
async function write(
  ctx: CommandContext,
  table: "employees" | "invitations",
  rows: ChangedRow[],
): Promise<void> {
  const values = rows.map(({ row: { name, level, language }, person: { id } }) => ({
    id,
    name,
    level,
    language,
  }));
  await sql`
    update ${sql.table(table)} known set name = coalesce(row.name, known.name), level = coalesce(row.level, known.level),
      language = coalesce(row.language, known.language)
    from json_to_recordset(${JSON.stringify(values)}::json) as row(id uuid, name text, level text, language text)
    where known.id = row.id`.execute(ctx.db);
}

/** Puts people, or those who are invited, into teams. */
async function join(
  ctx: CommandContext,
  kind: "employee" | "invitation",
  places: { id: string; teamIds: string[] }[],
): Promise<void> {
  const pairs = places.flatMap(({ id, teamIds }) => teamIds.map((teamId) => ({ id, team_id: teamId })));
  const table = kind === "employee" ? "memberships" : "invitation_teams";
  await sql`
    insert into ${sql.table(table)} (${sql.ref(`${kind}_id`)}, team_id)
    select id, team_id from json_to_recordset(${JSON.stringify(pairs)}::json) as row(id uuid, team_id uuid)
    on conflict do nothing`.execute(ctx.db);
}
