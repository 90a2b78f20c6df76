import { sql } from "kysely";
import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { setClocks } from "../../listening/clocks/set-clocks.ts";
import type { PlacedRow } from "./sort-rows.ts";

/** The columns of a row on its way into the database. */
const record = sql`(case_id uuid, voice_id uuid, closure_id uuid, reference text, kind text, text text, channel text,
  "teamId" uuid, "receivedAt" timestamptz, "firstAnswerAt" timestamptz, "dueAt" timestamptz,
  "closedAt" timestamptz, outcome text, hash text)`;

/** Makes a case, its voice and, when it is closed, its closure of each row; in one statement. */
export async function insertCases(ctx: CommandContext, importId: string, rows: PlacedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, case_id: newId(), voice_id: newId(), closure_id: newId() }));
  await sql`
    with row as materialized (
      select * from json_to_recordset(${JSON.stringify(values)}::json) as row ${record}
    ), added as (
      insert into cases (id, reference, kind, team_id, received_at, first_answer_at, due_at, closed_at, created_at)
      select case_id, reference, kind, "teamId", "receivedAt", "firstAnswerAt", "dueAt", "closedAt", ${ctx.now}::timestamptz
      from row
    ), voiced as (
      insert into voices (id, case_id, kind, text, channel, received_at)
      select voice_id, case_id, kind, text, channel, "receivedAt" from row
    ), closed as (
      insert into closures (id, case_id, outcome, actor_kind, closed_at)
      select closure_id, case_id, outcome, 'system', "closedAt" from row where "closedAt" is not null
    )
    insert into case_sources (case_id, import_id, row_hash)
    select case_id, ${importId}::uuid, decode(hash, 'hex') from row`.execute(ctx.db);
  await setClocks(
    ctx.db,
    values.map((row) => row.case_id),
  );
}

/**
 * Brings imported cases up to date. What somebody did here since stays: a closing by staff is neither moved nor
 * undone, and an answer given here remains the first answer of a row that knows of none.
 */
export async function updateCases(
  ctx: CommandContext,
  importId: string,
  rows: (PlacedRow & { caseId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, case_id: row.caseId, closure_id: newId() }));
  await sql`
    with row as materialized (
      select * from json_to_recordset(${JSON.stringify(values)}::json) as row ${record}
    ), current as materialized (
      select closures.* from closures join row using (case_id) where closures.reopened_at is null
    ), changed as (
      update cases set kind = row.kind, team_id = row."teamId", received_at = row."receivedAt",
        first_answer_at = coalesce(row."firstAnswerAt", cases.first_answer_at), due_at = row."dueAt",
        closed_at = case when current.actor_kind <> 'system' then cases.closed_at else row."closedAt" end,
        revision = cases.revision + 1
      from row left join current using (case_id) where cases.id = row.case_id
    ), voiced as (
      update voices set kind = row.kind, text = row.text, channel = row.channel, received_at = row."receivedAt"
      from row where voices.case_id = row.case_id
    ), closed as (
      insert into closures (id, case_id, outcome, actor_kind, closed_at)
      select row.closure_id, row.case_id, row.outcome, 'system', row."closedAt"
      from row left join current using (case_id) where row."closedAt" is not null and current.id is null
    ), moved as (
      update closures set outcome = coalesce(row.outcome, closures.outcome),
        closed_at = coalesce(row."closedAt", closures.closed_at),
        reopened_at = case when row."closedAt" is null then ${ctx.now}::timestamptz end
      from row join current using (case_id)
      where closures.id = current.id and current.actor_kind = 'system'
    )
    update case_sources set import_id = ${importId}::uuid, row_hash = decode(row.hash, 'hex')
    from row where case_sources.case_id = row.case_id`.execute(ctx.db);
  await setClocks(
    ctx.db,
    values.map((row) => row.case_id),
  );
}
