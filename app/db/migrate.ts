import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { watched } from "./client.ts";
import type { Connection } from "./connection.ts";

const folder = new URL("./migrations/", import.meta.url);

/**
 * Brings the schema up to date, and that of the job library. Each file runs in its own transaction.
 * @param client signed in as the owner, under the lock that makes processes do this one after the other
 * @returns the names of the files that were applied
 * Errors: whatever PostgreSQL says, with the file's name before it.
 */
export async function migrate(client: pg.Client, owner: Connection): Promise<string[]> {
  const applied = await applyMigrations(client);
  const pool = watched(new pg.Pool({ ...owner, max: 1 }), () => undefined);
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
  return applied;
}

/** Names of the migrations that this version knows and the database lacks; empty when ready. */
export async function missingMigrations(
  query: (text: string) => Promise<{ rows: { name: string }[] }>,
): Promise<string[]> {
  const { rows } = await query("select name from migrations");
  const known = new Set(rows.map((row) => row.name));
  return (await migrationNames()).filter((name) => !known.has(name));
}

/** Applies what is missing, or of that only what comes before a name. */
export async function applyMigrations(client: pg.Client, before?: string): Promise<string[]> {
  await client.query(
    "create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())",
  );
  const all = await missingMigrations((text) => client.query(text));
  const missing = before === undefined ? all : all.filter((name) => name < before);
  for (const name of missing) {
    const text = await readFile(new URL(name, folder), "utf8");
    try {
      await client.query("begin");
      await client.query(text);
      await client.query("insert into migrations (name) values ($1)", [name]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  return missing;
}

async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
}
