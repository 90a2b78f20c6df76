import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { troubleOf } from "#db/trouble.ts";

/** Milliseconds between two looks whether the database is back. */
const between = 250;

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/**
 * The pool of the job library, which does not try again what a lost connection broke and holds nobody responsible for
 * it. So a connection is waited for until the database is back, and a statement that was lost says so by the one code
 * that the library answers with another try at once (40001, serialization failure). Its statements bear repetition:
 * each is a single one and names the jobs that this pool of workers holds.
 */
export class PatientPool extends pg.Pool {
  #ending = false;

  constructor(options: pg.PoolConfig) {
    super(options);
    this.on("connect", sayTryAgain);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Connected): void;
  override connect(done?: Connected): Promise<pg.PoolClient> | undefined {
    const connected = this.#untilConnected();
    if (!done) return connected;
    connected.then(
      (client) => done(undefined, client, () => client.release()),
      (error) => done(error, undefined, () => undefined),
    );
    return undefined;
  }

  override async end(): Promise<void> {
    this.#ending = true;
    await super.end();
  }

  async #untilConnected(): Promise<pg.PoolClient> {
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.#ending || troubleOf(error) !== "away") throw error;
        await pause(between);
      }
    }
  }
}

function sayTryAgain(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const patient = (...given: unknown[]): unknown => {
    const answer = query(...given);
    return answer instanceof Promise ? answer.catch(tryAgain) : answer;
  };
  client.query = patient as typeof client.query;
}

function tryAgain(error: unknown): never {
  if (!troubleOf(error)) throw error;
  throw Object.assign(new Error("the database did not take this; it is tried again", { cause: error }), {
    code: "40001",
  });
}
