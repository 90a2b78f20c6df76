import { execFile, spawn } from "node:child_process";
import { release } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { DatabaseRefused, type Ended } from "./contract.ts";
import { databaseEnvironment } from "./environment.ts";
import { lastWords, openLogFile } from "./log-file.ts";
import type { Place } from "./place.ts";
import { isPostmasterOf, sendTo } from "./processes.ts";

/** A running PostgreSQL: its main process, whether we started it or found it. */
export interface Postmaster {
  /** Undefined when the program could not even be started. */
  pid: number | undefined;
  ended: Promise<Ended>;
  /** Why it ended, in its own words. */
  lastWords(): Promise<string>;
}

const ours: Record<string, string> = {
  TimeZone: "UTC",
  log_timezone: "UTC",
  unix_socket_permissions: "0700",
  // Less to replay after a crash: ready within seconds counts for more here than the last bit of throughput.
  max_wal_size: "256MB",
  // What people wrote must not reach a log. The app gets every error and says what can be said of it; here goes only
  // what concerns the server itself ("log" ranks above "error").
  log_min_messages: "log",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/**
 * After a crash PostgreSQL first has everything written out that may not have been, by default file by file: seconds for
 * the thousand files of a small database, and most of what a restart took. Linux can do it at one go, and tells of every
 * error in that since 5.8.
 */
const writtenOut: Record<string, string> =
  process.platform === "linux" && isAtLeast(release(), 5, 8) ? { recovery_init_sync_method: "syncfs" } : {};

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return first > major || (first === major && second >= minor);
}

/** The command line of the server, the program itself not included. */
export function postmasterOptions(
  cluster: string,
  endpoint: { host: string; port: number },
  settings: Record<string, string>,
): string[] {
  const onWindows = process.platform === "win32";
  const listening = onWindows ? ["-h", endpoint.host] : ["-h", "", "-k", endpoint.host];
  const set = Object.entries({ ...ours, ...writtenOut, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  return ["-D", cluster, "-p", String(endpoint.port), ...listening, ...set];
}

/**
 * Starts PostgreSQL in a session of its own: Ctrl-C in our terminal does not reach it, and should we be killed, it
 * lives on until the next app takes it over.
 */
export async function launchPostmaster(
  place: Place,
  binaries: Binaries,
  options: string[],
): Promise<Postmaster> {
  const { file, size } = await openLogFile(place);
  try {
    const child = spawn(binaries.postgres, options, {
      cwd: place.cluster,
      env: databaseEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: ["ignore", file.fd, file.fd],
      ...place.account,
    });
    const { promise: ended, resolve } = Promise.withResolvers<Ended>();
    let problem = "";
    child.on("exit", (code, signal) => resolve({ code, signal }));
    child.on("error", (error) => {
      problem = error.message;
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
    child.unref();
    return { pid: child.pid, ended, lastWords: async () => problem || (await lastWords(place, size)) };
  } finally {
    await file.close();
  }
}

/** Watches over a PostgreSQL that is not our child, so that its end has to be looked for, five times a second. */
export function watchPostmaster(place: Place, pid: number): Postmaster {
  const watch = async (): Promise<Ended> => {
    while (await isPostmasterOf(place.cluster, pid)) await pause(200, undefined, { ref: false });
    return { code: null, signal: null };
  };
  return { pid, ended: watch(), lastWords: async () => "it was stopped by somebody else" };
}

/**
 * Stops PostgreSQL: transactions are ended and everything is written out; one that takes longer than 6 s is stopped
 * without that, which loses nothing, since it then recovers from its log at the next start.
 * @throws DatabaseRefused when it does not even end by force
 */
export async function stopPostmaster(postmaster: Postmaster, binaries: Binaries): Promise<void> {
  const { pid, ended } = postmaster;
  if (pid === undefined) return;
  for (const [signal, patience] of [
    ["SIGINT", 6000],
    ["SIGQUIT", 2000],
    ["SIGKILL", 2000],
  ] as const) {
    await tell(pid, signal, binaries);
    if (await endsWithin(ended, patience)) return;
  }
  throw new DatabaseRefused(`The database (process ${pid}) does not end.`);
}

async function tell(
  pid: number,
  signal: "SIGINT" | "SIGQUIT" | "SIGKILL",
  binaries: Binaries,
): Promise<void> {
  if (process.platform !== "win32" || signal === "SIGKILL") return sendTo(pid, signal);
  // Windows knows no signals; PostgreSQL has its own there.
  await promisify(execFile)(binaries.pgCtl, ["kill", signal.slice(3), String(pid)]);
}

async function endsWithin(ended: Promise<Ended>, milliseconds: number): Promise<boolean> {
  const patience = new AbortController();
  const late = pause(milliseconds, false, { signal: patience.signal }).catch(() => false);
  const result = await Promise.race([ended.then(() => true), late]);
  patience.abort();
  return result;
}
