import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { loginFor } from "#db/access.ts";
import type { Connection } from "#db/connection.ts";
import { prepareDatabase } from "#db/prepare.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which each test file makes databases of its own, and the migrated template to copy. */
    databaseServer: { connection: Connection; template: string; app: Login };
  }
}

/** The app's own way into every copy of the template: proof of what it may and may not do. */
export interface Login {
  user: string;
  password: string;
}

/** One a run, so that runs beside each other on one server do not meet. */
const template = `kept_template_${process.pid}`;

/** Starts one PostgreSQL for all tests: the embedded one, or the server that TEST_DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) {
    const connection = { connectionString: url };
    project.provide("databaseServer", { connection, template, app: await makeTemplate(connection) });
    return () => dropDatabase(connection, template);
  }
  const folder = await mkdtemp(join(tmpdir(), "kept-test-"));
  // Started by root, the database runs as somebody who must be able to pass through here.
  await chmod(folder, 0o711);
  const { startEmbeddedDatabase } = await import("../server/embedded/database.ts");
  const embedded = await startEmbeddedDatabase({
    dataFolder: join(folder, "data"),
    systemFolder: join(folder, "system"),
    log: () => undefined,
    settings: { fsync: "off", max_connections: "300" },
  });
  const { connection } = embedded;
  project.provide("databaseServer", { connection, template, app: await makeTemplate(connection) });
  return async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(connection: Connection): Promise<Login> {
  await createDatabase(connection, template);
  const password = randomBytes(24).toString("base64url");
  const { access } = await prepareDatabase({ owner: databaseOn(connection, template), app: null, password });
  if (access.refused) throw new Error(`the tests want to sign in as the app does: ${access.refused}`);
  const user = loginFor(template);
  // Worlds are copies of it: once, rather than by each that drops one, since two grants at one moment collide.
  await withClient(connection, (client) => client.query(`grant ${user} to current_user`));
  return { user, password };
}

/** Makes a database on the server, a copy of the template when one is named; one copy at a time, as PostgreSQL wants it. */
export async function createDatabase(server: Connection, name: string, template?: string): Promise<void> {
  await withClient(server, async (client) => {
    await client.query("select pg_advisory_lock($1)", [copying]);
    await client.query(`create database ${name}${template ? ` template ${template}` : ""}`);
  });
}

/**
 * Ends what is connected to a database, whoever signed in: only members of a role may end what it does. An autovacuum
 * worker that happens to be at work there is the server's own and left alone.
 */
export async function endConnections(server: Connection, name: string): Promise<void> {
  await withClient(server, async (client) => {
    await client.query(`
      do $$ declare other name; begin
        for other in select distinct usename from pg_stat_activity
          where datname = '${name}' and backend_type = 'client backend' and not pg_has_role(current_user, usename, 'usage')
        loop execute format('grant %I to current_user', other); end loop;
      end $$`);
    await client.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
      [name],
    );
  });
}

/** Drops a database and ends what is still connected to it; "with (force)" would try to end autovacuum workers too. */
export async function dropDatabase(server: Connection, name: string): Promise<void> {
  await endConnections(server, name);
  await withClient(server, async (client) => {
    await client.query(`drop database if exists ${name}`);
    await client.query(`drop role if exists ${loginFor(name)}`);
  });
}

/** Copies of a template wait for each other under this number. */
const copying = 5377803;

async function withClient(
  connection: Connection,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseOn(connection: Connection, name: string): Connection {
  if (!("connectionString" in connection)) return { ...connection, database: name };
  const url = new URL(connection.connectionString);
  url.pathname = `/${name}`;
  return { connectionString: url.href };
}
