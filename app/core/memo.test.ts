import { expect, test } from "vitest";
import { Memo } from "./memo.ts";

const counter = () => {
  let found = 0;
  return async () => ++found;
};

test("those who ask at once share one answer, for as long as it is fresh", async () => {
  const memo = new Memo<number>(15_000);
  const find = counter();
  expect(await Promise.all([memo.get("a", 0, find), memo.get("a", 10, find)])).toEqual([1, 1]);
  expect(await memo.get("a", 14_999, find)).toBe(1);
  expect(await memo.get("b", 14_999, find)).toBe(2);
  expect(await memo.get("a", 15_000, find)).toBe(3);
  expect(await memo.get("a", -15_000, find)).toBe(4);
});

test("a failure is not kept", async () => {
  const memo = new Memo<number>(15_000);
  await expect(memo.get("a", 0, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await memo.get("a", 1, async () => 7)).toBe(7);
});

test("the oldest answers make room", async () => {
  const memo = new Memo<number>(15_000, 2);
  const find = counter();
  for (const key of ["a", "b", "c"]) await memo.get(key, 0, find);
  expect(await memo.get("c", 1, find)).toBe(3);
  expect(await memo.get("a", 1, find)).toBe(4);
});
