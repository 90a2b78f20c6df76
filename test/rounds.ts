import pg from "pg";

/** Milliseconds that each answer takes at the least, so that what is asked side by side is seen to be. */
const least = 10;

/** Tries: on a busy machine what is asked side by side may be seen one after the other, never the other way round. */
const tries = 3;

/** The same for whoever wants no more than so many: looked at again while it seems more. */
export async function fewestRounds(work: () => Promise<unknown>, enough: number): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < tries && fewest > enough; time += 1)
    fewest = Math.min(fewest, await roundsOf(work));
  return fewest;
}

/**
 * How many times some work waits for the database: statements sent while others are under way count once with them.
 * The work is done twice, so that connections stand before it is counted. Nothing else may ask the database in this
 * process meanwhile.
 */
export async function roundsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let rounds = 0;
  let waiting = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (waiting === 0) rounds += 1;
    waiting += 1;
    const answered = (async () => {
      try {
        const [answer] = await Promise.all([
          Reflect.apply(query, this, given) as Promise<unknown>,
          new Promise((resolve) => setTimeout(resolve, least)),
        ]);
        return answer;
      } finally {
        waiting -= 1;
      }
    })();
    return answered;
  } as typeof query;
  try {
    await work();
    rounds = 0;
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return rounds;
}
