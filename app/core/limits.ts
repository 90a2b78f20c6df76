export interface Limit {
  count: number;
  seconds: number;
}

/** How often something may be done by one key, an address or an account, within so many seconds. */
export const defaultLimits = {
  "voice.address": { count: 20, seconds: 60 },
  // Failures alone: so many, and then each one waits a little longer than the one before.
  "sign-in.account": { count: 3, seconds: 900 },
  "sign-in.device": { count: 3, seconds: 900 },
  "password.account": { count: 3, seconds: 900 },
  // Failures alone, of everybody behind one address and at one shared device.
  "sign-in.address": { count: 100, seconds: 900 },
  "pin.device": { count: 30, seconds: 900 },
  "receipt.address": { count: 120, seconds: 60 },
  "forgot.account": { count: 5, seconds: 3600 },
  "forgot.address": { count: 20, seconds: 900 },
  // A room joins from one address: the code is what is counted, and the address only against guessing.
  "join.code": { count: 1000, seconds: 600 },
  "join.address": { count: 1000, seconds: 600 },
  "setup.address": { count: 20, seconds: 900 },
  // Answers that may not be tied to anybody: counted in memory, for the time that they last.
  "anonymous.address": { count: 120, seconds: 60 },
} satisfies Record<string, Limit>;
export type LimitName = keyof typeof defaultLimits;

/** One thing that is counted: a name and a key; a key of null (a job, the command line) is not counted. */
export type Count = [name: LimitName, key: string | null];

/**
 * What keeps things from being tried too often (decision 0058). All processes count together; of a key only a digest
 * of this day is kept.
 */
export interface Limits {
  /** Counts one use. Errors: TooMany with the seconds to wait. */
  use(...count: Count): Promise<void>;
  /**
   * Counts one try at a secret before it is looked at, and waits as long as the failures before it ask: never longer
   * than `longestWait`, so that whoever knows the secret always comes in. Errors: TooMany on counts of an address or
   * of a shared device alone.
   */
  attempt(...counts: Count[]): Promise<void>;
  /** The try was right: it is no failure, and the failures of its account are forgotten. */
  succeeded(...counts: Count[]): Promise<void>;
}

/** These slow down and never refuse. */
export const slowing: ReadonlySet<LimitName> = new Set([
  "sign-in.account",
  "sign-in.device",
  "password.account",
]);
/** These are counted in this process alone, and written nowhere. */
export const unwritten: ReadonlySet<LimitName> = new Set(["anonymous.address"]);

/** Milliseconds. */
export const longestWait = 4000;

/** How long a try waits after so many failures, in milliseconds: nothing, then half a second, and twice that each time. */
export const waitAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(500 * 2 ** (failures - free), longestWait);

/** Counts nothing: for tests, benches and `RATE_LIMITS=off`. */
export const noLimits: Limits = {
  use: async () => undefined,
  attempt: async () => undefined,
  succeeded: async () => undefined,
};
