import { TooMany } from "./errors.ts";

export interface Limit {
  count: number;
  seconds: number;
}
export const defaultLimits = {
  "voice.address": { count: 20, seconds: 60 },
  "sign-in.account": { count: 10, seconds: 900 },
  "sign-in.address": { count: 100, seconds: 900 },
  "pin.device": { count: 30, seconds: 900 },
  "receipt.address": { count: 120, seconds: 60 },
  "forgot.account": { count: 5, seconds: 3600 },
  "forgot.address": { count: 20, seconds: 900 },
  // A room joins from one address: the code is what is counted, and the address only against guessing.
  "join.code": { count: 1000, seconds: 600 },
  "join.address": { count: 1000, seconds: 600 },
  "setup.address": { count: 20, seconds: 900 },
} satisfies Record<string, Limit>;
export type LimitName = keyof typeof defaultLimits;

/** Counts in fixed windows, in this process, for at most `capacity` keys: the oldest window makes room. */
export class Limits {
  readonly #limits: Record<LimitName, Limit> | null;
  readonly #windows = new Map<string, { until: number; used: number }>();
  readonly #capacity: number;

  constructor(limits: Record<LimitName, Limit> | null, capacity = 50_000) {
    this.#limits = limits;
    this.#capacity = capacity;
  }

  /** Counts one use of a name by a key (an address, an account). Errors: TooMany with the seconds to wait. */
  use(name: LimitName, key: string | null, now: number = Date.now()): void {
    if (this.#limits === null || key === null) return;
    const limit = this.#limits[name];
    const id = `${name} ${key}`;
    let window = this.#windows.get(id);
    if (!window || window.until <= now) {
      this.#windows.delete(id);
      window = { until: now + limit.seconds * 1000, used: 0 };
      this.#makeRoom();
      this.#windows.set(id, window);
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
