import { isUtf8 } from "node:buffer";
import { csvRecords } from "#core/csv-records.ts";
import { Invalid } from "#core/errors.ts";

/** More than these are two organisations, or a mistake. */
export const mostRows = 10_000;
const mostBytes = 5 * 1024 * 1024;

export const staffFields = ["name", "email", "teams", "level", "language"] as const;
export type StaffField = (typeof staffFields)[number];

/** What a column may be called, in small letters and without spaces and dashes. */
const headings: Record<StaffField, string[]> = {
  name: ["name", "fullname", "naam", "volledigenaam", "medewerker"],
  email: ["email", "mail", "mailaddress", "emailaddress", "emailadres", "mailadres"],
  teams: ["teams", "team", "department", "afdeling", "afdelingen"],
  level: ["level", "niveau", "laag"],
  language: ["language", "taal"],
};

/** A row as it stands in the file. A cell of a column that the file does not have is null. */
export interface StaffRecord {
  line: number;
  /** Why it cannot be read, or null. */
  problem: "bad_quotes" | "row_too_long" | "ragged_row" | "header_again" | null;
  cells: Record<StaffField, string | null>;
}

/** A file of colleagues as read: in which letters, with what between its cells, and row by row. */
export interface StaffFile {
  encoding: "utf-8" | "windows-1252";
  delimiter: string;
  records: StaffRecord[];
}

/**
 * Reads a CSV file: UTF-8 with or without a mark, or else Windows-1252, which spreadsheets still write; with commas,
 * semicolons or tabs, whichever its first line has most of. Headings may be English or Dutch; other columns are passed
 * over. Errors: Invalid on `file`: nothing in it, too large, too many rows, an unreadable first line, or no column for
 * the mail address, or one twice.
 */
export async function readStaffFile(file: File): Promise<StaffFile> {
  if (file.size === 0) throw refused("empty_file");
  if (file.size > mostBytes) throw refused("file_too_large", { maximum: mostBytes / 1024 / 1024 });
  const given = Buffer.from(await file.arrayBuffer());
  const encoding = isUtf8(given) ? "utf-8" : "windows-1252";
  const bytes = encoding === "utf-8" ? given : Buffer.from(new TextDecoder("windows-1252").decode(given));
  const delimiter = delimiterOf(bytes);
  const records: StaffRecord[] = [];
  let places: Record<StaffField, number> | null = null;
  let width = 0;
  for await (const some of csvRecords(once(bytes), delimiter)) {
    for (const record of some) {
      const cells = Array.from({ length: record.width }, (_, index) => plain(record.field(index)));
      if (places === null) {
        if (record.problem) throw refused("unreadable_header");
        places = placesIn(cells);
        width = cells.length;
        continue;
      }
      if (records.length === mostRows) throw refused("too_many_rows", { maximum: mostRows });
      if (cells.every((cell) => cell === "") && !record.problem) continue;
      const found = places;
      const ragged = cells.length !== width ? "ragged_row" : null;
      const again = sameHeading(cells, found) ? "header_again" : null;
      records.push({
        line: record.line,
        problem: record.problem ?? ragged ?? again,
        cells: Object.fromEntries(
          staffFields.map((field) => [field, found[field] === -1 ? null : (cells[found[field]] ?? "")]),
        ) as Record<StaffField, string | null>,
      });
    }
  }
  if (places === null) throw refused("empty_file");
  return { encoding, delimiter, records };
}

async function* once(bytes: Buffer) {
  yield bytes;
}

/** What the first line has most of, outside of quotes. */
function delimiterOf(bytes: Buffer): string {
  const end = bytes.indexOf(10);
  const first = bytes.toString("utf8", 0, end === -1 ? bytes.length : end).replace(/"[^"]*"/g, "");
  const count = (sign: string) => first.split(sign).length - 1;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

/** A cell without the quote that keeps a spreadsheet from taking it for a formula: our own files write it. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=\s*[=+\-@])/, "");

const wordOf = (heading: string): string => heading.toLowerCase().replace(/[\s\-_]/g, "");

function placesIn(cells: string[]): Record<StaffField, number> {
  const words = cells.map(wordOf);
  const places = Object.fromEntries(
    staffFields.map((field) => {
      const found = words.flatMap((word, index) => (headings[field].includes(word) ? [index] : []));
      if (found.length > 1) throw refused("column_twice", { column: cells[found[1] ?? 0] ?? field });
      return [field, found[0] ?? -1];
    }),
  ) as Record<StaffField, number>;
  if (places.email === -1) throw refused("no_mail_column");
  return places;
}

const sameHeading = (cells: string[], places: Record<StaffField, number>): boolean =>
  headings.email.includes(wordOf(cells[places.email] ?? ""));

const refused = (code: string, params?: Record<string, string | number>) =>
  new Invalid([{ path: "file", code, params }]);
