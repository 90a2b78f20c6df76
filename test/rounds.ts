import pg from "pg";

/**
 * How many times some work waits for the database: statements sent while others are under way count once with them.
 * Nothing else may ask the database in this process meanwhile.
 */
export async function roundsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let rounds = 0;
  let waiting = 0;
  const ended = () => {
    waiting -= 1;
  };
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (waiting === 0) rounds += 1;
    waiting += 1;
    const answer = Reflect.apply(query, this, given) as Promise<unknown>;
    answer.then(ended, ended);
    return answer;
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return rounds;
}
