import { lstat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findLeftBehind } from "./bring-up.ts";
import type { DatabaseConnection } from "./contract.ts";
import { findPasswords } from "./passwords.ts";
import { findPlace, type Place } from "./place.ts";

/**
 * How to reach the database that an app runs on a data folder, for a second process beside it such as the command
 * line. Makes nothing and starts nothing.
 * @param systemFolder where the data of a database started by root lies
 * @returns undefined when no database runs there
 */
export async function connectionOfRunning(
  dataFolder: string,
  systemFolder = "/var/lib/kept",
): Promise<DatabaseConnection | undefined> {
  if (!(await hasDatabase(dataFolder))) return undefined;
  const place = await findPlace(dataFolder, systemFolder);
  const file = await untilReady(place);
  if (!file) return undefined;
  const { kept } = await findPasswords(place);
  return { host: file.host, port: file.port, user: "kept", password: kept, database: "kept" };
}

/** Whether a data folder holds an embedded database, running or not. */
export async function hasDatabase(dataFolder: string): Promise<boolean> {
  try {
    await lstat(join(resolve(dataFolder), "database"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** One that is just starting gets ten seconds. */
async function untilReady(place: Place) {
  for (let tries = 0; ; tries += 1) {
    const found = await findLeftBehind(place);
    if (!found?.running) return undefined;
    if (found.file.status === "ready" || tries === 100) return found.file;
    await pause(100);
  }
}
