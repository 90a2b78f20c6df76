import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";

/**
 * Who is asked when somebody may not decide alone: the managers of the case's team and of the teams above it; where
 * there is none, those who run the programme; and where the asker is the only one, the asker. Nobody else's question
 * is ever answered by its own asker.
 */
export async function whoAnswers(
  db: Queryable,
  teamId: string | null,
  askedBy: string,
): Promise<{ asked: string[]; leads: string[] }> {
  const { rows } = await sql<{ id: string; role: string }>`
    with recursive above as (
      select id, parent_id from teams where id = ${teamId}::uuid
      union select teams.id, teams.parent_id from teams join above on teams.id = above.parent_id
    )
    select id, role from employees where deactivated_at is null and (role in ('owner', 'lead') or (role = 'manager'
      and exists (select from memberships join above on above.id = memberships.team_id
        where memberships.employee_id = employees.id)))
    order by id`.execute(db);
  const managers = rows.filter(({ role, id }) => role === "manager" && id !== askedBy).map(({ id }) => id);
  const leads = rows.filter(({ role }) => role !== "manager").map(({ id }) => id);
  const others = leads.filter((id) => id !== askedBy);
  const last = others.length > 0 ? others : leads;
  return { asked: managers.length > 0 ? managers : last, leads: last };
}
