import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDatabase, databaseOn, dropDatabase } from "#test/database-server.ts";
import { openWorld, type World } from "#test/world.ts";
import { type Connection, type Connections, signedInAs } from "./connection.ts";
import { exposureOf } from "./exposure.ts";
import { prepareDatabase, SchemaRefused } from "./prepare.ts";

const { connection: server, template } = inject("databaseServer");
const made: string[] = [];
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  for (const name of made) await dropDatabase(server, name);
  await asked(server, roles.map((role) => `drop role ${role}`).join(";") || "select 1");
});

/** Roles of the tests' own, which go when all is over. */
const roles: string[] = [];

async function asked(connection: Connection, text: string) {
  const client = new pg.Client(connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

async function makeRole(options: string): Promise<{ name: string; password: string }> {
  const name = `kept_test_${randomBytes(5).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  await asked(server, `create role ${name} login password '${password}' ${options}`);
  roles.push(name);
  return { name, password };
}

/** From now on that role owns the database. */
async function giveDatabase(name: string, from: Connection, role: { name: string; password: string }) {
  await asked(from, `grant ${role.name} to current_user; alter database ${name} owner to ${role.name}`);
  return signedInAs(from, role.name, role.password);
}

async function makeDatabase(from?: string): Promise<{ name: string; owner: Connection }> {
  const name = `kept_access_${randomBytes(5).toString("hex")}`;
  await createDatabase(server, name, from);
  made.push(name);
  return { name, owner: databaseOn(server, name) };
}

const connectionsOf = (owner: Connection, more: Partial<Connections> = {}): Connections => ({
  owner,
  app: null,
  password: "of the first secret",
  ...more,
});

const refusals = [
  ["become the owner", "reset role; update events set type = type"],
  ["take on the role of the owner", "set role kept"],
  ["sign in as the owner without a password", "set session authorization kept"],
  ["change what happened", "update events set type = 'x'"],
  ["take away what happened", "delete from events"],
  ["empty the log", "truncate events"],
  ["change what was told of answers", "update felt_months set helped = 0"],
  ["add a column", "alter table cases add column x text"],
  ["drop a table", "drop table cases"],
  ["switch a trigger off", "alter table promises disable trigger all"],
  ["make a table", "create table x (id int)"],
  ["make a function", "create function x() returns int language sql as 'select 1'"],
  ["make a role", "create role kept_test_never login"],
  ["say that a migration was applied", "insert into migrations (name) values ('x')"],
  ["say so of the job library's", "insert into graphile_worker.migrations (id) values (999)"],
  ["read the passwords of the server", "select * from pg_authid"],
] as const;

test.each(refusals)("the app's sign-in cannot %s", async (_, text) => {
  await expect(asked(world.app, text)).rejects.toMatchObject({ code: "42501" });
});

test("the app's sign-in owns nothing and can do nothing beyond its work; the owner can do everything", async () => {
  const client = new pg.Client(world.app);
  await client.connect();
  expect(await exposureOf(client)).toEqual([]);
  await client.end();
  const owner = new pg.Client(world.connection);
  await owner.connect();
  expect(await exposureOf(owner)).toEqual(
    expect.arrayContaining(["owns something", "may make tables", "may change what happened"]),
  );
  await owner.end();
});

test("an older installation, under a role that the owner takes on, gets a sign-in of its own at the next start", async () => {
  const { name, owner } = await makeDatabase(template);
  const { access, exposure, applied } = await prepareDatabase(connectionsOf(owner));
  expect([access.role, access.refused, exposure, applied]).toEqual([null, null, [], []]);
  const { rows } = await asked(access.connection, "select current_user as name, session_user as signed_in");
  expect(rows).toEqual([{ name: `kept_app_${name}`, signed_in: `kept_app_${name}` }]);
  // Beside a running process the same again; its password is kept by the server as a digest alone.
  expect((await prepareDatabase(connectionsOf(owner))).access).toEqual(access);
});

test("two processes that start together prepare the database once", async () => {
  const { owner } = await makeDatabase();
  const both = await Promise.all([0, 1].map(() => prepareDatabase(connectionsOf(owner))));
  expect(both.map(({ access }) => access.refused)).toEqual([null, null]);
  expect(both.map(({ applied }) => applied.length > 0).sort()).toEqual([false, true]);
}, 120_000);

test("what later migrations make is open to the app at once", async () => {
  const { owner } = await makeDatabase(template);
  const { access } = await prepareDatabase(connectionsOf(owner));
  await asked(owner, "create table later (id bigserial, words text)");
  await asked(access.connection, "insert into later (words) values ('x')");
  expect((await asked(access.connection, "select words from later")).rows).toEqual([{ words: "x" }]);
});

test("a new secret changes the sign-in, but never under a process that works with the old one", async () => {
  const { owner } = await makeDatabase(template);
  const first = await prepareDatabase(connectionsOf(owner));
  const running = new pg.Client(first.access.connection);
  await running.connect();
  const other = await prepareDatabase(connectionsOf(owner, { password: "of another secret" }));
  expect(other.access.refused).toMatch(/password authentication failed/);
  expect(other.access.role).toBe("kept_app");
  expect(other.exposure).toContain("owns something");
  await asked(first.access.connection, "select 1");
  await running.end();
  await expect
    .poll(
      async () =>
        (await prepareDatabase(connectionsOf(owner, { password: "of another secret" }))).access.refused,
    )
    .toBeNull();
  await expect(asked(first.access.connection, "select 1")).rejects.toMatchObject({ code: "28P01" });
});

test("an owner who may make no roles works as before, and hears what is wrong", async () => {
  const { name, owner } = await makeDatabase();
  const lesser = await giveDatabase(name, owner, await makeRole("nocreaterole"));
  const prepared = await prepareDatabase(connectionsOf(lesser));
  expect(prepared.access).toMatchObject({
    connection: lesser,
    refused: expect.stringMatching(/permission denied/),
  });
  expect(prepared.exposure).toContain("may change what happened");

  // What doctor tells to do about it: a sign-in for the app, made by an administrator.
  const app = await makeRole("");
  const connections = connectionsOf(lesser, { app: signedInAs(owner, app.name, app.password) });
  const mended = await prepareDatabase(connections);
  expect([mended.exposure, mended.access.role]).toEqual([[], null]);
  expect((await asked(mended.access.connection, "select current_user as name")).rows).toEqual([
    { name: app.name },
  ]);

  // From then on the app starts without the owner, as long as the schema is that of its version.
  const alone = () => prepareDatabase(connectionsOf(signedInAs(owner, app.name, app.password)));
  expect((await alone()).exposure).toEqual([]);
  await asked(lesser, "delete from migrations where name = '0002-events.sql'");
  await expect(alone()).rejects.toThrow(SchemaRefused);
  await expect(alone()).rejects.toThrow(/0002-events\.sql.*DATABASE_OWNER_URL/);
}, 120_000);

test("a sign-in of the operator's that can become the owner is named", async () => {
  const { name, owner } = await makeDatabase();
  const role = await makeRole("");
  const app = await makeRole("");
  const connections = connectionsOf(await giveDatabase(name, owner, role), {
    app: signedInAs(owner, app.name, app.password),
  });
  expect((await prepareDatabase(connections)).exposure).toEqual([]);
  await asked(owner, `grant ${role.name} to ${app.name}`);
  expect((await prepareDatabase(connections)).exposure).toContain("can become the owner of tables");
}, 120_000);

test("another database's sign-in is let into nothing here", async () => {
  const { owner } = await makeDatabase(template);
  const { name } = await makeDatabase(template);
  const { access } = await prepareDatabase(connectionsOf(owner));
  const elsewhere = databaseOn(access.connection, name);
  await expect(asked(elsewhere, "select * from cases")).rejects.toMatchObject({ code: "42501" });
});
