import { expect, test } from "vitest";
import { isOnTheWay, startOf } from "./pledge-input.ts";

test("what a pledge starts from goes through the standard that must come first, and back", () => {
  const asked = new URLSearchParams({ idea: "an-idea", principle: "a-principle", other: "x" });
  const there = startOf(asked);
  expect(Object.fromEntries(there)).toEqual({ idea: "an-idea", principle: "a-principle" });
  expect(isOnTheWay(there)).toBe(true);
  expect(Object.fromEntries(startOf(there))).toEqual(Object.fromEntries(there));
  expect(isOnTheWay(startOf(new URLSearchParams()))).toBe(true);
  expect(isOnTheWay(new URLSearchParams())).toBe(false);
});
