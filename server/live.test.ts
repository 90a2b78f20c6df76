import { connect, createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTeam } from "#domain/organisation/teams.ts";
import { openWorld, type World } from "#test/world.ts";
import { type Followed, followLog } from "./live.ts";

let world: World;
let between: Server;
let pool: pg.Pool;
let followed: Followed;
const sockets = new Set<Socket>();
let silent = false;

/** A wire between the process and its database that can be cut, and that can swallow what is sent. */
beforeAll(async () => {
  world = await openWorld();
  const { host, port, user, password, database } = parts(world.app);
  between = createServer((near) => {
    const far = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => silent || to.write(data));
      from.on("close", () => to.destroy());
      from.on("error", () => to.destroy());
    }
  });
  await listenOn(0);
  const address = between.address();
  const wire = { host: "127.0.0.1", port: typeof address === "object" && address ? address.port : 0 };
  const connection = { ...wire, user, password, database };
  pool = new pg.Pool({ ...connection, max: 2, query_timeout: 4_000 });
  pool.on("error", () => undefined);
  followed = await followLog(connection, pool, { info() {}, warn() {}, error() {} });
});
afterAll(async () => {
  await followed.stop();
  await pool.end();
  for (const socket of sockets) socket.destroy();
  between.close();
  await world.close();
});

const listenOn = (port: number) =>
  new Promise<void>((resolve) => between.listen(port, "127.0.0.1", () => resolve()));

function parts(connection: World["connection"]) {
  if (!("connectionString" in connection)) return connection;
  const { hostname, port, username, password, pathname, searchParams } = new URL(connection.connectionString);
  return {
    host: searchParams.get("host") ?? hostname,
    port: Number(port || 5432),
    user: searchParams.get("user") ?? decodeURIComponent(username),
    password: searchParams.get("password") ?? decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

const within = { timeout: 15_000, interval: 50 };

test("a process that reads the log to its end is confirmed, and what happens elsewhere reaches it", async () => {
  expect(followed.isConfirmed()).toBe(true);
  const heard: string[] = [];
  const leave = followed.subscribe((events) => heard.push(...events.map((event) => event.type)));
  await world.run(world.owner, createTeam, { name: "Parks" });
  await expect.poll(() => heard, within).toContain("team.created");
  leave();
});

test("following keeps one connection of its own, however long it goes on", async () => {
  const open = async () => {
    const { rows } = await pool.query(
      "select count(*)::int as open from pg_stat_activity where application_name = 'kept live' and datname = current_database()",
    );
    return rows[0].open;
  };
  await new Promise((resolve) => setTimeout(resolve, 4_500));
  expect(await open()).toBe(1);
});

test("a database that says nothing any more leaves it unconfirmed after two seconds, until it speaks again", async () => {
  silent = true;
  await expect.poll(() => followed.isConfirmed(), within).toBe(false);
  silent = false;
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => followed.isConfirmed(), within).toBe(true);
}, 40_000);

test("while the database takes no connections nothing can happen anywhere: it stays confirmed, and catches up", async () => {
  const address = between.address();
  between.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(followed.isConfirmed()).toBe(true);
  const heard: string[] = [];
  followed.subscribe((events) => heard.push(...events.map((event) => event.type)));
  await world.run(world.owner, createTeam, { name: "Roads" });
  await listenOn(typeof address === "object" && address ? address.port : 0);
  await expect.poll(() => heard, within).toContain("team.created");
}, 40_000);
