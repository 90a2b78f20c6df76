import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFlags } from "../server/node-flags.mjs";

const password = randomBytes(12).toString("base64url");

/** The product as it is run, set up, with a key that may do everything. */
export interface Running {
  url: string;
  key: string;
  pid: number;
  dataFolder: string;
  isAlive(): boolean;
  stop(): Promise<void>;
}

/** Starts Kept on a new data folder with the embedded database, or on `DATABASE_URL`; with settings of its own. */
export async function startKept(
  settings: Record<string, string> = {},
  options: string[] = [],
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), "kept-bench-"));
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: folder,
    RATE_LIMITS: "off",
    LOG_LEVEL: "warn",
    ...settings,
  };
  const server = spawn(process.execPath, [...nodeFlags, "server/main.ts", ...options], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await says(server, /Kept is ready/);
  const key = options.includes("--demo") ? await makeKey(env) : await setUp(env);
  return {
    url: `http://localhost:${port}`,
    key,
    pid: server.pid ?? 0,
    dataFolder: folder,
    isAlive: () => server.exitCode === null && server.signalCode === null,
    async stop() {
      await ended(server, "SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a program of ours that says `ready` with its port. */
export async function startBare(
  file: string,
  more: Record<string, string> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = spawn(process.execPath, [file], {
    env: { ...process.env, ...more, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await says(server, /ready/);
  return { url: `http://localhost:${port}`, stop: () => ended(server, "SIGTERM") };
}

async function setUp(env: NodeJS.ProcessEnv): Promise<string> {
  const who = ["--organisation", "Bench", "--owner-email", "o@bench.example", "--owner-name", "Olivia"];
  await kept(env, ["setup", ...who, "--password-stdin"], password);
  return makeKey(env);
}

async function makeKey(env: NodeJS.ProcessEnv): Promise<string> {
  const output = await kept(env, ["api-key", "create", "--name", "bench", "--scopes", "read,write"], "");
  return /kept_[\w-]+/.exec(output)?.[0] ?? "";
}

function kept(env: NodeJS.ProcessEnv, args: string[], input: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, ["cli/main.ts", ...args], {
      env,
      stdio: ["pipe", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (data) => {
      output += data;
    });
    child.on("exit", (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
    child.stdin.end(input);
  });
}

function says(child: ChildProcess, word: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (data) => {
      output += data;
      if (word.test(output)) resolve();
    });
    child.once("exit", () => reject(new Error(`it did not start:\n${output}`)));
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  await gone;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
