import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesBetween, wordsOf } from "./differences.ts";

const text = fc
  .array(fc.constantFrom("we", "call", "back", " ", "  ", "\n", "today"), { maxLength: 40 })
  .map((parts) => parts.join(""));

const only = (kinds: string[], before: string, after: string) =>
  differencesBetween(before, after)
    .filter((part) => kinds.includes(part.kind))
    .map((part) => part.text)
    .join("");

test("what stayed and was added is the new text, what stayed and was removed the old one", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(only(["same", "added"], before, after)).toBe(after);
      expect(only(["same", "removed"], before, after)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test("as much as can stay, stays: the same length as the plain table gives", () => {
  const longest = (one: string[], other: string[]): number => {
    const table = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
    const at = (row: number, column: number) => table[row]?.[column] ?? 0;
    for (let row = 1; row <= one.length; row += 1) {
      for (let column = 1; column <= other.length; column += 1) {
        const cells = table[row] as number[];
        cells[column] =
          one[row - 1] === other[column - 1]
            ? at(row - 1, column - 1) + 1
            : Math.max(at(row - 1, column), at(row, column - 1));
      }
    }
    return at(one.length, other.length);
  };
  fc.assert(
    fc.property(text, text, (before, after) => {
      const kept = differencesBetween(before, after)
        .filter((part) => part.kind === "same")
        .flatMap((part) => wordsOf(part.text));
      expect(kept).toHaveLength(longest(wordsOf(before), wordsOf(after)));
    }),
    { numRuns: 500 },
  );
});

test("a changed word shows beside what it replaces", () => {
  expect(differencesBetween("We call back within two days.", "We call back within one day.")).toEqual([
    { kind: "same", text: "We call back within" },
    { kind: "removed", text: " two days." },
    { kind: "added", text: " one day." },
  ]);
  expect(differencesBetween("", "First.")).toEqual([{ kind: "added", text: "First." }]);
  expect(differencesBetween("The same.", "The same.")).toEqual([{ kind: "same", text: "The same." }]);
});

test("the longest texts there can be are compared in a moment", () => {
  const long = (words: string) => words.repeat(2500).trim();
  const start = performance.now();
  differencesBetween(long("a b "), long("b c "));
  // About 0.2 s on an idle machine; a table of both texts' lengths multiplied would need far more.
  expect(performance.now() - start).toBeLessThan(3000);
});
