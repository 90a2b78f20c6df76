import { chown, lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseRefused } from "./contract.ts";

/** A user of the operating system, by number; `undefined` where one is expected means "whoever we are". */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account that PostgreSQL, which refuses to run as root, gets from us. No host gives this number to anybody
 * (systemd keeps 65520 to 65533 unused), so that unlike with `nobody` no other service can reach the data.
 */
export const databaseAccount: Account = { uid: 65533, gid: 65533 };

/** Whether this process runs as root. */
export function runningAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account under which initdb runs: initdb, unlike the server, wants its user listed in /etc/passwd.
 * @throws DatabaseRefused when the host lists no unprivileged user
 */
export async function accountForInitialising(account: Account | undefined): Promise<Account | undefined> {
  if (account?.uid !== databaseAccount.uid) return account;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["nobody", "daemon"]) {
    const [, , uid, gid] = users.find((user) => user[0] === name) ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new DatabaseRefused(
    "The database cannot be made as root: this host has neither a user `nobody` nor `daemon`. Start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Gives a file or folder, with everything in it, to an account. Does nothing unless we are root. */
export async function giveTo(path: string, account: Account | undefined): Promise<void> {
  if (!account || !runningAsRoot()) return;
  const inside = (await lstat(path)).isDirectory() ? await readdir(path) : [];
  await chown(path, account.uid, account.gid);
  for (const name of inside) await giveTo(join(path, name), account);
}
