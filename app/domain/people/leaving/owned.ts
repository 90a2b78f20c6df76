import { sql } from "kysely";
import { z } from "zod";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { isOpenPromise } from "#domain/cases/promise-state.ts";
import { findEmployee, mayHandle } from "#domain/organisation/employees.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";

const shown = 100;

/** What somebody answers for and another would take over. */
export interface Owned {
  kind:
    | "case"
    | "promise"
    | "principle"
    | "document"
    | "standard"
    | "pledge"
    | "action"
    | "decision_right"
    | "api_key";
  id: string;
  caseId: string | null;
  title: string;
}

/**
 * Everything an employee answers for now: open cases and promises first, by what comes due. `limit + 1` rows at most,
 * and never a number: what one person has in hand is not totalled.
 */
export async function ownedBy(
  { db, language }: { db: Queryable; language: string },
  employeeId: string,
  limit: number,
): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    select kind, id, case_id as "case_id", title from (
      select 1 as place, 'promise' as kind, id, case_id, text as title, due_at as by
      from promises where owner_id = ${employeeId} and ${isOpenPromise}
      union all select 2, 'case', id, id, reference, coalesce(due_at, received_at)
      from cases where owner_id = ${employeeId} and closed_at is null
      union all select 3, 'principle', id, null, ${inLanguage("principles", "statement", language)}, created_at
      from principles where owner_id = ${employeeId} and state <> 'retired'
      union all select 4, 'document', id, null, kind, null from documents where owner_id = ${employeeId}
      union all select 5, 'standard', id, null, ${inLanguage("standards", "name", language)}, created_at from standards where owner_id = ${employeeId}
      union all select 6, 'pledge', id, null, ${inLanguage("pledges", "text", language)}, created_at from pledges where owner_id = ${employeeId}
      union all select 7, 'action', id, null, text, coalesce(due_on, created_at)
      from actions where owner_id = ${employeeId} and ended_at is null
      union all select 8, 'decision_right', r.id, null, v.situation, r.created_at
      from decision_rights r join lateral (select situation from decision_right_versions
        where right_id = r.id order by number desc limit 1) v on true
      where r.owner_id = ${employeeId} and r.retired_at is null
      union all select 9, 'api_key', id, null, name, created_at
      from api_keys where responsible_id = ${employeeId} and revoked_at is null
    ) owned order by place, by, id limit ${limit + 1}`.execute(db);
  return rows;
}

/** What a colleague would hand over when they leave, for those who may let them go. The first hundred, and whether there is more. */
export const listOwned = query({
  name: "employee.list_owned",
  input: z.strictObject({ employeeId: Id }),
  target: ({ db }, { employeeId }) => findEmployee(db, employeeId),
  can: (actor, employee) => mayHandle(actor, employee.role),
  async run(ctx, { employeeId }) {
    const owned = await ownedBy(ctx, employeeId, shown);
    return { items: owned.slice(0, shown), more: owned.length > shown };
  },
});
