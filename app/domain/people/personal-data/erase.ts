import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { columnsIn, partFor } from "./held.ts";
import { registry } from "./registry.ts";
import { erased, type Part } from "./rule.ts";
import type { Who } from "./who.ts";

/** How many rows of each table an erasure changed or took away; tables that it did not touch are left out. */
export type Counts = Record<string, number>;

/**
 * Does to the rows of somebody what the register says, in its order; twice changes nothing more. With `tables` only
 * those. Ids, kinds, times and states stay, so that no figure moves.
 */
export async function erase(db: Queryable, who: Who, tables?: readonly string[]): Promise<Counts> {
  await sql`select set_config('kept.erasing', 'on', true)`.execute(db);
  const counts: Counts = {};
  for (const [table, rule] of Object.entries(registry)) {
    if (tables && !tables.includes(table)) continue;
    const found = partFor(rule, who);
    const statement = found && statementFor(table, found.part, found.rows);
    if (!statement) continue;
    const { numAffectedRows } = await statement.execute(db);
    if (numAffectedRows) counts[table] = Number(numAffectedRows);
  }
  await sql`select set_config('kept.erasing', 'off', true)`.execute(db);
  return counts;
}

/** The statement for one table; null where rows only tell that something happened. */
function statementFor(table: string, part: Part<never>, rows: ReturnType<typeof sql>) {
  if (part.gone) return sql`delete from ${sql.table(table)} where ${rows}`;
  const changes = [
    ...columnsIn(part.emptied).map((column) => ({ column, value: sql`null` })),
    ...columnsIn(part.zeroed).map((column) => ({ column, value: sql`''::bytea` })),
    // What was empty stays so: no row gets words that it never had.
    ...columnsIn(part.dashed).map((column) => ({
      column,
      value: sql`case when ${sql.ref(column)} is not null then ${erased} end`,
    })),
  ];
  if (changes.length === 0) return null;
  const set = changes.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`);
  const differs = changes.map(({ column, value }) => sql`${sql.ref(column)} is distinct from ${value}`);
  return sql`update ${sql.table(table)} set ${sql.join(set)} where ${rows} and (${sql.join(differs, sql` or `)})`;
}
