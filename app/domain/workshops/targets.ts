import { sql } from "kysely";
import { type BoardChange, tellOwn } from "#blocks/boards/tell.ts";
import type { CommandContext } from "#core/context.ts";
import type { Queryable } from "#db/client.ts";

/** What on a board can be voted on, rated or tied to. */
export type TargetKind = "note" | "group" | "statement";

/** Whether something that stands has this id on this board. A statement is held, so that it does not go up in another
 * meanwhile. */
export async function isTarget(
  db: Queryable,
  boardId: string,
  kind: TargetKind,
  id: string,
): Promise<boolean> {
  if (kind === "statement")
    await db.selectFrom("boardStatements").select("id").where("id", "=", id).forShare().execute();
  const found = await db
    .selectFrom("boardTargets")
    .select("id")
    .where("id", "=", id)
    .where("boardId", "=", boardId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * After things that can be voted on went or came back: what was given to those that are gone in rounds that are still
 * open belongs again to whoever gave it, and they alone are told. Returns what all readers take anew: results in which
 * they stood, and their ties.
 */
export async function settleTargets(
  ctx: Pick<CommandContext, "db">,
  boardId: string,
  ids: string[],
): Promise<BoardChange[]> {
  if (ids.length === 0) return [];
  const { rows: givers } = await sql<{ participantId: string }>`
    with gone as (
      select id from unnest(${ids}::uuid[]) as asked(id)
      where not exists (select from board_targets target where target.id = asked.id)
    ), open as (
      select id from board_phases where board_id = ${boardId} and closed_at is null
    ), votes as (
      delete from board_votes where phase_id in (select id from open) and target_id in (select id from gone)
      returning participant_id
    ), ratings as (
      delete from board_ratings where phase_id in (select id from open) and target_id in (select id from gone)
      returning participant_id
    ), drops as (
      delete from board_drop_votes where statement_id in (select id from gone)
        and round_id in (select id from board_drop_rounds where board_id = ${boardId} and closed_at is null)
      returning participant_id
    )
    select participant_id from votes union select participant_id from ratings union select participant_id from drops`.execute(
    ctx.db,
  );
  await tellOwn(
    ctx.db,
    boardId,
    givers.map(({ participantId }) => participantId),
  );
  const { rows } = await sql<BoardChange>`
    select distinct 'votes' as kind, phase_id as id from board_votes
      join board_phases phase on phase.id = phase_id and phase.closed_at is not null
      where board_votes.board_id = ${boardId} and target_id = any(${ids}::uuid[])
    union select 'ratings', phase_id from board_ratings
      join board_phases phase on phase.id = phase_id and phase.closed_at is not null
      where board_ratings.board_id = ${boardId} and target_id = any(${ids}::uuid[])
    union select 'drop', round_id from board_drop_votes
      join board_drop_rounds round on round.id = round_id and round.closed_at is not null
      where board_drop_votes.board_id = ${boardId} and statement_id = any(${ids}::uuid[])
    union select 'tie', note_id from board_ties where board_id = ${boardId} and target_id = any(${ids}::uuid[])`.execute(
    ctx.db,
  );
  return rows;
}
