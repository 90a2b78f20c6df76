import { copyFile, open, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { giveTo } from "./account.ts";
import { errorCode } from "./errors.ts";
import type { Place } from "./place.ts";

const largest = 4 * 1024 * 1024;

/** The path of the file that PostgreSQL writes its own log to. */
export function logFilePath(place: Place): string {
  return join(place.folder, "postgres.log");
}

/**
 * Opens PostgreSQL's log for a new process to append to; tells the size so far, from where its own lines will start.
 * The database writes to the file itself, not through us, so that it does not depend on us to live.
 */
export async function openLogFile(
  place: Place,
): Promise<{ file: Awaited<ReturnType<typeof open>>; size: number }> {
  await boundLogFile(place);
  const file = await open(logFilePath(place), "a", 0o600);
  await giveTo(logFilePath(place), place.keeper);
  return { file, size: (await file.stat()).size };
}

/** Empties the log when it has grown past 4 MB, keeping what was in it once, as `postgres.log.1`. */
export async function boundLogFile(place: Place): Promise<void> {
  const path = logFilePath(place);
  const found = await stat(path).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
  });
  if (!found || found.size <= largest) return;
  // On a full disk the copy fails, and that is when the space is needed most.
  await copyFile(path, `${path}.1`).catch(() => undefined);
  await truncate(path);
}

/** Why PostgreSQL ended, in its own words from this position of its log onwards; empty when it said nothing. */
export async function lastWords(place: Place, from: number): Promise<string> {
  const file = await open(logFilePath(place), "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, from);
    const lines = buffer.toString("utf8", 0, bytesRead).split("\n");
    const fatal = lines
      .filter((line) => /FATAL|PANIC/.test(line))
      .map((line) => line.replace(/^.*?(FATAL|PANIC): +/, ""));
    return fatal.length > 0 ? fatal.join("; ") : (lines.findLast((line) => line.trim() !== "") ?? "");
  } finally {
    await file.close();
  }
}
