import { sql } from "kysely";
import { boardChannel } from "#core/live.ts";
import type { Queryable } from "#db/client.ts";

/** Something on a board that everybody may see, and that changed. `board` stands for the phases and all the rest. */
export interface BoardChange {
  kind: string;
  id: string;
}

/**
 * Logs changes of what everybody may see and wakes the readers with the commit. It takes the board's row for the
 * number, so it is the last act of a command: others wait no longer than a commit takes.
 */
export async function tellAll(db: Queryable, boardId: string, changes: BoardChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change, index) => ({ place: index + 1, ...change }));
  await sql`
    with board as (
      update boards set number = number + ${rows.length} where id = ${boardId} returning number
    ), written as (
      insert into board_log (board_id, number, kind, object_id)
      select ${boardId}::uuid, board.number - ${rows.length} + change.place, change.kind, change.id
      from board, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as change(place int, kind text, id uuid)
      returning number
    )
    select pg_notify(${boardChannel}, ${boardId}) from written limit 1`.execute(db);
}

/**
 * Says that the own part of participants changed: what they wrote in private, how they voted. Nothing of it enters
 * the shared log, so that not even its numbers tell the others that somebody writes.
 */
export async function tellOwn(db: Queryable, boardId: string, participantIds: string[]): Promise<void> {
  if (participantIds.length === 0) return;
  await sql`
    with told as (
      update board_participants set own_number = own_number + 1
      where board_id = ${boardId} and id = any(${participantIds}::uuid[]) returning id
    )
    select pg_notify(${boardChannel}, ${boardId}) from told limit 1`.execute(db);
}
