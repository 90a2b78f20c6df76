import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./errors.ts";

/** What a running PostgreSQL says of itself in `postmaster.pid`; the file also stays behind after a crash. */
export interface PostmasterFile {
  /** 0 when a crash left the file without one. */
  pid: number;
  port: number;
  /** Folder of the Unix socket, or the address it listens on. */
  host: string;
  /** `starting`, `ready`, `stopping`, or empty in its first moments. */
  status: string;
}

/** The path of the file in which PostgreSQL writes about itself. */
export function postmasterFilePath(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

/** Reads `postmaster.pid`; undefined when there is none. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const content = await readFile(postmasterFilePath(cluster), "utf8").catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
  });
  if (content === undefined) return undefined;
  // Process, data folder, start time, port, socket folder, address, shared memory, status.
  const [pid, , , port, socketFolder, address, , status] = content.split("\n");
  return {
    pid: Math.max(0, Number(pid) || 0),
    port: Number(port) || 0,
    host: socketFolder || address || "",
    status: status?.trim() ?? "",
  };
}
