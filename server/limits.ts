import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { TooMany } from "#core/errors.ts";
import { keyedDigest } from "#core/identifiers.ts";
import {
  type Count,
  type Limit,
  type LimitName,
  type Limits,
  noLimits,
  slowing,
  unwritten,
  waitAfter,
} from "#core/limits.ts";

interface Options {
  pool: pg.Pool;
  secret: string;
  /** Null counts nothing. */
  limits: Record<LimitName, Limit> | null;
  /** Milliseconds; tests do not wait. */
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Counts in fixed windows, in the table `limit_counts` that all processes share. */
export function openLimits({ pool, secret, limits, sleep = wait }: Options): Limits {
  if (limits === null) return noLimits;
  const shared = new Map(
    (Object.keys(limits) as LimitName[]).map((name, index) => [
      name,
      counterOf(pool, name, limits[name], index),
    ]),
  );
  const memory = new MemoryCounts();
  const counterFor = (name: LimitName): RateLimiterPostgres => {
    const counter = shared.get(name);
    if (!counter) throw new Error(`no limit has the name ${name}`);
    return counter;
  };
  /** Only of today: tomorrow nobody can say whether a key was the same. */
  const digestOf = (name: LimitName, key: string): string => {
    return keyedDigest(secret, "limit", new Date().toISOString().slice(0, 10), name, key);
  };
  const counted = (counts: Count[]) =>
    counts.flatMap(([name, key]) => (key === null ? [] : [{ name, digest: digestOf(name, key) }]));

  return {
    async use(name, key) {
      if (key === null) return;
      const digest = digestOf(name, key);
      if (unwritten.has(name)) memory.use(digest, limits[name]);
      else await consume(counterFor(name), digest);
    },
    async attempt(...counts) {
      let longest = 0;
      for (const { name, digest } of counted(counts)) {
        if (slowing.has(name)) {
          const { consumedPoints } = await counterFor(name).penalty(digest);
          longest = Math.max(longest, waitAfter(consumedPoints - 1, limits[name].count));
        } else await consume(counterFor(name), digest);
      }
      if (longest > 0) await sleep(longest);
    },
    async succeeded(...counts) {
      for (const { name, digest } of counted(counts)) {
        if (slowing.has(name)) await counterFor(name).delete(digest);
        else await counterFor(name).reward(digest);
      }
    },
  };
}

function counterOf(pool: pg.Pool, name: LimitName, { count, seconds }: Limit, index: number) {
  return new RateLimiterPostgres({
    storeClient: pool,
    tableName: "limit_counts",
    tableCreated: true,
    // One of them sees to it that what is over leaves the table.
    clearExpiredByTimeout: index === 0,
    keyPrefix: name,
    points: count,
    duration: seconds,
    // What is refused already asks the database no more.
    ...(!slowing.has(name) && { inMemoryBlockOnConsumed: count + 1 }),
  });
}

async function consume(counter: RateLimiterPostgres, digest: string): Promise<void> {
  try {
    await counter.consume(digest);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new TooMany(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}

/** For at most `capacity` keys: the oldest window makes room. */
class MemoryCounts {
  readonly #windows = new Map<string, { until: number; used: number }>();
  readonly #capacity = 50_000;

  use(key: string, limit: Limit, now: number = Date.now()): void {
    let window = this.#windows.get(key);
    if (!window || window.until <= now) {
      this.#windows.delete(key);
      window = { until: now + limit.seconds * 1000, used: 0 };
      this.#makeRoom();
      this.#windows.set(key, window);
    }
    window.used += 1;
    if (window.used > limit.count) throw new TooMany(Math.ceil((window.until - now) / 1000));
  }

  #makeRoom(): void {
    while (this.#windows.size >= this.#capacity) {
      const oldest = this.#windows.keys().next();
      if (oldest.done) return;
      this.#windows.delete(oldest.value);
    }
  }
}
