import { expect, test } from "vitest";
import { fileNameOf, isReadable, isVisible, nameOf, referenceOf, wordsOf } from "./plain-text.ts";

test.each([
  ["one spelling for one word", "Zui\u0308d", "Zu\u00efd"],
  ["nothing unseen around it", "\u200b\ufeff Zuid\u00ad \u202e", "Zuid"],
])("a name has %s", (_what, given, kept) => {
  for (const read of [wordsOf, nameOf, referenceOf]) expect(read(given)).toBe(kept);
});

test.each([
  ["two spaces", "Green  south"],
  ["a no-break space", "Green\u00a0south"],
  ["a thin space", "Green\u2009south"],
  ["a narrow no-break space", "Green\u202fsouth"],
  ["an ideographic space", "Green\u3000south"],
  ["a tab", "Green\tsouth"],
  ["a space with something unseen in it", "Green \u200b south"],
])("names and references with %s between their words are those with one space", (_what, given) => {
  for (const read of [nameOf, referenceOf]) expect(read(given)).toBe("Green south");
  expect(wordsOf(given)).not.toBe("Green south");
});

test("a line end in a name is no white between words", () => {
  for (const end of ["\n", "\r", "\u2028", "\u2029"])
    expect(nameOf(`Green${end}south`)).toBe(`Green${end}south`);
});

test("a name has nothing unseen inside, a running text keeps what was written", () => {
  expect(nameOf("Ja\u00adn\u200b de\u202e Wit\u2060s")).toBe("Jan de Wits");
  expect(wordsOf("for \u202aABC\u202c, please")).toBe("for \u202aABC\u202c, please");
});

test.each([
  ["Persian", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
  ["Hindi", "\u0915\u094d\u200d\u0937"],
  ["Thai", "\u0e44\u0e17\u0e22\u200b\u0e04\u0e33"],
  ["a family", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}"],
  ["a rainbow flag", "\u{1f3f3}\ufe0f\u200d\u{1f308}"],
  ["the flag of Scotland", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
  ["an Arabic number sign", "\u0600\u0661\u0662"],
])("%s keeps its spelling, also in a name", (_what, text) => {
  expect(wordsOf(text)).toBe(text);
  expect(nameOf(text)).toBe(text);
});

test("letters without a body hide no text", () => {
  const hidden = "ok\u{e0068}\u{e0069} then";
  expect([wordsOf(hidden), nameOf(hidden)]).toEqual(["ok then", "ok then"]);
});

test.each(["\u3164", "\u2800", "\u115f\u1160", "\u200b", "\u0301"])("%j shows nobody anything", (text) =>
  expect(isVisible(nameOf(text))).toBe(false),
);

test.each(["a\0b", "\u0007", "\u0085", "\ud800", "a\udc00"])("%j can be kept nowhere", (text) =>
  expect(isReadable(text)).toBe(false),
);

test.each([
  ["../../etc/staff.csv", "staff.csv"],
  ["C:\\lists\\staff.csv", "staff.csv"],
  ["staff\u202evsc.exe", "staffvsc.exe"],
  ["\u0000.csv", "csv"],
  ["..", ""],
])("a file called %j is shown as %j", (given, shown) => expect(fileNameOf(given)).toBe(shown));

test.each([
  " \u200b".repeat(100_000),
  "\u{1f3f4}\u{e0067}".repeat(50_000),
  "\u{e0067}".repeat(100_000),
  "\u0915\u200d".repeat(100_000),
])("a megabyte of unseen signs is read within a moment", (long) => {
  const start = performance.now();
  for (const read of [wordsOf, nameOf, referenceOf]) read(`x${long}x`);
  expect(performance.now() - start).toBeLessThan(3000);
});
