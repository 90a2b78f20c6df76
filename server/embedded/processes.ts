import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { errorCode } from "./errors.ts";

const run = promisify(execFile);
/** What programs of PostgreSQL call themselves; its workers "postgres: …". */
const ours = /^postgres: |(^|\/)(postgres|initdb)$/;

/**
 * Whether this process is the PostgreSQL of this cluster, rather than a stranger to whom the number was given after a
 * crash or a restart of the machine.
 * @throws when the operating system does not tell
 */
export async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  if (pid <= 0 || !isAlive(pid)) return false;
  if (process.platform === "linux") {
    // A zombie has no command line, and a worker of PostgreSQL calls itself "postgres: …".
    const [program = ""] = (await readProcess(pid, readFile, "cmdline")).split("\0");
    return /postgres$/.test(program) && (await readProcess(pid, readlink, "cwd")) === cluster;
  }
  if (process.platform === "win32") {
    return (await run("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV"])).stdout.includes("postgres.exe");
  }
  const { stdout } = await run("ps", ["-ww", "-o", "command=", "-p", String(pid)]).catch((error: unknown) => {
    if (isAlive(pid)) throw error;
    return { stdout: "" };
  });
  return stdout.includes(`-D ${cluster} `);
}

/**
 * Ends what is left at work in a folder after the process in charge of it was killed: a worker in the middle of a long
 * query keeps the data locked until it notices. Only on Linux, where one can see where a process is at work; elsewhere
 * they end by themselves, and starting is tried again meanwhile.
 */
export async function endWorkersIn(folder: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    const workers = await processesIn(folder);
    if (workers.length === 0) return;
    for (const pid of workers) sendTo(pid, signal);
    for (let wait = 0; wait < 25 && workers.some(isAlive); wait += 1) await pause(20);
  }
}

/** Sends a signal; a process that has gone meanwhile is no error. */
export function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's, so alive.
    return errorCode(error) === "EPERM";
  }
}

async function processesIn(folder: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const place = await readProcess(pid, readlink, "cwd");
    // A folder that was removed meanwhile has " (deleted)" behind it.
    const inside = place === folder || place.startsWith(`${folder}${sep}`) || place.startsWith(`${folder} (`);
    // An operator's shell may be in that folder too.
    if (inside && ours.test((await readProcess(pid, readFile, "cmdline")).split("\0")[0] ?? ""))
      found.push(pid);
  }
  return found;
}

type Reader = (path: string, encoding: "utf8") => Promise<string>;

/** Empty when the process has gone or is none of our business. */
async function readProcess(pid: number, read: Reader, entry: string): Promise<string> {
  try {
    return await read(`/proc/${pid}/${entry}`, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(errorCode(error))) return "";
    throw error;
  }
}
