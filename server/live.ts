import pg from "pg";
import type { Log } from "#core/context.ts";
import { liveChannel } from "#core/events.ts";
import { boardChannel, type Live, type LiveEvent, type OwnEvent } from "#core/live.ts";
import { logAfter } from "#core/log.ts";
import type { Connection } from "#db/connection.ts";

const batch = 1000;

/** Milliseconds for which a reading of the log says that nothing else has happened. */
const confirmedFor = 2_000;
/** Milliseconds between two readings of the log that nobody asked for: a notification can be lost. */
const lookAgain = 1_000;

/** The log as this process reads it. */
export interface Followed extends Live {
  /** Calls back with what commands of this process committed, at once, until the returned function is called. */
  onOwnCommand(listener: (events: OwnEvent[]) => void): () => void;
  /**
   * Whether nothing can have happened more than two seconds ago that this process has not read: it read the log to its
   * end since, or the database takes no connections, so that nothing happens anywhere.
   */
  isConfirmed(): boolean;
  stop(): Promise<void>;
}

/**
 * Follows the log. A notification wakes it; every second it looks anyway, because a notification can be lost. It reads
 * over the connection on which it listens, so that a busy pool makes it no later. It survives the database going away
 * and catches up when that is back.
 */
export async function followLog(connection: Connection, pool: pg.Pool, log: Log): Promise<Followed> {
  const listeners = new Set<(events: LiveEvent[]) => void>();
  const boardListeners = new Set<(boardId: string | null) => void>();
  let last = await newestNumber(pool);
  let reading: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let client: pg.Client | null = null;
  /** The same once it listens. */
  let reader: pg.Client | null = null;
  const ownListeners = new Set<(events: OwnEvent[]) => void>();
  let confirmedAt = performance.now();
  let closed = false;

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
        const asked = performance.now();
        const events = await logAfter(reader ?? pool, last, batch);
        const newest = events.at(-1);
        closed = false;
        if (events.length < batch) confirmedAt = asked;
        if (!newest) continue;
        last = newest.number;
        for (const listener of listeners) listener(events);
        again ||= events.length === batch;
      } catch (error) {
        closed = takesNoConnections(error);
        // A connection that gave no answer gives none later either.
        reader?.emit("error", error);
        if (!stopped) log.warn({ error: String(error) }, "the log of events cannot be read just now");
      }
    }
  };

  const listen = async () => {
    if (stopped || client) return;
    const next = new pg.Client({ ...connection, application_name: "kept live", ...patience });
    client = next;
    const drop = () => {
      if (client === next) client = null;
      if (reader === next) reader = null;
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
      reader = next;
      wake();
      wakeBoards(null);
    } catch {
      drop();
    }
  };

  await listen();
  const timer = setInterval(() => {
    listen().catch(() => undefined);
    wakeBoards(null);
  }, 2_000);
  const looking = setInterval(wake, lookAgain);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce(events) {
      for (const listener of ownListeners) listener(events);
    },
    onOwnCommand(listener) {
      ownListeners.add(listener);
      return () => ownListeners.delete(listener);
    },
    isConfirmed: () => closed || performance.now() - confirmedAt < confirmedFor,
    last: () => last,
    onBoard(listener) {
      boardListeners.add(listener);
      return () => boardListeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearInterval(looking);
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

/** Milliseconds after which a connection that says nothing is given up. */
const patience = { query_timeout: 4_000, connectionTimeoutMillis: 4_000 };

/** The database is not there, is stopping or is starting: nobody writes anything into it. */
function takesNoConnections(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(ECONNREFUSED|ENOENT|57P0[123])$/.test(code);
}
