import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOf } from "./share.ts";
import { verdictOf } from "./verdict.ts";

describe("the verdict", () => {
  it.each([
    [0, 0, 0.9, "not_yet_known"],
    [19, 19, 0.9, "not_yet_known"],
    [0, 19, 0.9, "not_yet_known"],
    [20, 20, 1, "met"],
    [19, 20, 1, "missed"],
    [19, 20, 0.95, "met"],
    [18, 20, 0.95, "missed"],
    [0, 20, 0, "met"],
    [29, 100, 0.29, "met"],
    [57, 100, 0.57, "met"],
    [58, 100, 0.58, "met"],
    [7, 25, 0.28, "met"],
    [30, 100, 0.1 + 0.2, "met"],
    [7988, 9714, 0.8223, "met"],
    [7988, 9714, 0.8224, "missed"],
    [999_999, 1_000_000, 1, "missed"],
  ] as const)("of %i in %i against %f is %s", (met, total, target, verdict) => {
    expect(verdictOf({ met, total, target })).toBe(verdict);
  });

  it("is met whenever the target is exactly the share, and missed one case below it", () => {
    const percents = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(percents, fc.integer({ min: 1, max: 10_000 }), (percent, hundreds) => {
        const exact = { met: percent * hundreds, total: 100 * hundreds, target: percent / 100 };
        expect(verdictOf(exact)).toBe("met");
        expect(verdictOf({ ...exact, target: percent * 0.01 })).toBe("met");
        expect(verdictOf({ ...exact, met: exact.met - 1 })).toBe("missed");
      }),
    );
  });

  it("refuses impossible counts and targets", () => {
    expect(() => verdictOf({ met: 21, total: 20, target: 0.9 })).toThrow(RangeError);
    for (const target of [95, -0.1, Number.NaN]) {
      expect(() => verdictOf({ met: 20, total: 20, target })).toThrow(RangeError);
    }
  });
});

describe("the share", () => {
  it("is met by total", () => {
    expect(shareOf(412, 824)).toBe(0.5);
    expect(shareOf(0, 7)).toBe(0);
  });

  it("of nothing is null, never zero", () => {
    expect(shareOf(0, 0)).toBeNull();
  });

  it("refuses impossible counts", () => {
    expect(() => shareOf(3, 2)).toThrow(RangeError);
    expect(() => shareOf(-1, 2)).toThrow(RangeError);
  });
});
