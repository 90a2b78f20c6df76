import { expect, test } from "vitest";
import { changedWordsOf, wordsOf } from "./principle-input.ts";

test("flat fields become translations by language", () => {
  expect(wordsOf({ statement: "We call back", "translations.nl.statement": "Wij bellen terug" })).toEqual({
    statement: "We call back",
    translations: { nl: { statement: "Wij bellen terug" } },
  });
});

test("what was shown and emptied is emptied, what was not shown stays", () => {
  const form = new FormData();
  form.set("statement", "We call back");
  form.set("why", "");
  form.set("translations.nl.statement", "");
  expect(changedWordsOf({ statement: "We call back" }, { principleId: "1" }, form)).toEqual({
    statement: "We call back",
    explanation: null,
    why: null,
    translations: { nl: null },
    principleId: "1",
  });
});
