import { sql } from "kysely";
import type { DatabaseTransaction } from "#db/client.ts";
import type { CommandContext, Subject } from "./context.ts";
import { newId } from "./identifiers.ts";
import type { OwnEvent } from "./live.ts";

export interface PendingEvent {
  type: string;
  subject: Subject;
  data: Record<string, unknown>;
  personal: Record<string, unknown> | undefined;
}

/** The channel that wakes every process when the log has grown. */
export const liveChannel = "kept_live";

/**
 * Appends events as the last act of a transaction. Their numbers are taken under the lock of the stream's row, so
 * that none ever appears behind a reader; one notification for the batch goes out with the commit. Returns what the log
 * will tell of them once that is done.
 */
export async function writeEvents(
  db: DatabaseTransaction,
  ctx: CommandContext,
  events: PendingEvent[],
): Promise<OwnEvent[]> {
  if (events.length === 0) return [];
  const rows = events.map((event, index) => ({
    place: index + 1,
    id: newId(),
    type: event.type,
    subject_type: event.subject.type,
    subject_id: event.subject.id,
    case_id: event.subject.caseId ?? null,
    data: event.data,
    personal: event.personal ?? null,
  }));
  const { rows: written } = await sql<{ newest: number }>`
    with stream as (
      update streams set number = number + ${rows.length} where name = 'organisation' returning number
    ), added as (
      select stream.number - ${rows.length} + row.place as number, row.*
      from stream, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        place int, id uuid, type text, subject_type text, subject_id uuid, case_id uuid, data jsonb, personal jsonb)
    ), written as (
      insert into events (number, id, type, subject_type, subject_id, case_id, actor_kind, actor_id, happened_at, data)
      select number, id, type, subject_type, subject_id, case_id, ${ctx.actor.kind}, ${ctx.actor.id}::uuid,
        ${ctx.now}::timestamptz, data
      from added returning number
    ), personal as (
      insert into event_personal_values (event_number, data)
      select number, personal from added where personal is not null and personal <> 'null'::jsonb
    )
    select max(number) as newest, pg_notify(${liveChannel}, max(number)::text) from written`.execute(db);
  const first = Number(written[0]?.newest ?? 0) - events.length + 1;
  return events.map(({ type, subject }, index) => ({
    number: first + index,
    type,
    subjectType: subject.type,
  }));
}
