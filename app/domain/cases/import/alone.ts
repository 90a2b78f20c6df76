import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Database } from "#db/client.ts";

const lockSpace = 5_377_804;

/**
 * Does something while holding a lock that the database frees by itself when this process ends, however it ends.
 * Whoever comes second waits, asking twice a second.
 */
export async function alone(database: Database, name: string, act: () => Promise<void>): Promise<void> {
  await database.connection().execute(async (session) => {
    for (;;) {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_lock(${lockSpace}, hashtext(${name})) as free`.execute(session);
      if (rows[0]?.free) break;
      await pause(500);
    }
    try {
      await act();
    } finally {
      await sql`select pg_advisory_unlock(${lockSpace}, hashtext(${name}))`.execute(session);
    }
  });
}
