import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "./explained.tsx";

const terms = [
  { term: "call back", definition: "We ring you." },
  { term: "call", definition: "A telephone call." },
  { term: "C++ (new)", definition: "A language." },
];
const cut = (text: string) => partsOf(text, terms).map(({ text: part, definition }) => [part, definition]);

test("each term that stands as a word of its own is explained, the longest first, whatever its letters", () => {
  expect(cut("We Call  back; a call.")).toEqual([
    ["We ", null],
    ["Call  back", "We ring you."],
    ["; a ", null],
    ["call", "A telephone call."],
    [".", null],
  ]);
  expect(cut("recall, callback, calls")).toEqual([["recall, callback, calls", null]]);
  expect(cut("in C++ (new)")).toEqual([
    ["in ", null],
    ["C++ (new)", "A language."],
  ]);
  expect(partsOf("No terms", [])).toEqual([{ text: "No terms", definition: null, from: 0 }]);
});

test("whatever the text, nothing of it is lost or moved", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("call", " ", "back", "Call back", "x", ".", "\n", "é")), (words) => {
      const text = words.join("");
      expect(
        partsOf(text, terms)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
