import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { giveTo } from "./account.ts";
import { DatabaseRefused } from "./contract.ts";
import { errorCode } from "./errors.ts";
import type { Place } from "./place.ts";

/** Proof that no other app uses the place; ends with the process at the latest. */
export interface Ownership {
  release(): void;
}

const busy = 5;

/**
 * Takes the place for this process, or refuses. Node has no file locks of its own, but SQLite inside it does, on every
 * platform: an open write transaction is a lock that the kernel drops when the process dies, even by kill -9, so there
 * is no stale lock to judge and of two that start together exactly one wins.
 * @throws DatabaseRefused when another app holds it
 */
export async function takeOwnership(place: Place, dataFolder: string): Promise<Ownership> {
  const lockFile = join(place.folder, "lock");
  const ownerFile = join(place.folder, "owner");
  // Half a second, for an app that is just ending.
  const lock = new DatabaseSync(lockFile, { timeout: 500 });
  try {
    lock.exec("BEGIN IMMEDIATE");
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && "errcode" in error && error.errcode === busy)) throw error;
    throw new DatabaseRefused(
      `Kept is already running on the data in ${dataFolder}${processOf(ownerFile)}. Stop it first, or choose another data folder.`,
    );
  }
  // Only for the message above: the lock itself does not depend on it.
  writeFileSync(ownerFile, `${process.pid}\n`);
  for (const path of [lockFile, ownerFile]) {
    chmodSync(path, 0o600);
    await giveTo(path, place.keeper);
  }
  const close = () => lock.close();
  // Also keeps the lock from being collected as garbage, which would open it.
  process.once("exit", close);
  return {
    release: () => {
      process.off("exit", close);
      close();
    },
  };
}

function processOf(ownerFile: string): string {
  try {
    return ` (process ${readFileSync(ownerFile, "utf8").trim()})`;
  } catch (error) {
    // The owner has taken the lock and not yet written its number.
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  }
}
