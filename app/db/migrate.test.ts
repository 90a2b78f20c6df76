import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDatabase, databaseOn, dropDatabase } from "#test/database-server.ts";
import { urlOf } from "#test/e2e/app.ts";
import { applyMigrations } from "./migrate.ts";

const { connection: server, template } = inject("databaseServer");
const name = `kept_migrate_${randomBytes(5).toString("hex")}`;
let client: pg.Client;
beforeAll(async () => {
  await createDatabase(server, name);
  client = new pg.Client(databaseOn(server, name));
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await dropDatabase(server, name);
});

/** Ids in the order of their numbers. */
const id = (number: number) => `019e0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const composed = "Zo\u00eb";
const apart = "Zoe\u0308";

async function namesIn(table: string, column: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select ${column} as name from ${table} order by id`);
  return rows.map((row) => row.name);
}

test("rows from before text was composed are found by what is typed today", async () => {
  await applyMigrations(client, "0315");
  const teams = [apart, composed, `Desk\u200b`, "\u200b", "Plain", `Caf\u00e9\u202e`];
  for (const [number, team] of teams.entries())
    await client.query("insert into teams (id, name, created_at) values ($1, $2, now())", [id(number), team]);
  const references = ["A\u0301-1", "\u00c1-1", "B-1\ufeff", "C-1"];
  for (const [number, reference] of references.entries()) {
    await client.query(
      "insert into cases (id, reference, kind, received_at, created_at) values ($1, $2, 'question', now(), now())",
      [id(number), reference],
    );
  }
  const addresses = ["zoe\u0308@a.example", "anna@a.example\u200b", "ANNA@a.example", "ben@a.example"];
  for (const [number, address] of addresses.entries()) {
    await client.query("insert into auth_users (id, name, email) values ($1, 'x', $2)", [
      `u${number}`,
      address,
    ]);
    await client.query(
      `insert into employees (id, user_id, name, email, role, language, created_at)
       values ($1, $2, $3, $4, 'employee', 'en', now())`,
      [id(number), `u${number}`, apart, address],
    );
    await client.query("insert into people (id, name, email, created_at) values ($1, $2, $3, now())", [
      id(number),
      ` ${apart}`,
      address,
    ]);
    await client.query(
      `insert into invitations (id, email, name, role, language, token_hash, created_at, expires_at)
       values ($1, $2, $3, 'employee', 'en', $4, now(), now())`,
      [id(number), address, apart, Buffer.from([number])],
    );
  }

  expect(await applyMigrations(client)).toContain("0315-names-in-one-spelling.sql");

  // Where another row has that spelling, both stay as they were; and a name is never left empty.
  expect(await namesIn("teams", "name")).toEqual([apart, composed, "Desk", "\u200b", "Plain", "Caf\u00e9"]);
  expect(await namesIn("cases", "reference")).toEqual(["A\u0301-1", "\u00c1-1", "B-1", "C-1"]);
  expect(new Set(await namesIn("employees", "name"))).toEqual(new Set([composed]));
  expect(new Set(await namesIn("people", "name"))).toEqual(new Set([composed]));
  expect(new Set(await namesIn("invitations", "name"))).toEqual(new Set([composed]));
  const mended = ["zo\u00eb@a.example", "anna@a.example", "ANNA@a.example", "ben@a.example"];
  expect(await namesIn("people", "email")).toEqual(mended);
  expect(await namesIn("invitations", "email")).toEqual(mended);
  // Two colleagues would get one address: the first keeps the one by which they signed in so far.
  const accounts = ["zo\u00eb@a.example", "anna@a.example\u200b", "ANNA@a.example", "ben@a.example"];
  expect(await namesIn("employees", "email")).toEqual(accounts);
  expect(await namesIn("auth_users", "email")).toEqual(accounts);
});

test("the types of the schema are those of the database, not written by hand", () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["node_modules/kysely-codegen/dist/cli/bin.js", "--config-file", "app/db/types.config.json", "--verify"],
    { env: { ...process.env, DATABASE_URL: urlOf(databaseOn(server, template)) }, encoding: "utf8" },
  );
  expect([status, status === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
});
