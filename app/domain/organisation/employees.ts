import { sql } from "kysely";
import { z } from "zod";
import { type EmployeeActor, isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";

/**
 * The person behind an account, with the teams they see cases of: their own, and for managers those below. Null
 * when the account belongs to nobody who still works here. On a shared device everybody acts as an employee: four
 * digits at a counter open no more than that.
 */
export async function employeeOfUser(
  db: Queryable,
  userId: string,
  sharedDeviceId: string | null = null,
): Promise<EmployeeActor | null> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    role: EmployeeActor["role"];
    language: string;
    teamIds: string[];
  }>`
    with recursive person as (
      select id, name, email, language, case when ${sharedDeviceId}::uuid is null then role else 'employee' end as role
      from employees where user_id = ${userId} and deactivated_at is null
    ), seen as (
      select membership.team_id from memberships membership join person on person.id = membership.employee_id
      union
      select team.id from teams team join seen on team.parent_id = seen.team_id
      where exists (select from person where role = 'manager')
    )
    select id, name, email, role, language, array(select team_id from seen)::text[] as "team_ids" from person`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return null;
  return {
    kind: "employee",
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    language: row.language,
    sharedDeviceId,
    teamIds: new Set(row.teamIds),
  };
}

/** Everybody who works here now, by name: for choosing an owner. Nothing about them is counted. */
export const listEmployees = query({
  name: "employee.list",
  input: z.strictObject({}),
  can: isStaff,
  async run({ db }) {
    const rows = await db
      .selectFrom("employees")
      .select(["id", "name", "email", "role", "level"])
      .select((eb) =>
        eb
          .selectFrom("memberships")
          .whereRef("memberships.employeeId", "=", "employees.id")
          .select(sql<string[]>`coalesce(array_agg(team_id)::text[], '{}')`.as("teamIds"))
          .as("teamIds"),
      )
      .where("deactivatedAt", "is", null)
      .orderBy("name")
      .limit(2000)
      .execute();
    return { items: rows.map((row) => ({ ...row, teamIds: row.teamIds ?? [] })) };
  },
});

/** Errors: Invalid on `path` when no such colleague works here. */
export async function requireEmployee(
  db: Queryable,
  id: string,
  path: string,
): Promise<{ id: string; name: string }> {
  const employee = await db
    .selectFrom("employees")
    .select(["id", "name"])
    .where("id", "=", id)
    .where("deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!employee) throw new Invalid([{ path, code: "unknown_employee" }]);
  return employee;
}

export const EmployeeId = Id;
