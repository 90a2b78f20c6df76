import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { startEmbeddedDatabase } from "./database.ts";
import { ask, eventually, kill, rawProcessFile, runs, test } from "./testing/playground.ts";

test("a second app on the same data is refused in one line", async ({ playground }) => {
  const first = playground.startOwner();
  const { connection } = await first.hears((said) => said.connection !== undefined);
  const second = playground.startOwner();
  const { refused } = await second.hears((said) => said.refused !== undefined);
  expect(refused).toBe(
    `Kept is already running on the data in ${playground.dataFolder} (process ${first.process.pid}). Stop it first, or choose another data folder.`,
  );
  expect(await ask(connection, "select 1 as one")).toEqual([{ one: 1 }]);
  await first.end("SIGTERM");
  const third = playground.startOwner();
  await third.hears((said) => said.connection !== undefined);
});

test("of two that start together, also for the very first time, exactly one wins", async ({ playground }) => {
  for (let round = 0; round < 3; round += 1) {
    const owners = [playground.startOwner(), playground.startOwner(), playground.startOwner()];
    const outcomes = await Promise.all(owners.map((one) => one.hears((said) => !said.line)));
    expect(outcomes.filter((said) => said.connection)).toHaveLength(1);
    expect(outcomes.filter((said) => said.refused?.includes("already running"))).toHaveLength(2);
    await Promise.all(owners.map((owner) => owner.end("SIGTERM")));
  }
});

test("two within one process are told apart as well", async ({ playground }) => {
  const options = { ...playground, log: () => undefined };
  const database = await startEmbeddedDatabase(options);
  await expect(startEmbeddedDatabase(options)).rejects.toThrow("already running");
  await database.stop();
});

test("the database of an app that was killed is taken over with everything in it", async ({ playground }) => {
  const killed = playground.startOwner();
  const { connection } = await killed.hears((said) => said.connection !== undefined);
  await ask(connection, "create table kept_here as select 42 as answer");
  const postmaster = await playground.postmaster();
  await killed.end("SIGKILL");

  const heir = playground.startOwner();
  const taken = await heir.hears((said) => said.connection !== undefined);
  expect(heir.said[0]?.line).toContain(
    `Took over the database that an earlier app left running (process ${postmaster})`,
  );
  expect(await playground.postmaster()).toBe(postmaster);
  expect(await ask(taken.connection, "select answer from kept_here")).toEqual([{ answer: 42 }]);

  // It is watched over like one of its own.
  kill(postmaster);
  await heir.hears((said) => said.line?.includes("is back") ?? false);
  expect(await ask(taken.connection, "select answer from kept_here")).toEqual([{ answer: 42 }]);
  await heir.end("SIGTERM");
  expect(await runs(await playground.cluster(), postmaster)).toBe(false);
});

test("one left running with other settings is restarted with the new ones", async ({ playground }) => {
  const killed = playground.startOwner();
  await killed.hears((said) => said.connection !== undefined);
  await killed.end("SIGKILL");
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const database = await startEmbeddedDatabase({ ...playground, log, settings: { max_connections: "31" } });
  expect(lines[0]).toContain("Restarting the database that an earlier app left running");
  expect(await ask(database.connection, "show max_connections")).toEqual([{ max_connections: "31" }]);
  await database.stop();
});

test("a database that is killed, and its workers with queries under way, comes back within seconds", async ({
  playground,
}) => {
  const owner = playground.startOwner();
  const { connection } = await owner.hears((said) => said.connection !== undefined);
  await ask(connection, "create table kept_here (number int)");
  for (let round = 1; round <= 3; round += 1) {
    await ask(connection, `insert into kept_here values (${round})`);
    // Never looks up from its work to see that the postmaster has gone.
    const endless = "select count(a * b) from generate_series(1, 1000000) a, generate_series(1, 1000000) b";
    const busy = ask(connection, endless).catch(() => "broken");
    const working = `select from pg_stat_activity where query = '${endless}'`;
    await eventually(async () => (await ask(connection, working)).length > 0);
    const killedAt = Date.now();
    kill(await playground.postmaster());
    await eventually(
      async () => owner.said.filter((said) => said.line?.includes("is back")).length === round,
    );
    // Two seconds on a quiet machine; a busy one may take much longer to begin it.
    expect(Date.now() - killedAt).toBeLessThan(30_000);
    expect(await busy).toBe("broken");
    expect(await ask(connection, "select count(*)::int as count from kept_here")).toEqual([{ count: round }]);
  }
  await owner.end("SIGTERM");
  expect(owner.said.at(-1)?.exited).toEqual({ code: 0, signal: null });
});

test("a start that is killed at any moment leaves nothing half made", async ({ playground }) => {
  for (const after of [100, 200, 300, 400, 500, 600, 700, 800]) {
    const killed = playground.startOwner();
    await new Promise((resolve) => setTimeout(resolve, after));
    await killed.end("SIGKILL");
  }
  const survivor = playground.startOwner();
  const { connection } = await survivor.hears((said) => said.connection !== undefined);
  expect(await ask(connection, "select 1 as one")).toEqual([{ one: 1 }]);
  const place = await realpath(join(playground.dataFolder, "database"));
  expect((await readdir(place)).filter((name) => name.startsWith("unfinished"))).toEqual([]);
  await survivor.end("SIGTERM");
});

test("a process file left by a power cut does not mislead, even with a stranger's number in it", async ({
  playground,
}) => {
  const options = { ...playground, log: () => undefined };
  const database = await startEmbeddedDatabase(options);
  const file = await rawProcessFile(await playground.cluster());
  const socketLock = join(database.connection.host, ".s.PGSQL.5432.lock");
  await database.stop();
  const { uid, gid } = await stat(await playground.cluster());
  const stranger = spawn("sleep", ["60"], {
    stdio: "ignore",
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
  });
  const path = join(await playground.cluster(), "postmaster.pid");
  for (const content of [file, file.replace(/^\d+/, String(stranger.pid)), ""]) {
    await writeFile(path, content);
    await mkdir(dirname(socketLock), { recursive: true, mode: 0o700 });
    await writeFile(socketLock, content);
    const again = await startEmbeddedDatabase(options);
    expect(await ask(again.connection, "select 1 as one")).toEqual([{ one: 1 }]);
    await again.stop();
  }
  expect(stranger.exitCode).toBe(null);
  stranger.kill();
  await once(stranger, "exit");
});

test("a database that cannot come back is tried again until it can, and stop does not wait for that", async ({
  playground,
}) => {
  const lines: string[] = [];
  const options = { ...playground, log: (line: string) => lines.push(line) };
  const database = await startEmbeddedDatabase(options);
  const control = join(await playground.cluster(), "global", "pg_control");
  await rename(control, `${control}.away`);
  kill(await playground.postmaster());
  await eventually(async () => lines.filter((line) => line.includes("did not start: ")).length > 2);
  await rename(`${control}.away`, control);
  await eventually(async () => lines.some((line) => line.includes("is back")));

  await rename(control, `${control}.away`);
  kill(await playground.postmaster());
  await eventually(async () => lines.at(-1)?.includes("did not start: ") ?? false);
  const stopping = Date.now();
  await database.stop();
  expect(Date.now() - stopping).toBeLessThan(10_000);
  await rename(`${control}.away`, control);
  await rm(join(await playground.cluster(), "postmaster.pid"), { force: true });
});
