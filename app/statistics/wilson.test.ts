import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOf } from "./share.ts";
import { type Interval, wilsonInterval } from "./wilson.ts";

const published = new URL("../../../shared/vectors/statistics.json", import.meta.url);

const newcombe: [number, number, number, number][] = [
  [81, 263, 0.255288519878, 0.366209576983],
  [15, 148, 0.0623863995307, 0.1604872417233],
  [0, 20, 0, 0.161125158053],
  [1, 29, 0.00611321429276, 0.1717552187932],
  [23, 60, 0.270882723741, 0.509824041759],
];

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));

function intervalOf(successes: number, total: number): Interval {
  const interval = wilsonInterval(successes, total);
  if (interval === null) throw new Error("no interval");
  return interval;
}

describe("the Wilson interval", () => {
  it.each(newcombe)("of %i in %i is Newcombe's", (successes, total, low, high) => {
    const interval = intervalOf(successes, total);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-10);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-10);
  });

  it("agrees with the published vectors", (context) => {
    if (!existsSync(published)) return context.skip("the published vectors are not on this machine");
    const { vectors } = JSON.parse(readFileSync(published, "utf8"));
    const vector = vectors.find((each: { id: string }) => each.id === "wilson-newcombe");
    expect(vector.input).toHaveLength(5);
    vector.input.forEach(([successes, total]: [number, number], index: number) => {
      const interval = intervalOf(successes, total);
      expect(Math.abs(interval.low - vector.expected[index][0])).toBeLessThan(vector.tolerance);
      expect(Math.abs(interval.high - vector.expected[index][1])).toBeLessThan(vector.tolerance);
    });
  });

  it("of nothing is null, never zero", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it("refuses impossible counts", () => {
    const impossible: [number, number][] = [
      [2, 1],
      [-1, 3],
      [0.5, 3],
      [Number.NaN, 3],
      [1, Number.POSITIVE_INFINITY],
    ];
    for (const [successes, total] of impossible) {
      expect(() => wilsonInterval(successes, total)).toThrow(RangeError);
    }
  });

  it("contains the share and stays within 0 and 1", () => {
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        const { low, high } = intervalOf(successes, total);
        const share = shareOf(successes, total) ?? Number.NaN;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("rises with each success", () => {
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        fc.pre(successes < total);
        const before = intervalOf(successes, total);
        const after = intervalOf(successes + 1, total);
        expect(after.low).toBeGreaterThan(before.low);
        expect(after.high).toBeGreaterThan(before.high);
      }),
    );
  });

  it("narrows when the same share is found in more cases", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 100 }), ([successes, total], times) => {
        const few = intervalOf(successes, total);
        const many = intervalOf(successes * times, total * times);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it("treats success and failure alike", () => {
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        const met = intervalOf(successes, total);
        const missed = intervalOf(total - successes, total);
        expect(met.low).toBeCloseTo(1 - missed.high, 12);
        expect(met.high).toBeCloseTo(1 - missed.low, 12);
      }),
    );
  });
});
