import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "#core/context.ts";
import type { Connection } from "#db/connection.ts";

const lockSpace = 5_377_802;
/** Milliseconds: between two looks for abandoned jobs, and how soon a lost lock is taken again. */
const sweepEvery = 5_000;
const takeAgainAfter = 200;

/** Says that this process is alive and works off the jobs that its pools of workers hold. */
export interface Leases {
  /** From now on a pool's jobs are in work here; should the database be away just now, as soon as it is back. */
  hold(poolId: string): Promise<void>;
  /** What a pool still holds may be taken by others, ourselves among them. */
  letGo(poolId: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Holds an advisory lock for each of this process's pools of workers, on a connection of its own, for as long as the
 * process lives; whoever finds jobs locked by a pool whose lock is free unlocks them, at start and every five seconds,
 * so that a killed process's jobs go on. When the database was away the locks are taken again before anything else.
 */
export async function openLeases(connection: Connection, pool: pg.Pool, log: Log): Promise<Leases> {
  const held = new Set<string>();
  let holder: Promise<pg.Client> | null = null;
  let stopped = false;

  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      ...connection,
      application_name: "kept worker",
      connectionTimeoutMillis: 5_000,
    });
    let state: "opening" | "open" | "lost" = "opening";
    // Told twice when the server goes away: once for its last word, once for the closed socket.
    const again = () => {
      const was = state;
      state = "lost";
      if (was !== "open") return;
      holder = null;
      if (!stopped) takeAgain();
    };
    client.on("error", again);
    client.on("end", again);
    await client.connect();
    state = "open";
    for (const id of held) await client.query("select pg_advisory_lock($1, hashtext($2))", [lockSpace, id]);
    return client;
  };

  const holding = (): Promise<pg.Client> => {
    holder ??= open().catch((error) => {
      holder = null;
      throw error;
    });
    return holder;
  };

  const takeAgain = async (): Promise<void> => {
    for (let told = false; !stopped; await pause(takeAgainAfter)) {
      try {
        await holding();
        return;
      } catch (error) {
        if (!told) log.warn({ error: String(error) }, "the database is away; jobs wait for it");
        told = true;
      }
    }
  };

  const sweep = async (): Promise<void> => {
    try {
      await holding();
      await unlockAbandoned(pool, [...held]);
    } catch (error) {
      if (!stopped) log.warn({ error: String(error) }, "abandoned jobs cannot be looked for just now");
    }
  };
  await sweep();
  const timer = setInterval(sweep, sweepEvery);

  return {
    async hold(poolId) {
      held.add(poolId);
      try {
        await (await holding()).query("select pg_advisory_lock($1, hashtext($2))", [lockSpace, poolId]);
      } catch (error) {
        log.warn({ error: String(error) }, "the lock of the workers is taken later: the database is away");
      }
    },
    async letGo(poolId) {
      held.delete(poolId);
      const client = await holding();
      // A lock may have been taken more than once, and is then held until it was let go as often.
      for (let free = false; !free; ) {
        const { rows } = await client.query<{ held: boolean }>(
          "select pg_advisory_unlock($1, hashtext($2)) as held",
          [lockSpace, poolId],
        );
        free = !rows[0]?.held;
      }
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      const client = await holder?.catch(() => null);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Frees what workers without a living process hold. A pool that just began may not have its lock yet: three seconds' grace. */
async function unlockAbandoned(pool: pg.Pool, ownIds: string[]): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker._private_jobs
       where locked_by <> all($1) and locked_at < now() - interval '3 seconds'
       union select distinct locked_by from graphile_worker._private_job_queues
       where locked_by <> all($1) and locked_at < now() - interval '3 seconds'`,
      [ownIds],
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
