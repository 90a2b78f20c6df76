import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { similarPairs } from "./similar.ts";

const likeness = (one: string, other: string) =>
  similarPairs([
    { id: "1", text: one },
    { id: "2", text: other },
  ])[0]?.likeness ?? 0;

test.each([
  ["Do what we say we will", "We do what we say"],
  ["We keep our promises.", "Keeping our promise"],
  ["Treat our staff politely and with respect", "Treat our staff courteously and with respect"],
  ["Wij doen wat we zeggen", "We doen wat we zeggen."],
  ["U krijgt één aanspreekpunt", "U krijgt een vast aanspreekpunt"],
])("%s ~ %s", (one, other) => {
  expect(likeness(one, other)).toBeGreaterThan(0);
  expect(likeness(other, one)).toBe(likeness(one, other));
});

test.each([
  ["We do what we say", "Listen to what you have to say"],
  ["We keep our word", "We answer within two days"],
  ["Wij luisteren eerst", "Elke brief is te begrijpen"],
  ["We are here for you", "You can trust us"],
])("%s is something else than %s", (one, other) => {
  expect(likeness(one, other)).toBe(0);
});

test("any text is like itself, and no text breaks it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (one, other) => {
      const found = likeness(one, other);
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(1);
      if (/[\p{L}\p{N}]/u.test(one)) expect(likeness(one, one)).toBe(1);
    }),
  );
});

const data = "/work/shared/data/principles.json";
interface Data {
  sets: { statements: { statement: string | null }[] }[];
}

/** Published principles of nineteen organisations, where they are at hand. */
describe.runIf(existsSync(data))("on published principles", () => {
  const read = (): { id: string; text: string }[] =>
    (JSON.parse(readFileSync(data, "utf8")) as Data).sets.flatMap(({ statements }, set) =>
      statements.flatMap(({ statement }, index) =>
        statement ? [{ id: `${set}.${index}`, text: statement }] : [],
      ),
    );

  test("the same thing said twice is found, and little else", () => {
    const texts = read();
    const byId = new Map(texts.map(({ id, text }) => [id, text]));
    const pairs = similarPairs(texts).map(({ a, b }) => [byId.get(a) ?? "", byId.get(b) ?? ""]);
    const found = (one: RegExp, other: RegExp) =>
      pairs.some(([a = "", b = ""]) => (one.test(a) && other.test(b)) || (one.test(b) && other.test(a)));
    expect(found(/staff politely and with respect/, /staff courteously and with respect/)).toBe(true);
    expect(found(/^Put things right if we get them wrong/, /put things right if they go wrong/)).toBe(true);
    expect(found(/^Keeping you informed/, /keeping you informed/)).toBe(true);
    expect(texts.length).toBeGreaterThan(150);
    expect(pairs.length).toBeLessThan(texts.length / 10);
  });
});
