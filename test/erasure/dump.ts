import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Connection } from "#db/connection.ts";

interface Row {
  table: string;
  row: string;
}

/** Every row of every table of every schema as text; bytes as what they spell, so that no word hides in them. */
export async function dumpOf(connection: Connection): Promise<Row[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ table: string; column: string; bytes: boolean }>(`
      select format('%I.%I', table_schema, table_name) as table, format('%I', column_name) as column,
        udt_name = 'bytea' as bytes
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`);
    const dump: Row[] = [];
    for (const table of new Set(columns.map((each) => each.table))) {
      const bytes = columns.filter((each) => each.table === table && each.bytes);
      const text = ["whole::text", ...bytes.map(({ column }) => `coalesce(encode(${column}, 'escape'), '')`)];
      const { rows } = await client.query<{ row: string }>(
        `select ${text.join(" || ' ' || ")} as row from ${table} whole`,
      );
      dump.push(...rows.map(({ row }) => ({ table, row })));
    }
    return dump;
  } finally {
    await client.end();
  }
}

/** Rows in which a canary stands. */
export const findIn = (dump: Row[], canary: string): Row[] =>
  dump.filter(({ row }) => row.toLowerCase().includes(canary.toLowerCase()));

/** Files below a folder in which a canary stands. */
export async function filesWith(folder: string, canary: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(canary)) found.push(path);
  }
  return found;
}
