import { EventEmitter } from "node:events";
import { parseCronItems, run, Logger as WorkerLogger } from "graphile-worker";
import pg from "pg";
import { watched } from "#db/client.ts";
import { schedule, tasks } from "#jobs/tasks.ts";
import type { Opened } from "./services.ts";

const lockSpace = 5_377_802;

/**
 * Runs jobs. The worker holds an advisory lock for as long as its process lives; whoever finds jobs locked by a
 * worker whose lock is free unlocks them, at start and every five seconds, so that a killed process's jobs go on.
 */
export async function startWorker({ services, connection, log }: Opened): Promise<{ stop(): Promise<void> }> {
  const events = new EventEmitter();
  let holder: pg.Client | null = null;
  let poolId = "";
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
    poolId = workerPool.id;
  });
  const pool = watched(new pg.Pool({ ...connection, max: 6, application_name: "kept jobs" }), (error) =>
    log.warn({ error: error.message }, "a job connection was lost"),
  );
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

  const holdLock = async () => {
    if (holder) return;
    const client = new pg.Client({ ...connection, application_name: "kept worker" });
    const drop = () => {
      if (holder === client) holder = null;
    };
    // Told twice when the server goes away: once for its last word, once for the closed socket.
    client.on("error", drop);
    client.on("end", drop);
    await client.connect();
    await client.query("select pg_advisory_lock($1, hashtext($2))", [lockSpace, poolId]);
    holder = client;
  };
  const sweep = async () => {
    try {
      await holdLock();
      await unlockAbandoned(pool, poolId);
    } catch (error) {
      log.warn({ error: String(error) }, "abandoned jobs cannot be looked for just now");
    }
  };
  await sweep();
  const timer = setInterval(sweep, 5_000);

  return {
    async stop() {
      clearInterval(timer);
      await runner.stop();
      await holder?.end();
      await pool.end();
    },
  };
}

/** Frees what workers without a living process hold. A worker that just began may not have its lock yet: three seconds' grace. */
async function unlockAbandoned(pool: pg.Pool, ownId: string): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker._private_jobs
       where locked_by <> $1 and locked_at < now() - interval '3 seconds'
       union select distinct locked_by from graphile_worker._private_job_queues
       where locked_by <> $1 and locked_at < now() - interval '3 seconds'`,
      [ownId],
    );
    for (const { id } of rows) {
      const { rows: taken } = await client.query<{ free: boolean }>(
        "select pg_try_advisory_lock($1, hashtext($2)) as free",
        [lockSpace, id],
      );
      if (!taken[0]?.free) continue;
      await client.query("select graphile_worker.force_unlock_workers(array[$1])", [id]);
      await client.query("select pg_advisory_unlock($1, hashtext($2))", [lockSpace, id]);
    }
  } finally {
    client.release();
  }
}
