import "#messages/all.ts";
import { expect, test } from "vitest";
import { en } from "#messages/en/index.ts";
import { type MessageKey, textIn, textsOf } from "#messages/text.ts";
import { textOf } from "./text.ts";

const word = { one: "resident", other: "residents", theOne: "the resident", theOther: "the residents" };

test("the board says every text as the other pages would, for any number", () => {
  const keys = Object.entries(en.board).flatMap(([key, value]) =>
    typeof value === "string"
      ? [`board.${key.replace(/_(zero|one|other)$/, "")}`]
      : Object.keys(value).map((inner) => `board.${key}.${inner}`),
  );
  expect(keys.length).toBeGreaterThan(80);
  for (const language of ["en", "nl"]) {
    const whole = textIn(language, word);
    const small = textOf(textsOf(language, ["board"], word), language);
    for (const key of new Set(keys) as Set<MessageKey>) {
      for (const count of [0, 1, 2, 21]) {
        const values = {
          count,
          phase: "Vote",
          name: "Ann",
          note: "x",
          ready: 1,
          all: 3,
          here: 1,
          address: "a",
          when: "then",
        };
        expect(small(key, values)).toBe(whole(key, values));
      }
    }
  }
});

test("whoever works alone is not spoken to as a group: no text for one person names others, and each is said in place of the other", () => {
  const group = {
    en: /other|everybody|everyone|facilitator|\ball\b|people/i,
    nl: /\bandere?n?\b|iedereen|begeleider|\ballen\b|mensen/i,
  };
  for (const language of ["en", "nl"] as const) {
    const areas = textsOf(language, ["board", "drafting"], word);
    const alone = textOf(areas, language, "alone");
    const keys = Object.entries(areas).flatMap(([area, texts]) =>
      Object.keys(texts)
        .filter((key) => key.endsWith("_alone"))
        .map((key) => `${area}.${key}`),
    );
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) {
      const plain = key.replace("_alone", "") as MessageKey;
      expect(alone(plain), key).toBe(textOf(areas, language)(key as MessageKey));
      expect(alone(plain), key).not.toMatch(group[language]);
    }
  }
});
