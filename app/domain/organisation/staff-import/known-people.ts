import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { KnownPerson } from "./staff-plan.ts";

interface Row {
  kind: KnownPerson["kind"];
  id: string;
  name: string;
  email: string;
  role: string;
  level: KnownPerson["level"];
  language: string;
  teamIds: string[];
}

/**
 * Everybody who works here or left, and whose invitation is open: of several to one address the newest. In the order
 * of their names.
 */
export async function knownPeople(
  db: Queryable,
  now: Date,
  paths: ReadonlyMap<string, string>,
): Promise<KnownPerson[]> {
  const { rows } = await sql<Row>`
    select case when deactivated_at is null then 'employee' else 'left' end as kind, id, name, email, role, level,
      language, array(select team_id::text from memberships where employee_id = employees.id) as "team_ids"
    from employees
    union all
    select * from (
      select distinct on (lower(email)) 'invited', id, name, email, role, level, language, array(
        select team_id::text from invitation_teams where invitation_id = invitations.id
        union select invitations.team_id::text where invitations.team_id is not null)
      from invitations
      where accepted_at is null and revoked_at is null and expires_at > ${now}
        and not exists (select from employees where lower(employees.email) = lower(invitations.email))
      order by lower(email), created_at desc, id desc
    ) open
    order by name, id`.execute(db);
  return rows.map(({ teamIds, ...person }) => ({
    ...person,
    teams: teamIds
      .map((id) => ({ id, path: paths.get(id) ?? "" }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  }));
}
