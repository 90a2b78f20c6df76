import { leads } from "#core/actor.ts";
import type { Upload } from "#core/command.ts";
import { firstRecord } from "#core/csv-records.ts";
import { damageOf, dialectOf, headerOf, type TableRow, tableRows } from "#core/csv-table.ts";
import { Invalid } from "#core/errors.ts";
import { decoderFor, type Letters, lettersOf } from "#core/letters.ts";
import { nameOf } from "#core/plain-text.ts";

/** More than these are two organisations, or a mistake. */
export const mostRows = 10_000;
const mostBytes = 5 * 1024 * 1024;
/** With the form round it, so that a file of one byte too many is told beside its field. */
export const staffUpload: Upload = { most: mostBytes + 1024 * 1024, from: leads };

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

const knownHeadings = new Set(Object.values(headings).flat());

/** A row as it stands in the file. A cell of a column that the file does not have is null. */
export interface StaffRecord {
  line: number;
  /** Why it cannot be read, or null. */
  problem: TableRow["tableProblem"] | "spreadsheet_error";
  /** It has fewer cells than the header: the missing ones are empty. */
  short: boolean;
  cells: Record<StaffField, string | null>;
}

/** A file of colleagues as read: in which letters, with what between its cells, and row by row. */
export interface StaffFile {
  encoding: Letters;
  delimiter: string;
  records: StaffRecord[];
}

/**
 * Reads a CSV file, as all our files are read (`core/csv-table.ts`). Headings may be English or Dutch; other columns are
 * passed over. Errors: Invalid on `file`: nothing in it, too large, too many rows, letters that nobody can read, an
 * unreadable first line, or no column for the mail address, or one twice.
 */
export async function readStaffFile(file: File): Promise<StaffFile> {
  if (file.size === 0) throw refused("empty_file");
  if (file.size > mostBytes) throw refused("file_too_large", { maximum: mostBytes / 1024 / 1024 });
  const given = new Uint8Array(await file.arrayBuffer());
  const found = lettersOf(given);
  if ("notUtf8" in found) throw refused("not_utf8", { line: found.notUtf8 });
  const { letters } = found;
  const bytes = letters === "utf-8" ? given : new TextEncoder().encode(decoderFor(letters).decode(given));
  const dialect = dialectOf(bytes, (cells) => cells.filter((cell) => knownHeadings.has(wordOf(cell))).length);
  const first = firstRecord(bytes, dialect, "end of file");
  if (!first) throw refused("empty_file");
  if (first.problem) throw refused("unreadable_header");
  const header = headerOf(first);
  const places = placesIn(header);
  const records: StaffRecord[] = [];
  for await (const rows of tableRows(once(bytes), dialect, header)) {
    for (const row of rows) {
      if (records.length === mostRows) throw refused("too_many_rows", { maximum: mostRows });
      records.push(recordOf(row, places));
    }
  }
  return { encoding: letters, delimiter: dialect.delimiter, records };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

function recordOf(row: TableRow, places: Record<StaffField, number>): StaffRecord {
  const cells = Object.fromEntries(
    staffFields.map((field) => [field, places[field] === -1 ? null : nameOf(row.cell(places[field]))]),
  ) as Record<StaffField, string | null>;
  const again = knownHeadings.has(wordOf(cells.email ?? "")) ? "header_again" : null;
  const damaged = Object.values(cells).some((cell) => cell && damageOf(cell) === "spreadsheet_error");
  const problem = row.tableProblem ?? again ?? (damaged ? "spreadsheet_error" : null);
  return { line: row.line, problem, short: row.short, cells };
}

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

const refused = (code: string, params?: Record<string, string | number>) =>
  new Invalid([{ path: "file", code, params }]);
