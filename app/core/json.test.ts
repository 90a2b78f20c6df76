import { expect, test } from "vitest";
import { readJson } from "./json.ts";

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

test("JSON from outside is read to a depth, whatever stands in its texts", () => {
  expect(readJson('{"a":[1,"]]}}[[{{",{"b":"\\"["}]}')).toEqual({ a: [1, "]]}}[[{{", { b: '"[' }] });
  expect(readJson(nested(64))).toBeInstanceOf(Array);
  expect(readJson(`"${"[".repeat(1_000)}"`)).toHaveLength(1_000);
  expect(() => readJson(nested(65))).toThrow(expect.objectContaining({ status: 400, code: "too_deep" }));
  expect(() => readJson("[".repeat(1_000_000))).toThrow(expect.objectContaining({ code: "too_deep" }));
  for (const text of ["", "{", "[1,", "undefined", "{'a':1}"])
    expect(() => readJson(text)).toThrow(expect.objectContaining({ status: 400, code: "not_json" }));
});
