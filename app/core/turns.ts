/** So many milliseconds work goes on before everybody else has a turn. */
const longestTurn = 10;

const waiting: (() => void)[] = [];

/** One piece of work between two looks at the network, however many works are under way. */
function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

const myTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });

/**
 * Does long work in pieces, so that nobody else waits for it: what people upload may take seconds in all.
 *
 * @param work yields after each piece of some milliseconds at most
 * @returns what the work returns; its errors are thrown
 */
export async function inTurns<Value>(work: Generator<unknown, Value>): Promise<Value> {
  await myTurn();
  for (let began = performance.now(); ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < longestTurn) continue;
    await myTurn();
    began = performance.now();
  }
}

let paceBegan = 0;

/** Lets everybody else have their turn when some milliseconds of work have passed since the last one. */
export async function pace(): Promise<void> {
  if (performance.now() - paceBegan < longestTurn) return;
  await myTurn();
  paceBegan = performance.now();
}

/** A list made from another one, a piece at a time: see {@link inTurns}. */
export const mapInTurns = <From, To>(list: readonly From[], make: (each: From) => To): Promise<To[]> =>
  inTurns(
    (function* () {
      const made: To[] = [];
      for (const each of list) {
        made.push(make(each));
        if (made.length % 20 === 0) yield;
      }
      return made;
    })(),
  );
