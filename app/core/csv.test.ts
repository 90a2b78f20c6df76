import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv-line.ts";
import { csvRecords } from "./csv-records.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 1_000_000, start?: { position: number; lines: number }) {
  const bytes = Buffer.from(text).subarray(start?.position ?? 0);
  const rows: { line: number; end: number; linesRead: number; cells: string[]; problem: string | null }[] =
    [];
  for await (const records of csvRecords(inPieces(bytes, size), { delimiter: ",", lineEnd: "\n" }, start)) {
    for (const record of records) {
      rows.push({
        line: record.line,
        end: record.end,
        linesRead: record.linesRead,
        cells: Array.from({ length: record.width }, (_, index) => record.field(index)),
        problem: record.problem,
      });
    }
  }
  return rows;
}

test("quotes, line ends, empty lines, a mark at the start and lines of many bytes are read as the standard says", async () => {
  const rows = await read('\ufeffa,b\r\n1,"x\ny"\r\n\r\n"he said ""hi""",é\n,\nlast,5" pipe');
  expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, "a", "b"],
    [2, "1", "x\ny"],
    [5, 'he said "hi"', "é"],
    [6, "", ""],
    [7, "last", '5" pipe'],
  ]);
});

test("a quote that never closes, or closes too early, costs its own line and no other", async () => {
  const rows = await read('a,b\n"never,2\n3,4\n"x"y,6\n7,8\n"end');
  expect(rows.map(({ line, cells, problem }) => [line, problem ?? cells.join()])).toEqual([
    [1, "a,b"],
    [2, "bad_quotes"],
    [3, "3,4"],
    [4, "bad_quotes"],
    [5, "7,8"],
    [6, "bad_quotes"],
  ]);
});

test("a row without an end is refused without being held", async () => {
  const rows = await read(`a,b\n1,${"z".repeat(3_000_000)}\n3,4\n`, 500_000);
  expect(rows.at(0)?.cells).toEqual(["a", "b"]);
  expect(rows.at(1)?.problem).toBe("row_too_long");
  expect(rows.at(-1)?.cells).toEqual(["3", "4"]);
  expect(rows.at(-1)?.line).toBe(3);
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", "\r\n", " ", "€", "=") });

test("whatever was written is read again, whatever the size of the pieces, and from any record on", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (table, size) => {
        const text = table
          .map((cells) => `${cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")}\r\n`)
          .join("");
        const rows = await read(text, size);
        expect(rows.map((row) => row.cells)).toEqual(table);
        expect(rows.map((row) => row.cells)).toEqual(parse(text, { relax_column_count: true }));
        const middle = rows[Math.floor(rows.length / 2)];
        if (!middle) return;
        const rest = await read(text, size, { position: middle.end, lines: middle.linesRead });
        expect(rest).toEqual(rows.slice(Math.floor(rows.length / 2) + 1));
      },
    ),
    { numRuns: 200 },
  );
});

test("no bytes make the reader stop or lose its place", async () => {
  const sign = fc.constantFrom("a", ",", '"', "\n", "\r", "é");
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: sign, maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      async (text, size) => {
        const whole = await read(text);
        expect(await read(text, size)).toEqual(whole);
        const last = whole.at(-1);
        if (last) expect(last.end).toBeLessThanOrEqual(Buffer.byteLength(text));
      },
    ),
    { numRuns: 1000 },
  );
});

test("formulas are made harmless and numbers stay numbers", () => {
  expect(csvLine(["=1+1", "+31 20 123", "-5", "@x", 'a "b", c', null, 7, "\t=x", "+5,5"])).toBe(
    `'=1+1,'+31 20 123,-5,'@x,"a ""b"", c",,7,'\t=x,"+5,5"\r\n`,
  );
});
