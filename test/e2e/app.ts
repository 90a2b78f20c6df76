import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProvidedContext } from "vitest";
import type { Connection } from "#db/connection.ts";
import { createDatabase, databaseOn, dropDatabase } from "../database-server.ts";

/** The product as it is run: a process of its own, with the built pages. */
export interface App {
  url: string;
  /** The link that the start printed. */
  link: string;
  /** Everything it wrote so far. */
  output(): string;
  process: ChildProcess;
  stop(): Promise<void>;
  /** How many times slower than a quiet machine this one is now, by what the start took; at least 1. */
  slowness: number;
}

/** Milliseconds in which the app is ready on a quiet machine with two cores. */
const quietStart = 3_000;

/** Makes a migrated database without anything in it; `drop` takes it away. */
export async function makeDatabase(
  server: ProvidedContext["databaseServer"],
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `kept_e2e_${randomBytes(6).toString("hex")}`;
  await createDatabase(server.connection, name, server.template);
  return {
    url: urlOf(databaseOn(server.connection, name)),
    drop: () => dropDatabase(server.connection, name),
  };
}

/** Starts the app and waits for its link. Errors: what it wrote, when it ends or is not ready in two minutes. */
export async function startApp(env: Record<string, string>, ...args: string[]): Promise<App> {
  for (;;) {
    const app = await startOn(await freePort(), env, args);
    if (app !== portTaken) return app;
  }
}

const portTaken = Symbol("another program took the port between asking for it and listening on it");

async function startOn(
  port: number,
  env: Record<string, string>,
  args: string[],
): Promise<App | typeof portTaken> {
  const began = Date.now();
  const folder = await mkdtemp(join(tmpdir(), "kept-app-"));
  let output = "";
  const child = spawn(process.execPath, ["server/main.ts", ...args], {
    env: {
      ...process.env,
      NODE_ENV: args.includes("--dev") ? "development" : "production",
      PORT: String(port),
      DATA_DIR: folder,
      RATE_LIMITS: "off",
      LOG_LEVEL: "warn",
      KEPT_CHECK_ANSWERS: "yes",
      SECRET_KEY: "an end to end secret of thirty-two characters",
      ...env,
    },
  });
  child.stdout?.on("data", (data) => {
    output += data;
  });
  child.stderr?.on("data", (data) => {
    output += data;
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const deadline = Date.now() + 120_000;
  while (!/Kept is ready: (\S+)/.test(output)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
      if (output.includes(`PORT ${port} is in use`)) return portTaken;
      throw new Error(`the app did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `http://localhost:${port}`,
    link: /Kept is ready: (\S+)/.exec(output)?.[1] ?? "",
    output: () => output,
    process: child,
    slowness: Math.max(1, (Date.now() - began) / quietStart),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A connection as the DATABASE_URL of an app. */
export function urlOf(connection: Connection): string {
  if ("connectionString" in connection) return connection.connectionString;
  const { host, port, user, password, database } = connection;
  const url = new URL(`postgres://localhost/${database}`);
  url.username = user;
  url.password = password;
  url.searchParams.set("host", host);
  url.searchParams.set("port", String(port));
  return url.href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
