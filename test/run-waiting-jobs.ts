import pg from "pg";
import type { Opened } from "../server/services.ts";
import { startWorker } from "../server/worker.ts";
import type { World } from "./world.ts";

/** Makes every waiting job due, and runs them in so many processes' workers. */
export async function runWaitingJobs(world: World, workers: number): Promise<void> {
  const client = new pg.Client(world.connection);
  await client.connect();
  const opened = {
    services: world.services,
    connection: world.app,
    log: world.services.log,
  } as unknown as Opened;
  const running = await Promise.all(Array.from({ length: workers }, () => startWorker(opened)));
  try {
    for (let left = 1; left > 0; ) {
      await client.query("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
      await new Promise((resolve) => setTimeout(resolve, 300));
      left =
        (await client.query("select 1 from graphile_worker._private_jobs where attempts < 25")).rowCount ?? 0;
    }
  } finally {
    await Promise.all(running.map((worker) => worker.stop()));
    await client.end();
  }
}
