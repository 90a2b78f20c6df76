import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { parseCronItems, type Runner, run, Logger as WorkerLogger } from "graphile-worker";
import { watched } from "#db/client.ts";
import { schedule, tasks } from "#jobs/tasks.ts";
import { type Leases, openLeases } from "./jobs/leases.ts";
import { PatientPool } from "./jobs/patient-pool.ts";
import type { Opened } from "./services.ts";

/** Milliseconds that jobs under way get to end when the process stops. */
const longestEnd = 2_000;
/** Milliseconds: a pool of workers that stopped may still be saying how its last jobs went. */
const lastWords = 10_000;
/** Milliseconds before workers that could not begin are tried again: longer each time. */
const shortestWait = 250;
const longestWait = 10_000;

export interface Worker {
  /**
   * Puts new workers in the place of these, which only end what they have under way. What they hold and do not know of
   * is done by the new ones: jobs whose hand-over was lost with a connection.
   */
  renew(): void;
  stop(): Promise<void>;
}

interface Crew {
  poolId: string;
  runner: Runner;
}

/**
 * Works off jobs for as long as the process lives, whatever becomes of the database meanwhile: while it is away the
 * workers wait, and once it is back they are renewed.
 */
export async function startWorker(opened: Opened): Promise<Worker> {
  const { connection, log } = opened;
  let crew: Crew | null = null;
  let stopping = false;
  let renewals: Promise<void> | null = null;
  let losses = 0;
  const lost = () => {
    losses += 1;
    if (stopping || renewals) return;
    renewals = renewUntilSteady().finally(() => {
      renewals = null;
    });
  };
  const pool = watched(
    new PatientPool({
      ...connection,
      max: 6,
      application_name: "kept jobs",
      connectionTimeoutMillis: 5_000,
    }),
    (error) => {
      if (!renewals && !stopping) log.warn({ error: error.message }, "a job connection was lost");
      lost();
    },
  );
  const leases = await openLeases(connection, pool, log);
  const enlist = () =>
    begin(opened, pool, leases, (poolId) => {
      if (crew?.poolId === poolId) lost();
    });
  crew = await enlist();

  /** One renewal for all connections that were lost together. */
  async function renewUntilSteady(): Promise<void> {
    let wait = shortestWait;
    for (let seen = -1; seen !== losses && !stopping; ) {
      try {
        await pool.query("select 1");
        seen = losses;
        const before = crew;
        crew = await enlist();
        if (before) retire(before);
      } catch (error) {
        if (stopping) return;
        log.warn({ error: String(error) }, "jobs cannot be taken just now");
        await pause(wait);
        wait = Math.min(wait * 2, longestWait);
      }
    }
  }

  /** Lets workers end what they have under way; then what they still hold is free for others. */
  async function retire({ runner, poolId }: Crew): Promise<void> {
    // Their end was told already, where they ended with an error.
    await runner.stop("renewed").catch(() => undefined);
    await runner.promise.catch(() => undefined);
    await pause(lastWords, undefined, { ref: false });
    if (stopping) return;
    await leases.letGo(poolId).catch((error) => {
      log.warn(
        { error: String(error) },
        "the lock of former workers could not be let go; it goes with its connection",
      );
    });
  }

  return {
    renew: lost,
    async stop() {
      stopping = true;
      if (crew) await dismiss(crew.runner);
      await leases.stop();
      await Promise.race([pool.end(), pause(1_000)]);
    },
  };
}

/** Jobs under way get some seconds to end; what has not ended then is done by whoever finds it abandoned. */
async function dismiss(runner: Runner): Promise<void> {
  const stopped = runner.stop().catch(() => undefined);
  if (await Promise.race([stopped.then(() => true), pause(longestEnd, false)])) return;
  await Promise.race([runner.kill("the process stops").catch(() => undefined), pause(1_000)]);
}

/** Opens a pool of workers. Errors: the database's. */
async function begin(
  { services, log }: Opened,
  pool: PatientPool,
  leases: Leases,
  ended: (poolId: string) => void,
): Promise<Crew> {
  const events = new EventEmitter();
  let poolId = "";
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
    poolId = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    events: events as never,
    parsedCronItems: parseCronItems(schedule),
    logger: new WorkerLogger(() => (level, message) => {
      if (level === "error") log.error({}, message);
      else if (level === "warning") log.warn({}, message);
    }),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(services, payload)]),
    ),
  });
  runner.promise.then(
    () => ended(poolId),
    (error) => {
      log.warn({ error: String(error) }, "a pool of workers ended");
      ended(poolId);
    },
  );
  await leases.hold(poolId);
  return { poolId, runner };
}
