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
  ["Urgent repairs within 7 days", "Urgent repairs within 28 days"],
])("%s is something else than %s", (one, other) => {
  expect(likeness(one, other)).toBe(0);
});

test("a sign that is a mark alone, taken apart, is still like itself", () => {
  expect(likeness("\ufc70", "\ufc70")).toBe(1);
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

interface Judged {
  quotations: { id: string; text: string }[];
  pairs: { a: string; b: string; verdict: "same" | "other" }[];
}
const judged = JSON.parse(
  readFileSync(new URL("../../../../test/fixtures/judged-pairs.json", import.meta.url), "utf8"),
) as Judged;
const pairOf = (one: string, other: string): string => [one, other].sort().join(" ");
const verdicts = new Map(judged.pairs.map(({ a, b, verdict }) => [pairOf(a, b), verdict]));

test("of the quotations that are at hand, what was judged the same is pointed out, and nothing else", () => {
  const there = new Set(judged.quotations.map(({ id }) => id));
  const same = judged.pairs.filter(({ a, b, verdict }) => verdict === "same" && there.has(a) && there.has(b));
  const found = similarPairs(judged.quotations).map(({ a, b }) => pairOf(a, b));
  expect(same.length).toBeGreaterThan(7);
  for (const pair of found) expect(verdicts.get(pair), pair).toBe("same");
  expect(found.length).toBeGreaterThanOrEqual(same.length - 1);
});

const collection = new URL("../../../../../shared/data/principles.json", import.meta.url);
interface Data {
  sets: { statements: { statement: string | null }[] }[];
}

/** Published principles of nineteen organisations, where they are at hand. */
describe.runIf(existsSync(collection))("on published principles", () => {
  const texts = () =>
    (JSON.parse(readFileSync(collection, "utf8")) as Data).sets.flatMap(({ statements }, set) =>
      statements.flatMap(({ statement }, index) =>
        statement ? [{ id: `${set}.${index}`, text: statement }] : [],
      ),
    );

  test("each hint was judged by hand, nine in ten are right, and they are not few", () => {
    const all = texts();
    expect(all.length).toBeGreaterThan(150);
    const found = similarPairs(all).map(({ a, b }) => pairOf(a, b));
    expect(found.filter((pair) => !verdicts.has(pair))).toEqual([]);
    const right = found.filter((pair) => verdicts.get(pair) === "same");
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.9);
    const same = judged.pairs.filter(({ verdict }) => verdict === "same");
    expect(right.length / same.length).toBeGreaterThanOrEqual(0.45);
  });

  test("the quotations are word for word what stands there", () => {
    const all = new Map(texts().map(({ id, text }) => [id, text]));
    for (const { id, text } of judged.quotations) expect(all.get(id)).toBe(text);
  });
});
