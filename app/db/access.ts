import { createHash } from "node:crypto";
import pg from "pg";
import { type Connection, type Connections, signedInAs } from "./connection.ts";
import { grantTo } from "./grants.ts";
import { scramVerifier } from "./scram.ts";
import { troubleOf } from "./trouble.ts";

/** How the app works on the database. */
export interface Access {
  connection: Connection;
  /** What connections take on before their first statement, where the app has no sign-in of its own. */
  role: string | null;
  /** Why it has none, in the words of PostgreSQL; null when it has. */
  refused: string | null;
}

/** What the owner takes on where it can make no sign-in: a guard against our mistakes alone, as it can be put down. */
const takenOn = "kept_app";

/**
 * Gives the app a sign-in of its own that owns nothing, makes one where the operator did not, and sees that it works.
 * Where that cannot be, the app works as the owner, under a lesser role if there is one. Under the lock of migrations.
 */
export async function giveAccess(client: pg.Client, connections: Connections): Promise<Access> {
  if (connections.app) {
    await grantTo(client, await userOf(connections.app));
    return findAccess(client, connections);
  }
  const unmade = await unlessRefused(() => makeLogin(client, connections));
  const access = await findAccess(client, connections);
  if (!access.refused) return access;
  const untaken = await unlessRefused(() => makeTakenOn(client));
  return { ...access, role: untaken === null ? takenOn : null, refused: unmade ?? access.refused };
}

/** How the app works, or would; changes nothing. Errors: of the network, and of a sign-in that the operator made. */
export async function findAccess(client: pg.Client, connections: Connections): Promise<Access> {
  const { owner, app, password } = connections;
  if (app) {
    await userOf(app);
    return { connection: app, role: null, refused: null };
  }
  const connection = signedInAs(owner, await loginOf(client), password);
  const refused = await unlessRefused(() => userOf(connection));
  return { connection: refused === null ? connection : owner, role: null, refused };
}

/** Roles belong to the whole server: each database has one of its own, named after it. At most 63 bytes. */
export function loginFor(database: string): string {
  const short = Buffer.byteLength(database) <= 50;
  return `kept_app_${short ? database : createHash("sha256").update(database).digest("hex").slice(0, 32)}`;
}

async function loginOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  return loginFor(rows[0]?.name ?? "");
}

/** A password of another SECRET_KEY is changed, unless somebody works under it: then two processes do not agree. */
async function makeLogin(client: pg.Client, { owner, password }: Connections): Promise<void> {
  const login = await loginOf(client);
  const name = pg.escapeIdentifier(login);
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from pg_stat_activity where usename = rolname) as used from pg_roles where rolname = $1`,
    [login],
  );
  const verifier = pg.escapeLiteral(scramVerifier(password));
  if (!rows[0]) await client.query(`create role ${name} login password ${verifier}`);
  await grantTo(client, login);
  if (!rows[0] || rows[0].used) return;
  const refused = await unlessRefused(() => userOf(signedInAs(owner, login, password)));
  if (refused !== null) await client.query(`alter role ${name} login password ${verifier}`);
}

async function makeTakenOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(
    "select pg_has_role(oid, 'MEMBER') as member from pg_roles where rolname = $1",
    [takenOn],
  );
  if (!rows[0]) await client.query(`create role ${takenOn} nologin`);
  if (!rows[0]?.member) await client.query(`grant ${takenOn} to current_user`);
  await grantTo(client, takenOn);
}

/** Signs in, and tells as whom. */
async function userOf(connection: Connection): Promise<string> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>("select current_user as name");
    return rows[0]?.name ?? "";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What PostgreSQL, or a pooler before it (08P01), says when it does not want to; null when it does. Errors: any other. */
async function unlessRefused(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || (troubleOf(error) && error.code !== "08P01")) throw error;
    return error.message;
  }
}
