import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, accountForInitialising, giveTo } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { DatabaseRefused } from "./contract.ts";
import { databaseEnvironment } from "./environment.ts";
import { errorCode } from "./errors.ts";
import { findPasswords, type Passwords } from "./passwords.ts";
import type { Place } from "./place.ts";
import { endWorkersIn } from "./processes.ts";

const unfinished = "unfinished-";

/**
 * Sees to it that the place holds a complete cluster of our major version with the role and database `kept`. A new one
 * is made aside and moved into place as a whole, so that being killed leaves either nothing or everything.
 * @throws DatabaseRefused when the data is of another major version, in which case nothing is touched
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<Passwords> {
  await removeUnfinished(place);
  const found = await versionOf(place.cluster);
  const ours = binaries.version.split(".")[0];
  if (found !== undefined && found !== ours) {
    throw new DatabaseRefused(
      `The data in ${place.cluster} is of PostgreSQL ${found}, and this version of Kept brings PostgreSQL ${ours}. Nothing was changed. Make a backup with the version of Kept that you used before, and restore it with this one into an empty data folder.`,
    );
  }
  const passwords = await findPasswords(place);
  if (found === undefined) {
    log("Making a new database…");
    await makeCluster(place, binaries, passwords);
  }
  return passwords;
}

/** What an app that was killed while making the database left behind; nothing was ever stored in it. */
async function removeUnfinished(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (!name.startsWith(unfinished)) continue;
    await endWorkersIn(join(place.folder, name));
    await rm(join(place.folder, name), { recursive: true, maxRetries: 5 });
  }
}

async function versionOf(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  const content = await readdir(cluster).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
    return undefined;
  });
  if (content === undefined) return undefined;
  throw new DatabaseRefused(
    `The folder ${cluster} is there, but without the file PG_VERSION it is no complete database. Nothing was changed. Restore it from a backup, or move it away to start empty.`,
  );
}

async function makeCluster(place: Place, binaries: Binaries, passwords: Passwords): Promise<void> {
  const aside = await mkdtemp(join(place.folder, unfinished));
  const fresh = join(aside, "cluster");
  const account = await accountForInitialising(place.account);
  await mkdir(fresh);
  await chmod(fresh, 0o700);
  const passwordFile = join(aside, "password");
  await writeFile(passwordFile, passwords.postgres, { mode: 0o600 });
  await giveTo(aside, account);

  await initialise(binaries.initdb, fresh, passwordFile, { folder: aside, account });
  await rm(passwordFile);
  // CREATEDB and CREATEROLE let migrations and tests make databases and narrower roles; a superuser the app is not.
  const statements = [
    `CREATE ROLE kept LOGIN CREATEDB CREATEROLE PASSWORD '${passwords.kept}'`,
    "CREATE DATABASE kept OWNER kept",
  ];
  const alone = [
    "--single",
    "-D",
    fresh,
    "-c",
    "exit_on_error=on",
    "-c",
    "log_min_messages=fatal",
    "postgres",
  ];
  await runToEnd(binaries.postgres, alone, { folder: aside, account }, `${statements.join(";\n")};\n`);

  await giveTo(fresh, place.account);
  await rename(fresh, place.cluster);
  await synchronise(place.folder);
  await rm(aside, { recursive: true });
}

interface Surroundings {
  folder: string;
  account: Account | undefined;
}

/** Sorting and case are PostgreSQL's own, the same on every host; C.UTF-8 of the host, where it exists, adds nothing but character classes for its text search. */
async function initialise(
  initdb: string,
  fresh: string,
  passwordFile: string,
  where: Surroundings,
): Promise<void> {
  const options = [
    ...[
      "-D",
      fresh,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--no-instructions",
    ],
    ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C"],
  ];
  try {
    await runToEnd(initdb, [...options, "--locale=C.UTF-8"], where);
  } catch (error) {
    if (!(error instanceof DatabaseRefused && error.message.includes("invalid locale"))) throw error;
    await runToEnd(initdb, [...options, "--locale=C"], where);
  }
}

async function runToEnd(program: string, options: string[], where: Surroundings, input = ""): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const settings = { cwd: where.folder, env: databaseEnvironment(), ...where.account };
  const child = execFile(program, options, settings, (error, _output, complaints) => {
    if (!error) return resolve();
    const reason = complaints.trim() || error.message;
    reject(new DatabaseRefused(`The database could not be made: ${reason.replaceAll(/\s*\n\s*/g, " ")}`));
  });
  // The program may end before it has read everything; its own words, above, then tell more than the broken pipe.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  await promise;
}

/** Makes the move into place outlast a power cut. Windows cannot and need not. */
async function synchronise(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}
