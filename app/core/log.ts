import { CompiledQuery } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { LiveEvent } from "./live.ts";

/** What runs a statement as text: a connection of its own, a pool, or `within` a handle of ours. */
export interface Statements {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Statements over the handle that a query has. */
export const within = (db: Queryable): Statements => ({
  query: (text, values) => db.executeQuery(CompiledQuery.raw(text, values)),
});

interface Row extends Omit<LiveEvent, "place"> {
  caseId: string | null;
  teamId: string | null;
  ownerId: string | null;
}

/**
 * Events of the log after a number, oldest first, `limit` at most, with what decides who may hear of them: for open
 * pages, by the stream of the whole process and for a page that comes back. Errors: the database's.
 */
export async function logAfter(statements: Statements, number: number, limit: number): Promise<LiveEvent[]> {
  const { rows } = await statements.query(
    `select events.number, events.type, subject_type as "subjectType", subject_id as "subjectId",
       case_id as "caseId", team_id as "teamId", owner_id as "ownerId"
     from events left join cases on cases.id = events.case_id
     where events.number > $1 order by events.number limit $2`,
    [number, limit],
  );
  return (rows as Row[]).map(({ caseId, teamId, ownerId, ...event }) => ({
    ...event,
    number: Number(event.number),
    place: caseId ? { id: caseId, teamId, ownerId } : null,
  }));
}
