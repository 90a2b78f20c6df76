import { sql } from "kysely";
import { z } from "zod";
import { type Actor, type EmployeeActor, isStaff, leads, owns } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { CursorText, decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Search } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";

export const EmployeeRole = z.enum(["owner", "lead", "manager", "employee"]);
export const Level = z.enum(["leaders", "managers", "front_line", "back_office"]);

/** Owners look after anyone's place here; leads after anyone's but an owner's. */
export const mayHandle = (actor: Actor, role: string): boolean =>
  owns(actor) || (leads(actor) && role !== "owner");

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
    singleKeys: boolean;
    teamIds: string[];
  }>`
    with recursive person as (
      select id, name, email, language, single_keys, case when ${sharedDeviceId}::uuid is null then role else 'employee' end as role
      from employees where user_id = ${userId} and deactivated_at is null
    ), seen as (
      select membership.team_id from memberships membership join person on person.id = membership.employee_id
      union
      select team.id from teams team join seen on team.parent_id = seen.team_id
      where exists (select from person where role = 'manager')
    )
    select id, name, email, role, language, single_keys, array(select team_id from seen)::text[] as "team_ids" from person`.execute(
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
    singleKeys: row.singleKeys,
    sharedDeviceId,
    teamIds: new Set(row.teamIds),
  };
}

const employees = (db: Queryable) =>
  db
    .selectFrom("employees")
    .select(["id", "name", "email", "role", "level", "language", "deactivatedAt", "revision"])
    .select((eb) =>
      eb
        .selectFrom("memberships")
        .whereRef("memberships.employeeId", "=", "employees.id")
        .select(sql<string[]>`coalesce(array_agg(team_id order by team_id)::text[], '{}')`.as("teamIds"))
        .as("teamIds"),
    );

/** A colleague as those who may see them do. Errors: NotFound. */
export async function findEmployee(db: Queryable, id: string) {
  const row = await employees(db).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return { ...row, teamIds: row.teamIds ?? [] };
}
export type Employee = Awaited<ReturnType<typeof findEmployee>>;

/** The same, and holds the row until the command ends. Errors: NotFound. */
export async function lockEmployee(db: Queryable, id: string): Promise<Employee> {
  const row = await employees(db).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound();
  return { ...row, teamIds: row.teamIds ?? [] };
}

export const getEmployee = query({
  name: "employee.read",
  input: z.strictObject({ employeeId: Id }),
  target: ({ db }, { employeeId }) => findEmployee(db, employeeId),
  can: isStaff,
  run: (_ctx, _input, employee) => employee,
});

/** Colleagues by name, a page at a time: those who work here, those who left, or all. Nothing about them is counted. */
export const listEmployees = query({
  name: "employee.list",
  input: z.strictObject({
    state: z.enum(["active", "left", "all"]).default("active"),
    role: EmployeeRole.optional(),
    teamId: Id.optional(),
    q: Search(100).default(""),
    ...Paging,
  }),
  can: isStaff,
  async run({ db }, { state, role, teamId, q, limit, cursor }) {
    let rows = employees(db);
    if (state !== "all") rows = rows.where("deactivatedAt", state === "left" ? "is not" : "is", null);
    if (role) rows = rows.where("role", "=", role);
    if (teamId) {
      rows = rows.where("id", "in", (eb) =>
        eb.selectFrom("memberships").select("employeeId").where("teamId", "=", teamId),
      );
    }
    if (q !== "") {
      const part = `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
      rows = rows.where(sql<boolean>`(lower(name) like ${part} or email like ${part})`);
    }
    if (cursor) {
      const [name, id] = decodeCursor(cursor, z.tuple([CursorText, Id]));
      rows = rows.where(sql<boolean>`(lower(name), id) > (${name}, ${id}::uuid)`);
    }
    const found = await rows
      .select(sql<string>`lower(name)`.as("sortName"))
      .orderBy(sql`lower(name)`)
      .orderBy("id")
      .limit(limit + 1)
      .execute();
    return pageOf(
      found,
      limit,
      ({ sortName: _sortName, teamIds, ...row }) => ({ ...row, teamIds: teamIds ?? [] }),
      (row) => encodeCursor(row.sortName, row.id),
    );
  },
});

/** Everybody who works here now, by name: for choosing an owner. */
export const listColleagues = query({
  name: "employee.list_choices",
  input: z.strictObject({}),
  can: isStaff,
  async run({ db }) {
    const rows = await employees(db).where("deactivatedAt", "is", null).orderBy("name").limit(2000).execute();
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
