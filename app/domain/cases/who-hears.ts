import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";

/**
 * Who is told of what happens in a case: its owner, while they work here; else the managers of its team, else everybody of
 * that team, else those who run the programme. Never nobody.
 */
export async function whoHears(
  db: Queryable,
  kase: { ownerId: string | null; teamId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with heard as (
      select id, case
        when id = ${kase.ownerId}::uuid then 1
        when team and role = 'manager' then 2
        when team and role = 'employee' then 3
        when role in ('owner', 'lead') then 4 end as turn
      from employees cross join lateral (select exists (
        select from memberships where employee_id = employees.id and team_id = ${kase.teamId}::uuid) as team) member
      where deactivated_at is null
    )
    select id from heard where turn = (select min(turn) from heard) order by id`.execute(db);
  return rows.map(({ id }) => id);
}
