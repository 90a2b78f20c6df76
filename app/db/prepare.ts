import pg from "pg";
import { type Access, giveAccess } from "./access.ts";
import type { Connections } from "./connection.ts";
import { exposureOf } from "./exposure.ts";
import { migrate, missingMigrations } from "./migrate.ts";

const lockNumber = 5_377_801;

export interface Prepared {
  /** Names of the migrations that were applied now. */
  applied: string[];
  access: Access;
  /** What the app's sign-in could do beyond what it has to. */
  exposure: string[];
}

/** The schema is older than this version, and who signs in may not change it: one line for the operator. */
export class SchemaRefused extends Error {}

/**
 * Brings the schema up to date as the owner, and gives the app its own way in; under an advisory lock, so that
 * processes that start together do it once. Where the app's own sign-in is all that is given, nothing may be missing.
 * Errors: SchemaRefused, or whatever PostgreSQL says, a migration's with the file's name before it.
 */
export async function prepareDatabase(connections: Connections): Promise<Prepared> {
  const client = new pg.Client(connections.owner);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    if (await isOwner(client)) {
      const applied = await migrate(client, connections.owner);
      const access = await giveAccess(client, connections);
      return { applied, access, exposure: await exposureIn(access) };
    }
    const missing = await missingMigrations((text) => client.query(text));
    if (missing.length > 0) {
      throw new SchemaRefused(
        `DATABASE_URL signs in as somebody who may not change the schema, which lacks ${missing.join(", ")}. Set DATABASE_OWNER_URL to the owner of the database, or run \`npm run kept -- migrate\` with it.`,
      );
    }
    return {
      applied: [],
      access: { connection: connections.owner, role: null, refused: null },
      exposure: await exposureOf(client),
    };
  } finally {
    await client.end();
  }
}

/** Whether who signs in owns the schema, or there is none yet. */
export async function isOwner(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ owner: boolean }>(
    "select pg_has_role(relowner, 'MEMBER') as owner from pg_class where oid = to_regclass('migrations')",
  );
  return rows[0]?.owner ?? true;
}

/** Asked as the app signs in. */
export async function exposureIn({ connection }: Access): Promise<string[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await exposureOf(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
