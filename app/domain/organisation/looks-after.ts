import { type RawBuilder, sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { CasePlace } from "./visibility.ts";

/** Who looks after what belongs to a team. Each list is in a fixed order and may be empty. */
export interface Carers {
  /** Managers of the team and of the teams above it. */
  managers: string[];
  /** Those who run the programme, whatever the team. */
  leads: string[];
}

/**
 * The colleagues of whom `manages` (core/actor.ts) is true for a team, or for what belongs to none. The one answer to
 * who is told, who is asked and who may answer: a test holds it to `manages`.
 */
export async function whoLooksAfter(db: Queryable, teamId: string | null): Promise<Carers> {
  const { rows } = await sql<{ id: string; role: string }>`
    select employee_id as id, role from who_looks_after(${teamId}::uuid)`.execute(db);
  const those = (wanted: boolean) =>
    rows.filter(({ role }) => (role === "manager") === wanted).map(({ id }) => id);
  return { managers: those(true), leads: those(false) };
}

/** Whether somebody else than this colleague looks after a team, as a condition on columns that hold the two. */
export const othersLookAfter = (teamId: RawBuilder<unknown>, employeeId: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from who_looks_after(${teamId}) other where other.employee_id <> ${employeeId})`;

/** Those of some colleagues who see a case: what `seesCase` says of each, asked of people who are not here. */
export async function whoSees(db: Queryable, place: CasePlace, among: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from employees where id = any(${among}::uuid[]) and deactivated_at is null and (
      id = ${place.ownerId}::uuid
      or id in (select employee_id from who_looks_after(${place.teamId}::uuid))
      or id in (select employee_id from memberships where team_id = ${place.teamId}::uuid)
    )`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
