import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MailSink, openMailSink } from "../../bench/strength/mail-sink.ts";
import { type RestartFigures, restartRounds } from "../../bench/strength/restarts.ts";
import type { DatabaseConnection } from "../../server/embedded/contract.ts";
import { connectionOfRunning } from "../../server/embedded/running.ts";
import { type App, startApp, urlOf } from "../e2e/app.ts";
import { setUpByForm } from "../e2e/set-up.ts";

/** Restarts of the database in the middle of jobs; `npm run bench:strength` does twenty of each. */
const rounds = 3;
let folder: string;
let sink: MailSink;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "kept-restarts-")));
  await chmod(folder, 0o755);
  sink = await openMailSink();
});
afterAll(async () => {
  await sink?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const isAlive = (app: App) => app.process.exitCode === null && app.process.signalCode === null;

function expectSurvival(figures: RestartFigures, app: App): void {
  expect(app.output()).not.toContain('"msg":"fault"');
  expect(figures).toMatchObject({ survived: rounds, withoutRetryAfter: 0, lost: 0, unmailed: 0 });
  // Never a fault, on pages as little as on the API.
  expect(Object.keys(figures.statuses).filter((status) => !/^201$|503$|^page [234]/.test(status))).toEqual(
    [],
  );
  // Two seconds on a machine of its own, as the bench measures; here others compute as well, now and then all at once.
  const inOrder = figures.recovered.toSorted((one, other) => one - other);
  expect(inOrder[Math.floor(inOrder.length / 2)]).toBeLessThan(6_000 * app.slowness);
  expect(inOrder.at(-1)).toBeLessThan(20_000 * app.slowness);
}

test("the app outlives crashes of its own database in the middle of jobs, and every job is done", async () => {
  const dataFolder = join(folder, "data");
  const app = await startApp({ DATABASE_URL: "", DATA_DIR: dataFolder, SMTP_URL: sink.url });
  const systemFolder = await realpath(join(dataFolder, "database"));
  try {
    await setUpByForm(app);
    const connection = await connectionOfRunning(dataFolder);
    if (!connection) throw new Error("the app runs no database of its own");
    const cluster = join(systemFolder, "cluster");
    expectSurvival(
      await restartRounds(
        { url: app.url, connection, cluster, isAlive: () => isAlive(app), mailed: () => sink.mailed },
        rounds,
        "SIGKILL",
      ),
      app,
    );
  } finally {
    await app.stop();
    await rm(systemFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}, 240_000);

test("it outlives orderly restarts of a database given by DATABASE_URL as well", async () => {
  const outside = await startOutsideDatabase(join(folder, "outside"), join(folder, "system"));
  const app = await startApp({ DATABASE_URL: urlOf(outside.connection), SMTP_URL: sink.url });
  try {
    await setUpByForm(app);
    const { connection, cluster } = outside;
    expectSurvival(
      await restartRounds(
        { url: app.url, connection, cluster, isAlive: () => isAlive(app), mailed: () => sink.mailed },
        rounds,
        "SIGINT",
      ),
      app,
    );
  } finally {
    await app.stop();
    await outside.stop();
  }
}, 240_000);

/** The packaged PostgreSQL under a supervisor in another process: to the app it is anybody's server. */
async function startOutsideDatabase(dataFolder: string, systemFolder: string) {
  const owner = spawn(process.execPath, ["server/embedded/testing/owner.ts", dataFolder, systemFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const connection = await new Promise<DatabaseConnection>((resolve, reject) => {
    createInterface({ input: owner.stdout }).on("line", (line) => {
      const said = JSON.parse(line) as { connection?: DatabaseConnection; refused?: string };
      if (said.connection) resolve(said.connection);
      if (said.refused) reject(new Error(said.refused));
    });
  });
  return {
    connection,
    cluster: await realpath(join(dataFolder, "database", "cluster")),
    async stop() {
      const closed = once(owner, "close");
      owner.kill("SIGTERM");
      await closed;
    },
  };
}
