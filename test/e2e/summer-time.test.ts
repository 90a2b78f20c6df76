import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type App, startApp } from "./app.ts";
import { setUpByForm } from "./set-up.ts";

const second = 1000;
const hour = 3600 * second;

/** Debian's faketime as a library, which shifts the clock of whatever runs under it, databases too. */
const faketime = faketimeLibrary();

/**
 * The nights in which the clocks of the organisation's zone change. In autumn the hour from 02:00 to 03:00 comes twice:
 * what was told in the first must not be told again in the second.
 */
const nights = {
  "in autumn, when an hour comes twice": Date.parse("2026-10-25T01:00:00Z"),
  "in spring, when an hour is missing": Date.parse("2027-03-28T01:00:00Z"),
};

describe.skipIf(!faketime)("over a change of the clocks each reminder comes once", () => {
  test.concurrent.each(Object.entries(nights))(
    "%s",
    async (_night, change) => {
      const dataFolder = await mkdtemp(join(tmpdir(), "kept-night-"));
      try {
        const { key, startTook } = await setUp(dataFolder, change - hour);
        await comesOnce(dataFolder, change, key, startTook);
      } finally {
        await rm(await realpath(join(dataFolder, "database")), { recursive: true, force: true });
        await rm(dataFolder, { recursive: true, force: true });
      }
    },
    420_000,
  );
});

/** An organisation in Amsterdam on a database of its own, an hour before, a key for machines, and how long a start takes here. */
async function setUp(dataFolder: string, at: number): Promise<{ key: string; startTook: number }> {
  const began = Date.now();
  const { app, environment } = await startAt(dataFolder, at);
  const startTook = Date.now() - began;
  try {
    await setUpByForm(app);
    const made = spawnSync(
      process.execPath,
      ["cli/main.ts", "api-key", "create", "--name", "night", "--scopes", "read,write"],
      {
        env: { ...process.env, ...environment },
        encoding: "utf8",
      },
    );
    const key = made.stdout.trim().split("\n").at(-1) ?? "";
    expect(key, made.stderr).toMatch(/^kept_/);
    return { key, startTook };
  } finally {
    await app.stop();
  }
}

/**
 * The app is started some seconds before the change; a promise and a case are made whose reminders fall seconds after and
 * before it. Then it is started again an hour later, when the clocks on the wall show (in autumn) the same again.
 */
async function comesOnce(dataFolder: string, change: number, key: string, startTook: number): Promise<void> {
  const before = await startBefore(dataFolder, change, startTook);
  try {
    const call = caller(before.app, key);
    const received = before.now();
    // A reminder comes halfway when less than two days were allowed.
    const halfway = (at: number) => received + 2 * (at - received);
    await call("POST", "/standards", {
      name: "A first answer within 20 seconds or so",
      measure: "first_answer",
      target: 0.9,
      within: `PT${Math.round((halfway(change - 2 * second) - received) / second)}S`,
    });
    const kase = await call("POST", "/cases", {
      kind: "question",
      text: "Is the bridge open?",
      channel: "phone",
    });
    await call("POST", `/cases/${kase.id}/promises`, {
      text: "We ring you back",
      dueAt: new Date(halfway(change + 2 * second)).toISOString(),
    });
    expect(await told(call)).toEqual([]);
    await pause(change - before.now() + 6 * second);
    await until(async () => (await told(call)).length >= 2);
    expect(await told(call)).toEqual(["case.deadline_neared", "promise.reminded"]);
  } finally {
    await before.app.stop();
  }
  const after = await startAt(dataFolder, change + hour - startTook);
  try {
    // Past the next full minute, at which deadlines are looked at again.
    const minute = 60 * second;
    await pause(Math.ceil(after.now() / minute) * minute - after.now() + 4 * second);
    expect(await told(caller(after.app, key))).toEqual(["case.deadline_neared", "promise.reminded"]);
  } finally {
    await after.app.stop();
  }
}

/** The app, ready some seconds before the change; started earlier where this machine was slower than the last time. */
async function startBefore(dataFolder: string, change: number, startTook: number) {
  for (let ahead = startTook + 12 * second; ; ahead *= 2) {
    const started = await startAt(dataFolder, change - ahead);
    if (started.now() < change - 6 * second) return started;
    await started.app.stop();
    expect(ahead, "this machine was too slow to be ready before the change").toBeLessThan(120 * second);
  }
}

/** The app with its own database, both by a clock that shows another time and goes on as every clock does. */
async function startAt(dataFolder: string, at: number) {
  const shift = Math.round((at - Date.now()) / second);
  const environment = {
    DATA_DIR: dataFolder,
    DATABASE_URL: "",
    SECRET_KEY: "an end to end secret of thirty-two characters",
    LD_PRELOAD: faketime ?? "",
    FAKETIME: `${shift < 0 ? "" : "+"}${shift}`,
    DONT_FAKE_MONOTONIC: "1",
  };
  const app = await startApp(environment);
  return { app, environment, now: () => Date.now() + shift * second };
}

type Call = (
  method: string,
  path: string,
  body?: object,
) => Promise<{ id: string; items: { type: string }[] }>;

const caller =
  (app: App, key: string): Call =>
  async (method, path, body) => {
    const response = await fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };

/** Which reminders went out, each as often as it did. */
async function told(call: Call): Promise<string[]> {
  const { items } = await call("GET", "/activity?limit=200");
  const reminders = ["case.deadline_neared", "promise.reminded"];
  return items
    .map((item) => item.type)
    .filter((type) => reminders.includes(type))
    .sort();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 120 && !(await holds()); tries++) await pause(500);
}

function faketimeLibrary(): string | null {
  const [found = null] = globSync("/usr/lib/*/faketime/libfaketimeMT.so.1");
  if (!found && process.env.CI) throw new Error("no faketime was found, and CI must have it");
  if (!found)
    console.warn("no faketime was found (apt-get install faketime): the nights of clock changes are skipped");
  return found;
}
