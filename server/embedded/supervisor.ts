import { setTimeout as pause } from "node:timers/promises";
import { bringUp, type Plan } from "./bring-up.ts";
import type { Ended } from "./contract.ts";
import { errorLine } from "./errors.ts";
import { boundLogFile } from "./log-file.ts";
import { type Postmaster, stopPostmaster } from "./postmaster.ts";

/** A database that is kept running. */
export interface Supervision {
  /** Stops the database and the watch over it. */
  stop(): Promise<void>;
  exited: Promise<Ended>;
}

const shortestWait = 50;
const longestWait = 10_000;
/** A database that lived this long has recovered from whatever ended the one before. */
const steady = 30_000;

/**
 * Brings the database up and from then on starts it again whenever it ends by itself, after 50 ms at first and then
 * ever longer up to 10 s. It never gives up, because what is wrong, such as a full disk, may be put right meanwhile.
 * @throws DatabaseRefused when it does not come up the first time
 */
export async function supervise(plan: Plan): Promise<Supervision> {
  const stopping = new AbortController();
  let latest: Postmaster | undefined;
  const remember = (postmaster: Postmaster): void => {
    latest = postmaster;
    // Asked to stop while this one was being started.
    if (stopping.signal.aborted) stopLatest().catch((error: unknown) => plan.log(errorLine(error)));
  };
  const stopLatest = async (): Promise<void> => {
    if (latest) await stopPostmaster(latest, plan.binaries);
  };

  const first = await bringUp(plan, remember).catch(async (error: unknown) => {
    await stopLatest();
    throw error;
  });
  const exited = keepRunning(plan, first, remember, stopping.signal);
  const tidying = setInterval(() => {
    boundLogFile(plan.place).catch((error: unknown) => plan.log(`The database's log: ${errorLine(error)}`));
  }, 30_000).unref();

  return {
    exited,
    stop: async () => {
      clearInterval(tidying);
      stopping.abort();
      await stopLatest();
      await exited;
    },
  };
}

async function keepRunning(
  plan: Plan,
  first: Postmaster,
  remember: (postmaster: Postmaster) => void,
  stopping: AbortSignal,
): Promise<Ended> {
  let wait = shortestWait;
  for (let current = first; ; ) {
    const since = Date.now();
    const ended = await current.ended;
    if (stopping.aborted) return ended;
    plan.log(`The database ended by itself${howItEnded(ended)}; starting it again…`);
    if (Date.now() - since > steady) wait = shortestWait;
    const endedAt = Date.now();
    for (let next: Postmaster | undefined; !next; wait = Math.min(wait * 2, longestWait)) {
      // Keeps the process alive on purpose: an app that is waiting for its database has not come to its end.
      await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return ended;
      next = await bringUp(plan, remember).catch((error: unknown) => {
        plan.log(errorLine(error));
        return undefined;
      });
      if (next) current = next;
    }
    plan.log(`The database is back, ${((Date.now() - endedAt) / 1000).toFixed(1)} s later.`);
  }
}

function howItEnded({ code, signal }: Ended): string {
  if (signal) return ` (${signal})`;
  return code === null ? "" : ` (code ${code})`;
}
