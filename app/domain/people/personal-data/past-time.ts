import { type RawBuilder, sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { erase } from "./erase.ts";
import type { RetentionKind } from "./retention.ts";
import { type Customer, customerWith } from "./who.ts";

/** Erases at most `most` of one kind from before a moment, nothing that is held; how many there were. */
export type PastTime = (db: Queryable, before: Date, most: number, now: Date) => Promise<number>;

/** No hold stands on the case, nor on anybody whom joins make one with its person. */
const free = sql`not exists (
  select from legal_holds hold where hold.lifted_at is null and (
    hold.case_id = cases.id
    or hold.person_id in (
      select held.id from people held, people own where own.id = cases.person_id
        and coalesce(held.joined_to_id, held.id) = coalesce(own.joined_to_id, own.id))))`;

/** What each kind takes away. */
export const pastTime: Record<RetentionKind, PastTime> = {
  voice_words: (db, before, most, now) =>
    ofClosedCases(db, { mark: "words_erased_at", tables: ["voices", "verdicts"], before, most, now }),
  case_messages: (db, before, most, now) =>
    ofClosedCases(db, {
      mark: "messages_erased_at",
      tables: [
        "messages",
        "promises",
        "promise_outcomes",
        "decisions",
        "decision_questions",
        "decision_answers",
        "pauses",
        "closures",
        "erasure_requests",
        "idempotent_answers",
        "case_sources",
      ],
      before,
      most,
      now,
    }),
  people: namesOfPeople,
  event_values: (db, before, most) =>
    remove(
      db,
      sql`event_personal_values where event_number in (
        select number from events join event_personal_values on event_number = number
        left join cases on cases.id = events.case_id
        where happened_at < ${before} and ${free} and not exists (
          select from legal_holds hold where hold.lifted_at is null
            and events.subject_id in (hold.person_id, hold.employee_id))
        order by number limit ${most})`,
    ),
  sessions: async (db, before, most) =>
    (await remove(db, rowsOf("auth_sessions", "id", sql`expires_at < ${before}`, most))) +
    (await remove(db, rowsOf("auth_verifications", "id", sql`expires_at < ${before}`, most))) +
    (await remove(db, rowsOf("password_resets", "id", sql`expires_at < ${before}`, most))) +
    (await remove(db, rowsOf("passkey_challenges", "challenge_hash", sql`expires_at < ${before}`, most))) +
    (await remove(db, rowsOf("address_confirmations", "id", sql`expires_at < ${before}`, most))),
  idempotent_answers: (db, before, most) =>
    remove(
      db,
      sql`idempotent_answers where (actor, key_hash) in (
        select actor, key_hash from idempotent_answers where created_at < ${before} order by created_at limit ${most})`,
    ),
  imports: restOfImports,
  invitations: (db, before, most) =>
    remove(
      db,
      rowsOf(
        "invitations",
        "id",
        sql`expires_at < ${before} and not exists (
          select from legal_holds hold where hold.lifted_at is null and hold.employee_id = invitations.employee_id)`,
        most,
      ),
    ),
  notices: (db, before, most) => remove(db, rowsOf("notices", "id", sql`read_at < ${before}`, most)),
  guests: async (db, before, most) => {
    const { numAffectedRows } =
      await sql`update board_participants set name = null, token_hash = null where id in (
      select guest.id from board_participants guest join boards on boards.id = guest.board_id
      where guest.employee_id is null and (guest.name is not null or guest.token_hash is not null)
        and boards.closed_at < ${before} limit ${most})`.execute(db);
    return Number(numAffectedRows ?? 0);
  },
};

/** Words of cases that were closed before a moment: done to their tables what the register says, and marked as done. */
async function ofClosedCases(
  db: Queryable,
  given: { mark: string; tables: string[]; before: Date; most: number; now: Date },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select cases.id from cases where closed_at < ${given.before} and ${sql.ref(given.mark)} is null and ${free}
    order by closed_at, cases.id limit ${given.most} for update of cases skip locked`.execute(db);
  if (rows.length === 0) return 0;
  const caseIds = rows.map(({ id }) => id);
  await erase(db, await customerWith(db, { id: "", personIds: [], caseIds }), given.tables);
  await sql`update cases set ${sql.ref(given.mark)} = ${given.now}, revision = revision + 1
    where id = any(${caseIds}::uuid[])`.execute(db);
  return caseIds.length;
}

/** Names and addresses of people all of whose cases were closed before a moment. */
async function namesOfPeople(db: Queryable, before: Date, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select people.id from people
    where erased_at is null and (name is not null or email is not null) and people.created_at < ${before}
      and not exists (
        select from people one join cases on cases.person_id = one.id
        where coalesce(one.joined_to_id, one.id) = coalesce(people.joined_to_id, people.id)
          and (closed_at is null or closed_at >= ${before} or not ${free}))
      and not exists (
        select from legal_holds hold join people held on held.id = hold.person_id
        where hold.lifted_at is null
          and coalesce(held.joined_to_id, held.id) = coalesce(people.joined_to_id, people.id))
    order by people.id limit ${most} for update of people skip locked`.execute(db);
  if (rows.length === 0) return 0;
  const personIds = rows.map(({ id }) => id);
  const who: Customer = { kind: "customer", id: "", personIds, caseIds: [], ids: personIds, values: [] };
  await erase(db, who, ["people", "address_confirmations", "event_personal_values"]);
  return personIds.length;
}

/** Files that stopped half-way, names of files and remarks of imports that ended; what came of them stays. */
async function restOfImports(db: Queryable, before: Date, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from imports where created_at < ${before} and (
      file_name is not null or exists (select from import_chunks where import_id = imports.id)
      or exists (select from import_remarks where import_id = imports.id))
    order by created_at limit ${Math.min(most, 20)} for update skip locked`.execute(db);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await sql`delete from import_chunks where import_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from import_remarks where import_id = any(${ids}::uuid[])`.execute(db);
  await sql`update imports set file_name = null, state = case when state in ('queued', 'running') then 'failed' else state end
    where id = any(${ids}::uuid[])`.execute(db);
  return ids.length;
}

const rowsOf = (table: string, key: string, condition: RawBuilder<unknown>, most: number) =>
  sql`${sql.table(table)} where ${sql.ref(key)} in (
    select ${sql.ref(key)} from ${sql.table(table)} where ${condition} limit ${most})`;

async function remove(db: Queryable, rows: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${rows}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
