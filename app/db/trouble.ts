/**
 * What is wrong with the database itself rather than with what was asked of it: `away` when it cannot be reached,
 * restarts, or did not answer in time, `full` when nothing more can be written. Null for any other error.
 */
export type Trouble = "away" | "full";

/**
 * Codes of PostgreSQL (documentation, appendix A): connections (08), too many connections, out of memory and other
 * limits (53), shut down, starting up or ended by time (57), waited too long (25P03, 25P04, 55P03); and of the network.
 */
const away =
  /^(08|53[0234]|57P0|57014$|25P0[34]$|55P03$|ECONN|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|EAI_AGAIN$)/;
/** A connection over a socket whose server has just gone: the same codes mean something else of any other file. */
const awaySocket = /^(ENOENT|EACCES)$/;
/** No room left: as PostgreSQL says it, and as the operating system says it to us. */
const full = /^(53100|ENOSPC|EDQUOT)$/;
/** What `pg` says without a code. */
const words =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/;

/** Errors that hold other errors are looked into: the cause of one, or the addresses that were tried. */
export function troubleOf(error: unknown, depth = 0): Trouble | null {
  if (typeof error !== "object" || error === null || depth > 4) return null;
  const { code, syscall, message, cause, errors } = error as Record<string, unknown>;
  if (typeof code === "string") {
    if (full.test(code)) return "full";
    if (away.test(code) || (awaySocket.test(code) && syscall === "connect")) return "away";
  }
  if (typeof message === "string" && words.test(message)) return "away";
  const inside = [cause, ...(Array.isArray(errors) ? errors : [])];
  for (const each of inside) {
    const found = troubleOf(each, depth + 1);
    if (found) return found;
  }
  return null;
}

/**
 * A note beside what was asked, such as when a key was last used. While the disk is full it is left out, so that
 * reading goes on. Not for transactions, which are broken by it. Errors: any other.
 */
export async function noteUnlessFull(note: () => Promise<unknown>): Promise<void> {
  try {
    await note();
  } catch (error) {
    if (troubleOf(error) !== "full") throw error;
  }
}
