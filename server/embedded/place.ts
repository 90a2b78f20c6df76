import { randomBytes } from "node:crypto";
import { chmod, lstat, mkdir, realpath, stat, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Account, databaseAccount, runningAsRoot } from "./account.ts";
import { DatabaseRefused } from "./contract.ts";
import { errorCode } from "./errors.ts";

/** Where one database lives, and who owns it. */
export interface Place {
  /** Absolute and free of symbolic links; holds the cluster, its passwords, lock, log and socket. */
  folder: string;
  cluster: string;
  /** Who runs the database; undefined when that is simply who we are. */
  account: Account | undefined;
  /** Who owns the files beside the cluster. */
  keeper: Account | undefined;
}

/**
 * Finds or makes the folder of the database. For an ordinary user it is `database` in the data folder. For root that
 * is a link to a folder of its own below the system folder, because the database's user may not look below /root; the
 * link rather than a name made from the path, so that a data folder that is moved keeps its database.
 * @throws DatabaseRefused when the folder is out of reach
 */
export async function findPlace(dataFolder: string, systemFolder: string): Promise<Place> {
  const entry = join(resolve(dataFolder), "database");
  await mkdir(resolve(dataFolder), { recursive: true, mode: 0o700 });
  if (!(await exists(entry))) await (runningAsRoot() ? makeLinked(entry, systemFolder) : makePlain(entry));

  const folder = await realpath(entry).catch((error: unknown) => {
    throw new DatabaseRefused(
      `The database of ${dataFolder} belongs in the folder that ${entry} points to, and that cannot be reached (${errorCode(error)}). Bring it back, or start as the user who made it.`,
    );
  });
  const cluster = join(folder, "cluster");
  const { uid, gid } = await stat(folder);
  const clusterOwner = await lstat(cluster).catch(nothingIfMissing);
  if (runningAsRoot()) {
    const owner = clusterOwner ?? { uid, gid };
    const account = owner.uid === 0 ? databaseAccount : { uid: owner.uid, gid: owner.gid };
    return { folder, cluster, account, keeper: uid === 0 ? undefined : { uid, gid } };
  }
  const ourselves = process.getuid?.();
  if (clusterOwner && ourselves !== undefined && clusterOwner.uid !== ourselves) {
    throw new DatabaseRefused(
      `The database in ${folder} belongs to user number ${clusterOwner.uid}. Start as that user, or as root.`,
    );
  }
  return { folder, cluster, account: undefined, keeper: undefined };
}

async function makePlain(entry: string): Promise<void> {
  await mkdir(entry, { recursive: true, mode: 0o700 });
}

async function makeLinked(entry: string, systemFolder: string): Promise<void> {
  const folder = join(systemFolder, randomBytes(6).toString("hex"));
  await mkdir(folder, { recursive: true });
  // Said aloud, since a strict umask would shut the database's user out of the way to its own data.
  for (const path of [systemFolder, folder]) await chmod(path, 0o755);
  await writeFile(join(folder, "belongs-to"), `${entry}\n`);
  try {
    await symlink(folder, entry);
  } catch (error) {
    // Another app was quicker in this very moment; its folder counts, and the lock decides between the two of us.
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(nothingIfMissing)) !== undefined;
}

function nothingIfMissing(error: unknown): undefined {
  if (errorCode(error) !== "ENOENT") throw error;
}
