import { expect, test } from "vitest";
import { short, tidy } from "./note-words.ts";

test("a note of a hundred empty lines is as high as its words, and nothing of a long list is lost", () => {
  expect(tidy(`one${"\n".repeat(100)}two`)).toBe("one\ntwo");
  const list = Array.from({ length: 40 }, (_, index) => String(index));
  const shown = tidy(list.join("\n"));
  expect(shown.split("\n")).toHaveLength(12);
  expect(shown.match(/\d+/g)).toEqual(list);
  expect(short("We ring\n\nback")).toBe("We ring back");
});
