import { firstRecord } from "#core/csv-records.ts";
import type { Dialect } from "#core/csv-scan.ts";
import { dialectOf, headerOf } from "#core/csv-table.ts";
import { Invalid } from "#core/errors.ts";
import type { Mapping } from "./mapping.ts";

/** How a file is written, and the names in its first record. */
export interface Header {
  dialect: Dialect;
  names: string[];
}

/**
 * The first record of a file, read with the sign that gives the mapping's columns.
 * @param first the first bytes of the file in UTF-8, at most a megabyte
 * @throws Invalid on `file`: nothing in it, unreadable, or a mapped column missing or there twice
 */
export function readHeader(first: Uint8Array, mapping: Mapping): Header {
  const columns = Object.values(mapping.columns);
  const known = (cells: string[]) => columns.filter((column) => cells.includes(column)).length;
  const dialect = dialectOf(first, known, mapping.delimiter);
  const record = firstRecord(first, dialect, "end of file");
  if (!record) throw new Invalid([{ path: "file", code: "empty_file" }]);
  if (record.problem) throw new Invalid([{ path: "file", code: "unreadable_header" }]);
  const names = headerOf(record);
  requireColumns(names, columns);
  return { dialect, names };
}

function requireColumns(header: string[], columns: string[]): void {
  const problems = columns.flatMap((column) => {
    const count = header.filter((name) => name === column).length;
    return count === 1 ? [] : [{ column, code: count === 0 ? "column_missing" : "column_twice" }];
  });
  if (problems.length === 0) return;
  throw new Invalid(problems.map(({ column, code }) => ({ path: "file", code, params: { column } })));
}
