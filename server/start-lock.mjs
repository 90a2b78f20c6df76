import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const heartbeat = 2000;
/** A process that has shown no sign of life for this long is dead, even if its number lives on in another. */
const patience = 20_000;

/**
 * Does something while no other start of this clone is doing it, waiting for its turn.
 * @param {string} path the lock file
 * @param {() => Promise<void>} task
 */
export async function holdingLock(path, task) {
  if (!(await take(path))) return await task();
  const beating = setInterval(() => {
    const now = new Date();
    utimesSync(path, now, now);
  }, heartbeat).unref();
  try {
    await task();
  } finally {
    clearInterval(beating);
    rmSync(path, { force: true });
  }
}

/** False when nothing can be written here: then nothing can be installed or built either, and no lock is needed. */
async function take(path) {
  for (let told = false; ; ) {
    try {
      writeFileSync(path, `${process.pid} ${randomUUID()}`, { flag: "wx" });
      return true;
    } catch (error) {
      if (["EACCES", "EPERM", "EROFS"].includes(error.code)) return false;
      if (error.code !== "EEXIST") throw error;
    }
    if (removeIfStale(path)) continue;
    if (!told) console.log("Waiting for another start to finish its preparations…");
    told = true;
    await pause(100);
  }
}

function removeIfStale(path) {
  const found = holderOf(path);
  if (!found) return true;
  if (isAlive(found.pid) && Date.now() - found.seen < patience) return false;
  // Moved rather than removed, to see afterwards that it was still this one and not that of a quicker third start.
  const moved = `${path}.${randomUUID()}`;
  try {
    renameSync(path, moved);
    if (readFileSync(moved, "utf8") !== found.content) linkSync(moved, path);
    rmSync(moved);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
  return true;
}

function holderOf(path) {
  try {
    const content = readFileSync(path, "utf8");
    return { content, pid: Number(content.split(" ")[0]), seen: statSync(path).mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(pid) {
  // Just made and not yet written.
  if (!(pid > 0)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
