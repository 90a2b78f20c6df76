import { lstat, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { giveTo } from "./account.ts";
import { DatabaseRefused } from "./contract.ts";
import { errorCode } from "./errors.ts";
import type { Place } from "./place.ts";

/** Where the database listens: a socket folder, or 127.0.0.1 on Windows, and the port that belongs to it. */
export interface Endpoint {
  host: string;
  port: number;
}

const temporary = "kept-";
/** The kernel's limit for the path of a socket is 104 bytes on macOS and 108 elsewhere, the closing zero included. */
const longestSocketPath = 103;

/** Chooses where a database that is not running yet will listen. */
export async function chooseEndpoint(place: Place): Promise<Endpoint> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  const beside = { host: join(place.folder, "socket"), port: 5432 };
  if (Buffer.byteLength(join(beside.host, ".s.PGSQL.5432.lock")) <= longestSocketPath) return beside;
  return { host: await mkdtemp(join(tmpdir(), temporary)), port: 5432 };
}

/**
 * Makes the folder of the socket, for the database's user alone; again before every start, since it may lie where
 * the host tidies up. Only while no database runs on the place.
 * @throws DatabaseRefused when somebody else has made it
 */
export async function prepareEndpoint(endpoint: Endpoint, place: Place): Promise<void> {
  if (process.platform === "win32") return;
  await mkdir(endpoint.host, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
  const folder = await lstat(endpoint.host);
  const allowed = [process.getuid?.(), place.account?.uid];
  if (!folder.isDirectory() || !allowed.includes(folder.uid) || (folder.mode & 0o077) !== 0) {
    throw new DatabaseRefused(
      `The folder ${endpoint.host} for the database's socket is not ours alone. Remove it.`,
    );
  }
  // PostgreSQL would refuse to start over the traces of one that was killed while its number is still, or again, taken.
  for (const trace of [`.s.PGSQL.${endpoint.port}`, `.s.PGSQL.${endpoint.port}.lock`]) {
    await rm(join(endpoint.host, trace), { force: true });
  }
  await giveTo(endpoint.host, place.account);
}

/** Removes a socket folder that lies outside the place, once no database uses it. */
export async function forgetEndpoint(host: string): Promise<void> {
  if (dirname(host) === tmpdir() && basename(host).startsWith(temporary)) {
    await rm(host, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer().on("error", reject);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = address && typeof address === "object" ? address.port : 0;
    server.close(() => resolve(port));
  });
  return await promise;
}
