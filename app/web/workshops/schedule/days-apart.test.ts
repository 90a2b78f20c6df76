import { expect, test } from "vitest";
import { daysApart } from "./days-apart.ts";

test("one phase every two days keeps the time on the clock, over the end of a month and over summer time", () => {
  expect(daysApart("2030-03-28T09:00", 2, 3)).toEqual([
    "2030-03-30T09:00",
    "2030-04-01T09:00",
    "2030-04-03T09:00",
  ]);
  expect(daysApart("", 2, 3)).toEqual([]);
  expect(daysApart("2030-03-28T09:00", 0, 3)).toEqual([]);
});
