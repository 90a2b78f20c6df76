import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, plainCell } from "./csv-line.ts";
import { csvRecords, firstRecord } from "./csv-records.ts";
import { damageOf, dialectOf, headerOf, tableRows } from "./csv-table.ts";
import { lettersOf } from "./letters.ts";

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

test("a row that is too long is one record, however many pieces and lines it has, and loses none behind it", async () => {
  for (const large of [
    `1,"${"z\n".repeat(1_500_000)}"`,
    `1,${"z".repeat(3_000_000)}`,
    `1,${"z".repeat(12_000_000)}`,
    `"${"z".repeat(2_000_000)}",2`,
  ])
    for (const size of [300_000, 5_000_000, 20_000_000]) {
      const rows = await read(`a,b\n${large}\n3,4\n`, size);
      expect(rows.map(({ problem, cells }) => problem ?? cells.join())).toEqual([
        "a,b",
        "row_too_long",
        "3,4",
      ]);
      expect(rows.at(-1)?.line).toBe(2 + large.split("\n").length);
    }
});

test("the sign between cells is the one that gives known columns, or the one that the file names", () => {
  const known = (cells: string[]) => cells.filter((each) => ["name", "email"].includes(each)).length;
  const found = (text: string, stated?: string) => {
    const dialect = dialectOf(Buffer.from(text), known, stated);
    return [dialect.delimiter, headerOf(firstRecord(Buffer.from(text), dialect, "end of file")).length];
  };
  expect(found("name,email\n")).toEqual([",", 2]);
  expect(found("email;name;Remark (a, b, c, d)\n")).toEqual([";", 3]);
  expect(found("name\temail\n", ";")).toEqual(["\t", 2]);
  expect(found("name|email\n")).toEqual(["|", 2]);
  expect(found("sep=;\r\nname;email\r\n")).toEqual([";", 2]);
  expect(found("\ufeffsep=^\nname^email\n")).toEqual(["^", 2]);
  expect(found('"sep=;"\nname;email\n')).toEqual([";", 2]);
  expect(found("what;ever;else\n")).toEqual([";", 3]);
  expect(dialectOf(Buffer.from("name,email\ra,b\r"), known)).toEqual({ delimiter: ",", lineEnd: "\r" });
  expect(dialectOf(Buffer.from("name,email\r\na,b\r\n"), known).lineEnd).toBe("\n");
});

test.each([
  ["within a cell", 'name,email\rAnn,"a\n@x"\rBo,b@x\r', ["Ann", "a\n@x", "Bo", "b@x"]],
  ["within a cell of the header", 'name,email,"Re\nmark"\rAnn,a@x,z\r', ["Ann", "a@x", "z"]],
  ["at the very end", "name,email\rAnn,a@x\rBo,b@x\r\n", ["Ann", "a@x", "Bo", "b@x"]],
  ["instead of the last return", 'name,email\rAnn,"a@x"\n', ["Ann", "a@x"]],
  ["behind columns that nobody knows", "email,colour\ra@x,red\r\n", ["a@x", "red"]],
])("a file whose lines end in returns may have a line feed %s", async (_where, text, cells) => {
  const known = (header: string[]) => header.filter((each) => ["name", "email"].includes(each)).length;
  const dialect = dialectOf(Buffer.from(text), known);
  expect(dialect).toEqual({ delimiter: ",", lineEnd: "\r" });
  for (const size of [1, 3, 1000]) {
    const found: string[] = [];
    const header = headerOf(firstRecord(Buffer.from(text), dialect, "end of file"));
    for await (const rows of tableRows(inPieces(Buffer.from(text), size), dialect, header))
      for (const row of rows) {
        expect(row.tableProblem).toBeNull();
        found.push(...header.map((_name, index) => row.cell(index)));
      }
    expect(found).toEqual(cells);
  }
});

test("a return within a line does not end it where lines end in line feeds", () => {
  const known = (header: string[]) => header.filter((each) => ["name", "email"].includes(each)).length;
  for (const text of ["name\r,email\nAnn,a@x\n", '"na\rme",email\r\nAnn,a@x\r\n', "name,email\nAnn\r,a@x\n"])
    expect(dialectOf(Buffer.from(text), known).lineEnd, JSON.stringify(text)).toBe("\n");
});

test("a file is in the letters that its mark says, else UTF-8, else Windows-1252, and never in two of them", () => {
  const of = (...parts: (string | number[])[]) =>
    lettersOf(
      Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part)))),
    );
  expect(of("plain")).toEqual({ letters: "utf-8" });
  expect(of([0xef, 0xbb, 0xbf], "é")).toEqual({ letters: "utf-8" });
  expect(of([0xff, 0xfe, 0x61, 0])).toEqual({ letters: "utf-16le" });
  expect(of([0xfe, 0xff, 0, 0x61])).toEqual({ letters: "utf-16be" });
  expect(of([0x61, 0, 0x62, 0, 0x63, 0])).toEqual({ letters: "utf-16le" });
  expect(of("Ren", [0xe9], "e ", [0x80], " 5\n")).toEqual({ letters: "windows-1252" });
  expect(of("é\nRen", [0xe9], "e\n")).toEqual({ notUtf8: 2 });
  expect(of("a\nb", [0x81], "\n")).toEqual({ notUtf8: 2 });
});

test("what a spreadsheet did to a cell shows", () => {
  for (const text of [
    ...["3,03601E+11", "3.03601E+11", "1E+05", "-2,5e+10", "303.6E+9"],
    ...["3.03601E11", "3,03601e11", "1.0E12", "1.2345678E7"],
  ])
    expect(damageOf(text), text).toBe("rounded_number");
  for (const text of ["#N/A", "#N/B", "#REF!", "#VERW!", "#DEEL/0!", "########"])
    expect(damageOf(text), text).toBe("spreadsheet_error");
  for (const text of [
    "303601234567",
    "E+11",
    "1E5",
    "12E10",
    "1.2E3",
    "2E11",
    "A-1E+11",
    "#42",
    "C#",
    "#1 priority",
    "",
  ])
    expect(damageOf(text), text).toBeNull();
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

test.each([
  "\uff1d1+1",
  "\uff0b1",
  "\uff0d1",
  "\uff201",
  "\ufe66x",
  "\u200b=1",
  "\u2060+x",
  "\ufeff=1",
  "\u00ad@x",
  " \u200b -x",
])("%j is a formula to some spreadsheet, and comes back as it was", (cell) => {
  const line = csvLine([cell]);
  expect(line).toBe(`'${cell}\r\n`);
  expect(plainCell(`'${cell}`)).toBe(cell);
});

test("formulas are made harmless and numbers stay numbers", () => {
  expect(csvLine(["=1+1", "+31 20 123", "-5", "@x", 'a "b", c', null, 7, "\t=x", "+5,5"])).toBe(
    `'=1+1,'+31 20 123,-5,'@x,"a ""b"", c",,7,'\t=x,"+5,5"\r\n`,
  );
});

test("a quote against formulas is taken off again, and no other", () => {
  for (const text of ["=1+1", "+31 20 123", "@x", "-x", "'s avonds", "'t", "plain", "-5", "'-5"])
    expect(plainCell(csvLine([text]).trim()), text).toBe(text);
});
