import { type RawBuilder, sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { registry } from "./registry.ts";
import type { About, Part, TableRule } from "./rule.ts";
import type { Who } from "./who.ts";

/** Rows of one table that say something about somebody. */
export interface HeldTable {
  table: string;
  about: About;
  /** Columns that say something about them in words or values, as they are called in `rows`. */
  personal: string[];
  rows: Record<string, unknown>[];
}

/** `whole`: also what somebody did at work. That is for themselves and the operator, since it could be counted. */
export type Reach = "person" | "whole";

/** Names of columns in a rule's text. */
export const columnsIn = (...texts: (string | undefined)[]): string[] =>
  texts.flatMap((text) => text?.split(/\s+/).filter(Boolean) ?? []);

/** The part of a rule that concerns this person, with its rows found; null where there is none. */
export function partFor(rule: TableRule, who: Who): { part: Part<never>; rows: RawBuilder<unknown> } | null {
  if (who.kind === "customer") {
    return rule.customer ? { part: rule.customer, rows: rule.customer.rows(who) } : null;
  }
  return rule.employee ? { part: rule.employee, rows: rule.employee.rows(who) } : null;
}

/** Columns that an erasure of this part changes or takes away. */
export const personalIn = ({ emptied, dashed, zeroed, gone, unsigned, replaced }: Part<never>): string[] =>
  columnsIn(emptied, dashed, zeroed, gone, unsigned, replaced);

/**
 * Everything that is held about somebody, table by table in the order of the register, in one look at the database;
 * tables without a row of theirs are left out, and so are digests, tokens and secrets. Column names come as the API
 * writes them. With `most`, so many rows of each table at most.
 */
export async function readHeld(db: Queryable, who: Who, reach: Reach, most?: number): Promise<HeldTable[]> {
  const tables = Object.entries(registry).flatMap(([table, rule]) => {
    const found = partFor(rule, who);
    if (!found || !rule.about || (found.part.work && reach === "person")) return [];
    const secret = new Set(columnsIn(rule.secret));
    const shown = columnsOf(rule).filter((column) => !secret.has(column));
    const personal = personalIn(found.part).filter((column) => !secret.has(column));
    return [{ table, about: rule.about, personal, shown, rows: found.rows }];
  });
  const selections = tables.map(
    ({ table, shown, rows }) => sql`(select ${table}::text as name, to_jsonb(shown) as row
      from (select ${sql.join(shown.map((column) => sql.ref(column)))} from ${sql.table(table)} where ${rows}
        limit ${most ?? null}) shown)`,
  );
  const found = await sql<{ name: string; row: Record<string, unknown> }>`
    ${sql.join(selections, sql` union all `)}`.execute(db);
  return tables.flatMap(({ table, about, personal }) => {
    const rows = found.rows.filter(({ name }) => name === table);
    if (rows.length === 0) return [];
    return [
      {
        table:
          table
            .split(".")
            .at(-1)
            ?.replace(/^_private_/, "") ?? table,
        about,
        personal: personal.map(apiName),
        rows: rows.map(({ row }) =>
          Object.fromEntries(Object.entries(row).map(([key, value]) => [apiName(key), value])),
        ),
      },
    ];
  });
}

/** Every column of a table, as the register lists them. */
export function columnsOf(rule: TableRule): string[] {
  const parts = [rule.customer, rule.employee].flatMap((part) =>
    part ? personalIn(part as Part<never>) : [],
  );
  return [...new Set([...columnsIn(rule.plain, rule.secret), ...parts])];
}

const apiName = (column: string): string =>
  column.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
