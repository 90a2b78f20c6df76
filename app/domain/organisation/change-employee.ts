import { sql } from "kysely";
import { z } from "zod";
import { command } from "#core/command.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Email } from "#core/mail-address.ts";
import { Line, Reference } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { type Employee, EmployeeRole, findEmployee, Level, lockEmployee, mayHandle } from "./employees.ts";
import { findOrganisation } from "./organisation.ts";
import { requireTeam } from "./teams.ts";

const Changes = {
  name: Line(120).optional(),
  email: Email.optional(),
  role: EmployeeRole.optional(),
  level: Level.nullable().optional(),
  language: Reference(10).optional(),
  /** All their teams: one that is not named is left. */
  teamIds: z
    .array(Id)
    .max(50)
    .transform((ids) => [...new Set(ids)])
    .optional(),
};
export interface EmployeeChanges {
  name?: string;
  email?: string;
  role?: Employee["role"];
  level?: Employee["level"];
  language?: string;
  teamIds?: string[];
}

/**
 * Changes a colleague's place here. What is not named stays. Errors: Conflict `last_owner`; Invalid beside an address
 * in use, a team or a language that is not there.
 */
export const changeEmployee = command({
  name: "employee.change",
  input: z.strictObject({ employeeId: Id, ...Changes }),
  target: ({ db }, { employeeId }) => lockEmployee(db, employeeId),
  can: (actor, employee, { role }) => mayHandle(actor, employee.role) && mayHandle(actor, role ?? "employee"),
  async run(ctx, { employeeId, ...changes }, employee) {
    await requireChoices(ctx.db, changes);
    const fields = await applyChanges(ctx.db, employee, changes);
    if (fields.length > 0) ctx.record("employee.changed", { type: "employee", id: employeeId }, { fields });
    return findEmployee(ctx.db, employeeId);
  },
});

async function requireChoices(db: Queryable, { language, teamIds }: EmployeeChanges): Promise<void> {
  const { languages } = await findOrganisation(db);
  if (language && !languages.includes(language)) {
    throw new Invalid([
      { path: "language", code: "not_a_language", params: { options: languages.join(", ") } },
    ]);
  }
  for (const teamId of teamIds ?? []) await requireTeam(db, teamId, "teamIds");
}

/** Writes what differs from how it stands, and names it. Errors: as `changeEmployee`. */
export async function applyChanges(
  db: Queryable,
  employee: Employee,
  changes: EmployeeChanges,
): Promise<string[]> {
  const { teamIds, ...own } = changes;
  const differing = Object.entries(own).filter(
    ([field, value]) => value !== undefined && value !== employee[field as keyof typeof own],
  );
  const moved = teamIds !== undefined && [...teamIds].sort().join() !== [...employee.teamIds].sort().join();
  const fields = [...differing.map(([field]) => field), ...(moved ? ["teamIds"] : [])];
  if (fields.length === 0) return [];
  if (fields.includes("role") && employee.role === "owner") await requireOtherOwner(db, employee.id);
  if (own.email && fields.includes("email")) await changeAddress(db, employee.id, own.email);
  await db
    .updateTable("employees")
    .set((eb) => ({ ...Object.fromEntries(differing), revision: eb("revision", "+", 1) }))
    .where("id", "=", employee.id)
    .execute();
  if (moved) await setTeams(db, employee.id, teamIds);
  return fields;
}

/**
 * Somebody must be left who can do everything. Two who go at once: one after the other. Errors: Conflict `last_owner`.
 */
export async function requireOtherOwner(db: Queryable, employeeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('kept owners'))`.execute(db);
  const other = await db
    .selectFrom("employees")
    .select("id")
    .where("role", "=", "owner")
    .where("deactivatedAt", "is", null)
    .where("userId", "is not", null)
    .where("id", "<>", employeeId)
    .executeTakeFirst();
  if (!other) throw new Conflict("last_owner");
}

/** The address is also the one they sign in with. Errors: Invalid `email_taken`. */
async function changeAddress(db: Queryable, employeeId: string, email: string): Promise<void> {
  const { userId } = await db
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", employeeId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql`
    select from employees where lower(email) = ${email} and id <> ${employeeId}
    union all select from auth_users where email = ${email} and id is distinct from ${userId}`.execute(db);
  if (rows.length > 0) throw new Invalid([{ path: "email", code: "email_taken" }]);
  if (userId) await db.updateTable("authUsers").set({ email }).where("id", "=", userId).execute();
}

async function setTeams(db: Queryable, employeeId: string, teamIds: string[]): Promise<void> {
  await db.deleteFrom("memberships").where("employeeId", "=", employeeId).execute();
  if (teamIds.length === 0) return;
  await db
    .insertInto("memberships")
    .values(teamIds.map((teamId) => ({ employeeId, teamId })))
    .execute();
}
