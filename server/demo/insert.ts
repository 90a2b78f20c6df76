import { sql } from "kysely";
import { liveChannel } from "#core/events.ts";
import { newId } from "#core/identifiers.ts";
import type { Database } from "#db/client.ts";
import { reminderAt } from "#domain/cases/promise-state.ts";
import { happeningsOf, type Rows } from "./rows.ts";

const rowsAtOnce = 2000;

/** Puts all rows, their log and the jobs of open promises into the database, in one transaction. */
export async function insertRows(database: Database, rows: Rows): Promise<void> {
  await database.transaction().execute(async (db) => {
    for (const [table, list] of Object.entries(rows)) {
      for (let at = 0; at < list.length; at += rowsAtOnce)
        await insertSome(db, table, list.slice(at, at + rowsAtOnce));
    }
    const events = happeningsOf(rows).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const { rows: taken } = await sql<{ number: number }>`
      update streams set number = number + ${events.length} where name = 'organisation' returning number`.execute(
      db,
    );
    const first = (taken[0]?.number ?? 0) - events.length + 1;
    const log = events.map(({ subjectType, subjectId, caseId, actorKind, actorId, at, ...event }, place) => ({
      ...event,
      number: first + place,
      id: newId(),
      subject_type: subjectType,
      subject_id: subjectId,
      case_id: caseId,
      actor_kind: actorKind,
      actor_id: actorId,
      happened_at: at,
    }));
    for (let at = 0; at < log.length; at += rowsAtOnce)
      await insertSome(db, "events", log.slice(at, at + rowsAtOnce));
    await sql`select pg_notify(${liveChannel}, ${String(first + events.length - 1)})`.execute(db);
    await addJobs(db, rows);
    await sql`select setval('case_numbers', 1001 + ${rows.cases.length})`.execute(db);
  });
}

async function insertSome(db: Database, table: string, list: object[]): Promise<void> {
  const columns = sql.join(Object.keys(list[0] ?? {}).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(list)}::json)`.execute(
    db,
  );
}

/** Promises that are still open remind their owners like any other. */
async function addJobs(db: Database, rows: Rows): Promise<void> {
  const ended = new Set(rows.promise_outcomes.map((outcome) => outcome.promise_id));
  for (const promise of rows.promises) {
    if (ended.has(promise.id)) continue;
    const payload = JSON.stringify({ promiseId: promise.id });
    const reminder = reminderAt(promise.made_at, promise.due_at);
    await sql`select graphile_worker.add_job('promise_reminder', ${payload}::json, run_at := ${reminder}::timestamptz,
      job_key := ${`promise reminder ${promise.id}`})`.execute(db);
    await sql`select graphile_worker.add_job('promise_due', ${payload}::json, run_at := ${promise.due_at}::timestamptz,
      job_key := ${`promise due ${promise.id}`})`.execute(db);
  }
}
