import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { test as base, vi } from "vitest";
import type { DatabaseConnection } from "../contract.ts";
import { readPostmasterFile } from "../postmaster-file.ts";
import { endWorkersIn, isPostmasterOf, sendTo } from "../processes.ts";

// Several starts of a real database a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** One line of an owner; exactly one of these is there. */
export interface Said {
  line?: string;
  connection?: DatabaseConnection;
  refused?: string;
  exited?: { code: number | null; signal: string | null };
}

/** A process that owns a database, as an app would. */
export interface Owner {
  process: ChildProcess;
  /** Everything it said so far. */
  said: Said[];
  /** Waits for something to be said. */
  hears(wanted: (said: Said) => boolean): Promise<Said>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A folder of its own for a test, in which nothing stays running. */
export interface Playground {
  dataFolder: string;
  systemFolder: string;
  startOwner(dataFolder?: string): Owner;
  /** Where the cluster really lies, once there is one. */
  cluster(): Promise<string>;
  postmaster(): Promise<number>;
}

/** Vitest's `test` with a playground. */
export const test = base.extend<{ playground: Playground }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest demands a destructured parameter
  playground: async ({}, use) => {
    const root = await realpath(await mkdtemp(join(tmpdir(), "embedded-")));
    await chmod(root, 0o755);
    const dataFolder = join(root, "data");
    const systemFolder = join(root, "system");
    const owners: Owner[] = [];
    const cluster = () => realpath(join(dataFolder, "database", "cluster"));
    await use({
      dataFolder,
      systemFolder,
      cluster,
      startOwner: (folder = dataFolder) => {
        const owner = startOwner(folder, systemFolder);
        owners.push(owner);
        return owner;
      },
      postmaster: async () => (await readPostmasterFile(await cluster()))?.pid ?? 0,
    });
    for (const owner of owners) await owner.end("SIGKILL");
    await endWorkersIn(root);
    await rm(root, { recursive: true, maxRetries: 5 });
  },
});

/** Runs one statement as the app's role. */
export async function ask<Row extends object>(
  connection: DatabaseConnection | undefined,
  sql: string,
): Promise<Row[]> {
  const client = new Client({ ...connection });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until something holds, for at most 10 s. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await holds()); await pause(20)) {
    if (Date.now() > deadline) throw new Error(`Not so within 10 s: ${holds}`);
  }
}

/** Whether a postmaster of the cluster runs under this number. */
export const runs = isPostmasterOf;

/** Kills outright. */
export function kill(pid: number): void {
  if (pid > 0) sendTo(pid, "SIGKILL");
}

/** Reads PostgreSQL's own process file as it is. */
export async function rawProcessFile(cluster: string): Promise<string> {
  return await readFile(join(cluster, "postmaster.pid"), "utf8");
}

/** A data folder too deep for a socket below it. */
export async function makeDeepFolder(folder: string): Promise<string> {
  const deep = join(folder, "a-folder-with-a-long-name".repeat(3), "and-another-with-a-long-name".repeat(3));
  await mkdir(deep, { recursive: true });
  return deep;
}

function startOwner(dataFolder: string, systemFolder: string): Owner {
  const script = join(import.meta.dirname, "owner.ts");
  const child = spawn(process.execPath, [script, dataFolder, systemFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: Said[] = [];
  const closed = once(child, "close");
  let ended = false;
  void closed.then(() => {
    ended = true;
  });
  createInterface({ input: child.stdout }).on("line", (line) => said.push(JSON.parse(line) as Said));
  return {
    process: child,
    said,
    hears: async (wanted) => {
      for (const start = Date.now(); ; await pause(10)) {
        const found = said.find(wanted);
        if (found) return found;
        if (ended || Date.now() - start > 60_000)
          throw new Error(`Not said: ${wanted}, but ${JSON.stringify(said)}`);
      }
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
}
