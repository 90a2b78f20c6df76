import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "#core/csv-line.ts";
import { markLines, readLines, withoutMarks } from "./read-lines.ts";

const textsOf = async (text: string, options = {}) =>
  (await readLines(text, options)).lines.map((line) => line.text);

test.each([
  ["- We ring back", "We ring back"],
  ["  • We ring back", "We ring back"],
  ["12. We ring back", "We ring back"],
  ["3) We ring back", "We ring back"],
  ["(iv) We ring back", "We ring back"],
  ["b) We ring back", "We ring back"],
  ["1.2. We ring back", "We ring back"],
  ["- [x] **We ring back**", "We ring back"],
  ["## We ring back", "We ring back"],
  ["– 2. We ring back", "We ring back"],
  ["5 days is the most", "5 days is the most"],
  ["1.5 days is the most", "1.5 days is the most"],
  ["A. Jansen rings back", "A. Jansen rings back"],
  ["24/7 at your service", "24/7 at your service"],
  ["-5 degrees is cold", "-5 degrees is cold"],
  ["I listen", "I listen"],
  ["* * *", ""],
  ["---", ""],
  ["•", ""],
])("%s becomes: %s", (raw, words) => {
  expect(withoutMarks(raw)).toBe(words);
});

test("each line is one, with the place where it stood; empty lines are none", async () => {
  const { lines, format } = await readLines("\ufeffOur values\r\n\r\n1. Friendly\r\n\t- Fast\n\u00a0\n");
  expect(format).toBe("text");
  expect(lines.map(({ line, text }) => [line, text])).toEqual([
    [1, "Our values"],
    [3, "Friendly"],
    [4, "Fast"],
  ]);
});

test("lines that head others, that came before, that hang there already or are too long are marked", async () => {
  const { lines } = await readLines(
    "We will:\n- Ring back.\n- ring back\n- Listen!\n- A very long line\n- New",
  );
  expect(markLines(lines, ["listen"], 12).map(({ mark }) => mark)).toEqual([
    "heading",
    null,
    "double",
    "on_board",
    "too_long",
    null,
  ]);
});

test("of a table the column of words is read, by its name, by its letters or as asked", async () => {
  const named = 'nr;Kernwaarde;eigenaar\n1;Gastvrij;Ann\n2;"Snel; en goed";Ben\n';
  expect(await textsOf(named)).toEqual(["Gastvrij", "Snel; en goed"]);
  expect(await textsOf(named, { column: 2 })).toEqual(["Ann", "Ben"]);
  const nameless = "1,We ring back the same day\n2,We listen before we answer\n";
  expect(await textsOf(nameless, { format: "csv" })).toEqual([
    "We ring back the same day",
    "We listen before we answer",
  ]);
  // The sign is the one that parts the words from the rest, however many others a heading has.
  expect(await textsOf("Text;Remark (a, b, c, d)\nFriendly;x\n")).toEqual(["Friendly"]);
  expect(await textsOf("nr|Text\n1|Friendly\n")).toEqual(["Friendly"]);
  expect(await textsOf("sep=;\nnr;Text\n1;Friendly\n")).toEqual(["Friendly"]);
  // A sentence with commas is no table.
  expect(await textsOf("We listen, we think, we answer\nWe ring back")).toEqual([
    "We listen, we think, we answer",
    "We ring back",
  ]);
});

test("whatever words a file of ours holds, they come back as they were", async () => {
  const words = fc
    .string({ unit: fc.constantFrom(..."abc =+-@,;'\"\n.é"), maxLength: 30 })
    .map((text) => `w${text}w`.replace(/\s+/g, " "));
  const starts = fc.tuple(fc.constantFrom("", "=", "+", "@"), words).map(([sign, text]) => sign + text);
  await fc.assert(
    fc.asyncProperty(fc.array(starts, { minLength: 1, maxLength: 20 }), async (texts) => {
      const file = [["kind", "number", "area", "group", "text"]]
        .concat(texts.map((text) => ["note", "", "Here", "", text]))
        .map(csvLine)
        .join("");
      expect(await textsOf(`\ufeff${file}`)).toEqual(texts);
    }),
  );
});

test("no text breaks the reading, and no line is lost between first and last", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (text) => {
      for (const format of ["text", "csv", undefined] as const) {
        const { lines } = await readLines(text, { format });
        expect(lines.every((line) => /[\p{L}\p{N}]/u.test(line.text))).toBe(true);
      }
      const rows = text.split(/\r\n?|\n/).filter((row) => /[\p{L}\p{N}]/u.test(row));
      const { lines } = await readLines(text, { format: "text" });
      expect(lines.length).toBeLessThanOrEqual(rows.length);
    }),
  );
});
