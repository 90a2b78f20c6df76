import { expect, test } from "vitest";
import { inTurns, mapInTurns } from "./turns.ts";

/** Works for so many milliseconds, in pieces of one. */
function* working(milliseconds: number): Generator<undefined, string> {
  for (let piece = 0; piece < milliseconds; piece += 1) {
    const began = performance.now();
    while (performance.now() - began < 1);
    yield;
  }
  return "done";
}

test("others have their turn while long work is done, however many works there are", async () => {
  let turns = 0;
  let going = true;
  const look = () => {
    turns += 1;
    if (going) setImmediate(look);
  };
  setImmediate(look);
  expect(await Promise.all(Array.from({ length: 4 }, () => inTurns(working(60))))).toEqual(
    Array(4).fill("done"),
  );
  going = false;
  // 240 milliseconds in pieces of ten or a little more, one between two looks.
  expect(turns).toBeGreaterThan(15);
});

test("an error in a piece ends the work with it, and work without pieces is done at once", async () => {
  const failing = inTurns(
    // biome-ignore lint/correctness/useYield: it fails before its first pause
    (function* (): Generator<undefined, string> {
      throw new Error("no such day");
    })(),
  );
  await expect(failing).rejects.toThrow("no such day");
  expect(await mapInTurns([1, 2, 3], (each) => each * 2)).toEqual([2, 4, 6]);
});
