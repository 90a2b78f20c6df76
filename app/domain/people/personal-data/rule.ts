import { type RawBuilder, sql } from "kysely";
import type { Colleague, Customer } from "./who.ts";

/** What stands in place of words that were erased but may not be empty. */
export const erased = "—";

/** What the rows of a table say about somebody, and what an erasure does to them. Column names, with spaces between. */
export interface Part<Who> {
  /** Which rows are about them, or written by them. */
  rows: (who: Who) => RawBuilder<unknown>;
  /** Becomes null. */
  emptied?: string;
  /** Becomes a dash, where null is not allowed. */
  dashed?: string;
  /** Becomes no bytes at all. */
  zeroed?: string;
  /** Personal, and the whole row goes. */
  gone?: string;
  /** Their own name and address go out of these words, which they wrote for the organisation. */
  unsigned?: string;
  /** Replaced by what `erase-colleague.ts` says. */
  replaced?: string;
  /** What somebody did at work: shown to nobody but themselves and the operator, since it could be counted. */
  work?: "work";
}

/** A table, and for each of its columns whether it says something about a person. A test holds it to the database. */
export interface TableRule {
  /** What it is called on pages and in exports: `privacy.held.<about>`. Absent where nothing in it is personal. */
  about?: About;
  customer?: Part<Customer>;
  employee?: Part<Colleague>;
  /** Columns that say nothing about a person: ids, kinds, times, numbers, words of the organisation. */
  plain: string;
  /** Columns that are shown to nobody: digests, tokens, secrets. */
  secret?: string;
}

export type About =
  | "identity"
  | "cases"
  | "voices"
  | "messages"
  | "promises"
  | "decisions"
  | "closures"
  | "taps"
  | "mails"
  | "log"
  | "answers"
  | "jobs"
  | "imports"
  | "joins"
  | "confirmations"
  | "holds"
  | "requests"
  | "erasures"
  | "account"
  | "signIn"
  | "teams"
  | "invitations"
  | "notices"
  | "needs"
  | "texts"
  | "owned"
  | "workshops"
  | "checks";

/** Rows whose column is one of the ids. */
export const among =
  <Who>(column: string, ids: (who: Who) => string[]) =>
  (who: Who): RawBuilder<unknown> =>
    sql`${sql.ref(column)} = any(${ids(who)}::uuid[])`;

/** Rows of the cases that somebody's voices opened. */
export const ofCases = (column: string) => among<Customer>(column, (who) => who.caseIds);

/** Rows that belong to rows of their cases in another table. */
export const through =
  (column: string, table: string) =>
  (who: Customer): RawBuilder<unknown> =>
    sql`${sql.ref(column)} in (select id from ${sql.table(table)} where case_id = any(${who.caseIds}::uuid[]))`;

/** Rows that an employee wrote, owns or is. */
export const by = (column: string) => (who: Colleague) => sql`${sql.ref(column)} = ${who.id}::uuid`;

/** What somebody said at a workshop under their name, by the column of their chair. */
export const spokenBy = (column: string) => (who: Colleague) =>
  sql`(not anonymous and ${sql.ref(column)} in (
    select id from board_participants where employee_id = ${who.id}::uuid))`;

/** The same, where a key may have done it instead. */
export const done = (column: string) => (who: Colleague) =>
  sql`(${sql.ref(column)} = ${who.id}::uuid and actor_kind = 'employee')`;

/** Rows in whose text one of the ids stands. */
export const mentioning =
  (column: string) =>
  (who: { ids: string[] }): RawBuilder<unknown> =>
    sql`exists (select from unnest(${who.ids}::text[]) as named(id)
      where position(named.id in ${sql.ref(column)}::text) > 0)`;

/** Rows of the people who are one. */
export const ofPeople = (column: string) => among<Customer>(column, (who) => who.personIds);

/** Rows of a colleague's account. */
export const ofAccount = (column: string) => (who: Colleague) => sql`${sql.ref(column)} = ${who.userId}`;

/** Rows that name a colleague, or one of their addresses. */
export const atTheir = (id: string, address: string) => (who: Colleague) =>
  sql`(${sql.ref(id)} = ${who.id}::uuid or ${sql.ref(address)} = any(${who.addresses}::text[]))`;
