import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./errors.ts";

/** What a running PostgreSQL says of itself in `postmaster.pid`; the file also stays behind after a crash. */
export interface PostmasterFile {
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

/** Reads `postmaster.pid`; undefined when there is none, or one in which a crash left no process number. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const content = await readFile(postmasterFilePath(cluster), "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  });
  // Process, data folder, start time, port, socket folder, address, shared memory, status.
  const [pid, , , port, socketFolder, address, , status] = content.split("\n");
  if (!(Number(pid) > 0)) return undefined;
  return {
    pid: Number(pid),
    port: Number(port),
    host: socketFolder || address || "",
    status: status?.trim() ?? "",
  };
}
