import { plainCell } from "./csv-line.ts";
import { type CsvRecord, csvRecords, delimiterLine, firstRecord } from "./csv-records.ts";
import { carriageReturn, type Dialect, lineFeed } from "./csv-scan.ts";
import { nameOf } from "./plain-text.ts";

/** The signs that are tried where nothing says which one parts the cells. */
const delimiters = [",", ";", "\t", "|"] as const;

/**
 * Finds out how a file of a table is written, from its first bytes: each sign is tried, and the one whose first record
 * has the most known columns counts, and so are the ends of its lines where a \r alone may be one. A sign that the file or
 * its reader names comes first among equals, and the end that comes first in the file.
 *
 * @param first some of the file in UTF-8, with its whole first record
 * @param known how many of some cells are columns that we look for
 * @param stated the sign by which its reader expects it to be parted
 */
export function dialectOf(
  first: Uint8Array,
  known: (cells: string[]) => number,
  stated: string = ",",
): Dialect {
  const bytes = Buffer.from(first.buffer, first.byteOffset, first.byteLength);
  const named = delimiterLine.exec(bytes.toString("latin1", 0, 16).replace(/^ï»¿/, ""))?.[1];
  const signs = [...new Set([named, stated, ...delimiters])].filter((sign) => sign !== undefined);
  const tried = signs.flatMap((delimiter) =>
    lineEndsIn(bytes, delimiter).map((lineEnd) => {
      const cells = headerOf(firstRecord(bytes, { delimiter, lineEnd }, "end of file"));
      return { delimiter, lineEnd, known: known(cells), width: cells.length };
    }),
  );
  const best = tried.reduce((one, other) => {
    if (other.known !== one.known) return other.known > one.known ? other : one;
    // Where no sign finds anything, and none is named, the one that parts most is meant.
    const alike = one.known === 0 && !named && other.lineEnd === one.lineEnd;
    return alike && other.width > one.width ? other : one;
  });
  return { delimiter: best.delimiter, lineEnd: best.lineEnd };
}

/** What may end lines here, by the end of the first record outside its quotes: line feeds lie in cells of every file. */
function lineEndsIn(bytes: Buffer, delimiter: string): Dialect["lineEnd"][] {
  if (!bytes.includes("\r")) return ["\n"];
  const end = firstRecord(bytes, { delimiter, lineEnd: "\r" }, "end of file")?.end ?? 0;
  return bytes[end - 1] === carriageReturn && bytes[end] !== lineFeed ? ["\r", "\n"] : ["\n"];
}

/** The cells of a first record. */
export const headerOf = (record: CsvRecord | null): string[] =>
  Array.from({ length: record?.width ?? 0 }, (_, index) => nameOf(cellOf(record?.field(index) ?? "")));

/** A cell as its writer meant it: trimmed, lines ending in \n, without the quote that keeps a formula from being one. */
export const cellOf = (field: string): string => plainCell(field.replace(/\r\n?/g, "\n").trim());

/** A row below the header of a table. */
export interface TableRow extends CsvRecord {
  /** Also `ragged_row`: it has more cells than the header; `header_again`: it says what the header says. */
  tableProblem: CsvRecord["problem"] | "ragged_row" | "header_again";
  /** It has fewer cells than the header: the last ones count as empty. */
  short: boolean;
  /** The cell in column n, from 0, as its writer meant it. */
  cell(index: number): string;
}

/** The rows below the header of a table; a row whose cells are all empty is none. Parameters as {@link csvRecords}. */
export async function* tableRows(
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  header: string[],
  start: { position: number; lines: number } = { position: 0, lines: 0 },
): AsyncGenerator<TableRow[]> {
  let headerIsBehind = start.position > 0;
  for await (const records of csvRecords(chunks, dialect, start)) {
    const rows = headerIsBehind ? records : records.slice(1);
    headerIsBehind = true;
    yield rows.filter(saysSomething).map((record) => rowOf(record, header));
  }
}

function saysSomething(record: CsvRecord): boolean {
  if (record.problem) return true;
  for (let index = 0; index < record.width; index += 1) if (record.field(index).trim() !== "") return true;
  return false;
}

function rowOf(record: CsvRecord, header: string[]): TableRow {
  const cell = (index: number) => cellOf(record.field(index));
  const again = () => header.every((name, index) => nameOf(cell(index)) === name);
  const tooMany = record.width > header.length && "ragged_row";
  const problem = record.problem ?? (tooMany || (again() ? "header_again" : null));
  return { ...record, cell, tableProblem: problem, short: record.width < header.length };
}

/** What spreadsheets write where a formula failed or a column was too narrow, in English and Dutch. */
const failures =
  /^#(?:N\/[AB]|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NULL!|LEEG!|NUM!|GETAL!|SPILL!|CALC!|#+)$/i;
/**
 * A long number as spreadsheets show it when its column is no text, 3,03601E+11, and as programs write such a number
 * without the plus, 3.03601E11: with a fraction, and from ten million on. 1E5 can be what somebody calls a case.
 */
const rounded = /^[+-]?\d{1,3}(?:(?:[.,]\d+)?E\+\d{1,3}|[.,]\d+E(?:[7-9]|\d{2,3}))$/i;

/** What a spreadsheet did to a cell, so that it no longer says what it said; null when nothing shows. */
export function damageOf(cell: string): "spreadsheet_error" | "rounded_number" | null {
  if (failures.test(cell)) return "spreadsheet_error";
  return rounded.test(cell) ? "rounded_number" : null;
}
