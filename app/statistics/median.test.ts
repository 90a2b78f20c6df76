import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "./median.ts";

const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 });

function medianOf(numbers: readonly number[]): number {
  const middle = median(numbers);
  if (middle === null) throw new Error("no median");
  return middle;
}

describe("the median", () => {
  it.each([
    [[5], 5],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
    [[-1, -10, 0], -1],
    [[7, 7, 7, 7], 7],
  ])("of %j is %d", (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  it("of none is null", () => {
    expect(median([])).toBeNull();
  });

  it("refuses what is not a number", () => {
    expect(() => median([1, Number.NaN])).toThrow(RangeError);
  });

  it("leaves its input as it was", () => {
    const numbers = [3, 1, 2];
    median(numbers);
    expect(numbers).toEqual([3, 1, 2]);
  });

  it("has at most half of the values on either side", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const middle = medianOf(numbers);
        expect(numbers.filter((value) => value < middle).length * 2).toBeLessThanOrEqual(numbers.length);
        expect(numbers.filter((value) => value > middle).length * 2).toBeLessThanOrEqual(numbers.length);
      }),
    );
  });

  it("does not depend on the order, and follows a change of sign", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        expect(medianOf(numbers.toReversed())).toBe(medianOf(numbers));
        expect(medianOf(numbers.map((value) => -value))).toBeCloseTo(-medianOf(numbers), 6);
      }),
    );
  });
});
