import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";

/**
 * Who is told of what happens in a case: its owner, while they work here; else the managers who look after its team, else
 * everybody of that team, else those who run the programme. Never nobody.
 */
export async function whoHears(
  db: Queryable,
  kase: { ownerId: string | null; teamId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with heard as (
      select id, 1 as turn from employees where id = ${kase.ownerId}::uuid and deactivated_at is null
      union all
      select employee_id, case when role = 'manager' then 2 else 4 end from who_looks_after(${kase.teamId}::uuid)
      union all
      select employees.id, 3 from memberships join employees on employees.id = memberships.employee_id
      where team_id = ${kase.teamId}::uuid and deactivated_at is null and role = 'employee'
    )
    select id from heard where turn = (select min(turn) from heard) order by id`.execute(db);
  return rows.map(({ id }) => id);
}
