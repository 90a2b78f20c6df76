import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf } from "./agreement.ts";

test("five against one is 83 %, and so is six against none: nobody's answer can be told", () => {
  expect(agreementOf([5, 1, 0], 5)).toEqual({ share: 5 / 6, bound: "at least", answers: 6 });
  expect(agreementOf([6, 0, 0], 5)).toEqual(agreementOf([1, 5, 0], 5));
  expect(Math.round(100 * (agreementOf([5, 1], 5)?.share ?? 0))).toBe(83);
  expect(agreementOf([3, 2, 1], 5)).toEqual({ share: 0.5, bound: "exactly", answers: 6 });
  expect(agreementOf([4, 0], 5)).toBeNull();
});

test("whatever was chosen: never under the smallest group, never 100 %, never more than was so, in no order", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 5, max: 10 }), (chosen, smallest) => {
      const answers = chosen.reduce((sum, count) => sum + count, 0);
      const found = agreementOf(chosen, smallest);
      expect(found === null).toBe(answers < smallest);
      if (!found) return;
      expect(found.share).toBeLessThan(1);
      expect(found.share).toBeLessThanOrEqual(Math.max(...chosen) / answers);
      expect(agreementOf(chosen.toReversed(), smallest)).toEqual(found);
    }),
  );
});
