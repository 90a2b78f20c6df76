import { lstat, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { release } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect } from "vitest";
import { startEmbeddedDatabase } from "./database.ts";
import { ask, makeDeepFolder, test } from "./testing/playground.ts";

test("makes a database, starts it, keeps what is in it, and starts it again", async ({ playground }) => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const first = await startEmbeddedDatabase({ ...playground, log });
  expect(lines[0]).toBe("Making a new database…");
  const [facts] = await ask<Record<string, string>>(
    first.connection,
    `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listening,
      current_setting('password_encryption') as passwords, current_setting('server_encoding') as encoding,
      current_setting('recovery_init_sync_method') as written_out, current_setting('is_superuser') as superuser, current_database() as database, upper('é') as upper`,
  );
  expect(facts).toEqual({
    fsync: "on",
    listening: "",
    passwords: "scram-sha-256",
    encoding: "UTF8",
    // At one go after a crash, where the system tells of every error in that: Linux from 5.8.
    written_out: process.platform === "linux" && !/^([1-4]|5\.[0-7])\./.test(release()) ? "syncfs" : "fsync",
    superuser: "off",
    database: "kept",
    upper: "É",
  });
  await ask(first.connection, "create table kept_here as select 42 as answer");
  await first.stop();
  await first.stop();
  expect(await first.exited).toEqual({ code: 0, signal: null });

  const second = await startEmbeddedDatabase({ ...playground, log, settings: { max_connections: "31" } });
  expect(
    await ask(second.connection, "select answer, current_setting('max_connections') as most from kept_here"),
  ).toEqual([{ answer: 42, most: "31" }]);
  await second.stop();
});

test("lets nobody in without the password, and shows it to nobody else", async ({ playground }) => {
  const database = await startEmbeddedDatabase({ ...playground, log: () => undefined });
  for (const user of ["kept", "postgres"]) {
    const stranger = new Client({ ...database.connection, user, password: "guess" });
    await expect(stranger.connect()).rejects.toMatchObject({ code: "28P01" });
  }
  expect((await stat(join(playground.dataFolder, "database", "passwords.json"))).mode & 0o777).toBe(0o600);
  expect((await lstat(database.connection.host)).mode & 0o777).toBe(0o700);
  await database.stop();
});

test("what people wrote does not reach the log", async ({ playground }) => {
  const database = await startEmbeddedDatabase({ ...playground, log: () => undefined });
  await ask(database.connection, "create table voices (words text primary key)");
  const twice = "insert into voices values ('my secret'), ('my secret')";
  await expect(ask(database.connection, twice)).rejects.toMatchObject({ code: "23505" });
  await expect(ask(database.connection, "select 'my secret'::uuid")).rejects.toMatchObject({ code: "22P02" });
  await database.stop();
  const log = await readFile(join(playground.dataFolder, "database", "postgres.log"), "utf8");
  expect(log).toContain("ready to accept connections");
  expect(log).not.toContain("secret");
});

test("a deep data folder works", async ({ playground }) => {
  // For root it is the system folder that counts.
  const dataFolder = await makeDeepFolder(playground.dataFolder);
  const systemFolder = await makeDeepFolder(playground.systemFolder);
  const database = await startEmbeddedDatabase({ dataFolder, systemFolder, log: () => undefined });
  expect(database.connection.host.length).toBeLessThan(90);
  expect(await ask(database.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  await database.stop();
  await expect(lstat(database.connection.host)).rejects.toMatchObject({ code: "ENOENT" });
});

test("data of another major version is refused and left alone", async ({ playground }) => {
  const database = await startEmbeddedDatabase({ ...playground, log: () => undefined });
  await database.stop();
  const version = join(await playground.cluster(), "PG_VERSION");
  await writeFile(version, "17\n");
  const before = await stat(await playground.cluster());
  await expect(startEmbeddedDatabase({ ...playground, log: () => undefined })).rejects.toThrow(
    /PostgreSQL 17.*brings PostgreSQL 18\. Nothing was changed/,
  );
  expect(await readFile(version, "utf8")).toBe("17\n");
  expect((await stat(await playground.cluster())).mtimeMs).toBe(before.mtimeMs);
});

test("a damaged or missing database is refused, never replaced by an empty one", async ({ playground }) => {
  const place = join(playground.dataFolder, "database");
  await mkdir(join(place, "cluster", "base"), { recursive: true });
  await expect(startEmbeddedDatabase({ ...playground, log: () => undefined })).rejects.toThrow(
    /no complete database/,
  );

  const elsewhere = join(playground.dataFolder, "elsewhere");
  await mkdir(elsewhere);
  await symlink(join(elsewhere, "gone"), join(elsewhere, "database"));
  const options = { ...playground, dataFolder: elsewhere, log: () => undefined };
  await expect(startEmbeddedDatabase(options)).rejects.toThrow(/cannot be reached \(ENOENT\)/);
});
