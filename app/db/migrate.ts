import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { watched } from "./client.ts";
import { appRole, type Connection } from "./connection.ts";

const folder = new URL("./migrations/", import.meta.url);
const lockNumber = 5_377_801;

/** What a start needs to know of the schema: whether the app may work under a role that cannot change the log. */
export interface Migrated {
  applied: string[];
  role: string | null;
}

/**
 * Brings the schema up to date, as the owner of the database and under an advisory lock, so that processes that
 * start together do it once. Each file runs in its own transaction. Errors: whatever PostgreSQL says, with the
 * file's name before it.
 */
export async function migrate(connection: Connection): Promise<Migrated> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    await client.query(
      "create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())",
    );
    const applied = await applyMissing(client);
    const pool = watched(new pg.Pool({ ...connection, max: 1 }), () => undefined);
    try {
      await runMigrations({ pgPool: pool });
    } finally {
      await pool.end();
    }
    const role = await grantToApp(client);
    return { applied, role };
  } finally {
    await client.end();
  }
}

/** Names of the migrations that this version knows and the database lacks; empty when ready. */
export async function missingMigrations(
  query: (text: string) => Promise<{ rows: { name: string }[] }>,
): Promise<string[]> {
  const { rows } = await query("select name from migrations");
  const known = new Set(rows.map((row) => row.name));
  return (await migrationNames()).filter((name) => !known.has(name));
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const missing = await missingMigrations((text) => client.query(text));
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

/**
 * Gives the app's own role what it needs and nothing more: it may add to the log of events and to what
 * was told of people's answers, never change it.
 * A managed database may not let us make a role; then the answer is null and `doctor` says so.
 */
async function grantToApp(client: pg.Client): Promise<string | null> {
  try {
    await client.query(
      `do $$ begin create role ${appRole} nologin; exception when duplicate_object then null; end $$`,
    );
    await client.query(
      `do $$ begin
        execute 'set local role ${appRole}';
        execute 'reset role';
      exception when insufficient_privilege then
        execute 'grant ${appRole} to current_user';
      end $$`,
    );
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42501") return null;
    throw error;
  }
  await client.query(`
    grant usage on schema public, graphile_worker to ${appRole};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${appRole};
    grant usage, select, update on all sequences in schema public, graphile_worker to ${appRole};
    grant execute on all functions in schema public, graphile_worker to ${appRole};
    revoke update, delete on events, felt_months from ${appRole};
    revoke insert, update, delete on migrations from ${appRole};
  `);
  await openJobTables(client);
  return appRole;
}

/** The job tables answer their owner alone (row security without a policy): the app's role gets one, to add jobs. */
async function openJobTables(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ declare job_table regclass; begin
      for job_table in
        select oid from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
          and not exists (select from pg_policy where polrelid = pg_class.oid and polname = '${appRole}')
      loop
        execute format('create policy ${appRole} on %s to ${appRole} using (true) with check (true)', job_table);
      end loop;
    end $$`);
}
