import { expect, test } from "vitest";
import { searchOf } from "./load.ts";

test("a page is asked what its address says, without the language and without what the router adds", () => {
  const request = new Request("https://kept.example/cases?state=open&lang=nl&_routes=root&words=lift");
  expect([...searchOf(request)]).toEqual([
    ["state", "open"],
    ["words", "lift"],
  ]);
});
