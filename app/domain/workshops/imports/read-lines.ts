import { csvRecords } from "#core/csv-records.ts";
import type { Dialect } from "#core/csv-scan.ts";
import { cellOf, dialectOf } from "#core/csv-table.ts";
import { startOf } from "#messages/shorten.ts";

/** Lines that one import may have. */
export const mostLines = 300;

export type Format = "text" | "csv";
/** Why a line should perhaps not come in as it stands. */
export type Mark = "heading" | "double" | "on_board" | "too_long";
export interface Line {
  /** Where it stands in what was given, from 1. */
  line: number;
  text: string;
  /** The paper it had on a board of ours. */
  colour: string | null;
  /** Which of our files' rows it is; null for everybody else's. */
  kind: string | null;
}
export interface ReadText {
  format: Format;
  /** The first row of a table, to choose from; empty for plain text. */
  columns: string[];
  column: number;
  lines: Line[];
}

/** Columns that hold the words, in our own files and in those of others. */
const wordColumns = new Set(
  (
    "text note notes statement statements principle principles value values description what tekst briefje briefjes " +
    "uitspraak uitspraken principe principes waarde waarden kernwaarde omschrijving"
  ).split(" "),
);

/**
 * What a pasted text or the content of a file says, line by line: without bullets, numbers and Markdown's marks, or from
 * one column of a table. Whether it is a table is told by `format`, or by a first row that names a column of words.
 *
 * @param column of a table, from 0; else the one that is named like words, or that holds the most of them
 */
export async function readLines(
  text: string,
  { format, column }: { format?: Format | undefined; column?: number | undefined } = {},
): Promise<ReadText> {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const bytes = new TextEncoder().encode(plain);
  let isTable = false;
  const dialect = dialectOf(bytes, (cells) => {
    const named = cells.filter((cell) => wordColumns.has(cellName(cell))).length;
    if (named > 0 && cells.length > 1) isTable = true;
    return named;
  });
  if (format === "text" || (format !== "csv" && !isTable))
    return { format: "text", columns: [], column: 0, lines: plainLines(plain) };
  return tableLines(bytes, dialect, column);
}

const cellName = (cell: string): string => cell.trim().toLowerCase();

const plainLines = (text: string): Line[] =>
  text.split("\n").flatMap((raw, index) => {
    const words = withoutMarks(raw);
    return words === "" ? [] : [{ line: index + 1, text: words, colour: null, kind: null }];
  });

/** What stands before the words of a line in a list: a bullet, a number, a letter, a box to tick, a quote's sign. */
const leading =
  /^(?:[-–—*+•·‣◦▪●○■□✓✔>→]|#{1,6}|\(?\d{1,3}(?:\.\d{1,2})*[.):]|\(?[a-z]\)|\(?[ivx]{1,4}[.)]|\[[ x]?\])(?=\s)\s+/iu;

/** The words of a line, without what made it a line of a list. */
export function withoutMarks(raw: string): string {
  let words = raw.replace(/[\u00a0\u200b\ufeff]/g, " ").trim();
  for (let rest = words.replace(leading, ""); rest !== words; rest = words.replace(leading, "")) words = rest;
  // A line of nothing but marks, such as a rule or an empty bullet.
  if (!/[\p{L}\p{N}]/u.test(words)) return "";
  return words
    .replace(/(\*\*|__)(.+?)\1/gu, "$2")
    .replace(/\\([\\`*_{}[\]<>#|~!+\-.)])/g, "$1")
    .trim();
}

async function tableLines(bytes: Uint8Array, dialect: Dialect, asked: number | undefined): Promise<ReadText> {
  const rows: { line: number; cells: string[] }[] = [];
  for await (const records of csvRecords(once(bytes), dialect)) {
    for (const record of records) {
      const cells = Array.from({ length: record.width }, (_, index) => cellOf(record.field(index)));
      if (cells.some((cell) => cell !== "")) rows.push({ line: record.line, cells });
    }
  }
  const head = rows[0]?.cells ?? [];
  const named = head.findIndex((cell) => wordColumns.has(cellName(cell)));
  const column =
    asked !== undefined && asked < head.length ? asked : named >= 0 ? named : wordiest(rows, head);
  const [kind, colour] = ["kind", "colour"].map((name) => head.findIndex((cell) => cellName(cell) === name));
  const at = (cells: string[], index: number | undefined) =>
    index === undefined || index < 0 ? null : (cells[index] ?? null);
  const lines = rows.slice(named >= 0 ? 1 : 0).flatMap(({ line, cells }) => {
    const words = withoutMarks(cells[column] ?? "");
    return words === "" ? [] : [{ line, text: words, colour: at(cells, colour), kind: at(cells, kind) }];
  });
  return { format: "csv", columns: head.map((cell) => startOf(cell, 60)), column, lines };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The column with the most letters. */
function wordiest(rows: { cells: string[] }[], head: string[]): number {
  const letters = head.map((_, index) =>
    rows.reduce((sum, { cells }) => sum + (cells[index]?.match(/\p{L}/gu)?.length ?? 0), 0),
  );
  return Math.max(0, letters.indexOf(Math.max(...letters)));
}

/** The same words whatever their capitals, signs and spaces: what counts as the same line. */
export const sameWords = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(" ") ?? "";

/** Marks lines that head others, that came before, that hang on the board already, or that are too long for it. */
export function markLines(
  lines: Line[],
  onBoard: string[],
  longest: number,
): (Line & { mark: Mark | null })[] {
  const there = new Set(onBoard.map(sameWords));
  const seen = new Set<string>();
  return lines.map((line) => {
    const words = sameWords(line.text);
    const isDouble = seen.has(words);
    seen.add(words);
    const mark: Mark | null = line.text.endsWith(":")
      ? "heading"
      : isDouble
        ? "double"
        : there.has(words)
          ? "on_board"
          : line.text.length > longest
            ? "too_long"
            : null;
    return { ...line, mark };
  });
}
