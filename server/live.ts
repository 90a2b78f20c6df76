import pg from "pg";
import type { Log } from "#core/context.ts";
import { liveChannel } from "#core/events.ts";
import { boardChannel, type Live, type LiveEvent } from "#core/live.ts";
import type { Connection } from "#db/connection.ts";

const batch = 1000;

/**
 * Follows the log. A notification wakes it; every two seconds it looks anyway, because a notification can be lost.
 * It survives the database going away and catches up when that is back.
 */
export async function followLog(
  connection: Connection,
  pool: pg.Pool,
  log: Log,
): Promise<Live & { stop(): Promise<void> }> {
  const listeners = new Set<(events: LiveEvent[]) => void>();
  const boardListeners = new Set<(boardId: string | null) => void>();
  let last = await newestNumber(pool);
  let reading: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let client: pg.Client | null = null;

  const wake = () => {
    again = true;
    reading ??= readNew().finally(() => {
      reading = null;
    });
  };

  const wakeBoards = (boardId: string | null) => {
    for (const listener of boardListeners) listener(boardId);
  };

  const readNew = async () => {
    while (again && !stopped) {
      again = false;
      try {
        const events = await readAfter(pool, last);
        const newest = events.at(-1);
        if (!newest) continue;
        last = newest.number;
        for (const listener of listeners) listener(events);
        again ||= events.length === batch;
      } catch (error) {
        if (!stopped) log.warn({ error: String(error) }, "the log of events cannot be read just now");
      }
    }
  };

  const listen = async () => {
    if (stopped || client) return;
    const next = new pg.Client({ ...connection, application_name: "kept live" });
    client = next;
    const drop = () => {
      if (client === next) client = null;
      next.end().catch(() => undefined);
    };
    next.on("error", drop);
    next.on("end", drop);
    next.on("notification", ({ channel, payload }) =>
      channel === boardChannel ? wakeBoards(payload ?? null) : wake(),
    );
    try {
      await next.connect();
      await next.query(`listen ${liveChannel}; listen ${boardChannel}`);
      wake();
      wakeBoards(null);
    } catch {
      drop();
    }
  };

  await listen();
  const timer = setInterval(() => {
    listen().catch(() => undefined);
    wake();
    wakeBoards(null);
  }, 2_000);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: () => last,
    onBoard(listener) {
      boardListeners.add(listener);
      return () => boardListeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await client?.end().catch(() => undefined);
      await reading;
    },
  };
}

async function newestNumber(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ number: number }>(
    "select number from streams where name = 'organisation'",
  );
  return rows[0]?.number ?? 0;
}

async function readAfter(pool: pg.Pool, last: number): Promise<LiveEvent[]> {
  const { rows } = await pool.query<{
    number: number;
    type: string;
    subject_type: string;
    subject_id: string | null;
    case_id: string | null;
    team_id: string | null;
    owner_id: string | null;
  }>(
    `select event.number, event.type, subject_type, subject_id, case_id, cases.team_id, cases.owner_id
     from events event left join cases on cases.id = event.case_id
     where event.number > $1 order by event.number limit ${batch}`,
    [last],
  );
  return rows.map((row) => ({
    number: row.number,
    type: row.type,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    place: row.case_id ? { id: row.case_id, teamId: row.team_id, ownerId: row.owner_id } : null,
  }));
}
