import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { giveTo } from "./account.ts";
import { DatabaseRefused } from "./contract.ts";
import { errorCode, errorLine } from "./errors.ts";
import type { Place } from "./place.ts";

/** The passwords of the two roles: `postgres`, who may do anything, and `kept`, under which the app works. */
export interface Passwords {
  postgres: string;
  kept: string;
}

/**
 * Reads the generated passwords, or generates them.
 * @throws DatabaseRefused when the file is damaged
 */
export async function findPasswords(place: Place): Promise<Passwords> {
  const path = join(place.folder, "passwords.json");
  try {
    const { postgres, kept } = JSON.parse(await readFile(path, "utf8")) as Partial<Passwords>;
    if (!postgres || !kept) throw new Error("a password is missing in it");
    return { postgres, kept };
  } catch (error) {
    if (errorCode(error) !== "ENOENT") {
      throw new DatabaseRefused(`The database passwords in ${path} cannot be read: ${errorLine(error)}.`);
    }
  }
  const passwords = { postgres: generate(), kept: generate() };
  const file = await open(`${path}.new`, "w", 0o600);
  await file.writeFile(`${JSON.stringify(passwords)}\n`);
  await file.sync();
  await file.close();
  await giveTo(`${path}.new`, place.keeper);
  await rename(`${path}.new`, path);
  return passwords;
}

function generate(): string {
  return randomBytes(32).toString("base64url");
}
