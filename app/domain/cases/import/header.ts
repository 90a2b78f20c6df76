import { isUtf8 } from "node:buffer";
import { csvRecords } from "#core/csv-records.ts";
import { Invalid } from "#core/errors.ts";
import type { Mapping } from "./mapping.ts";

/**
 * The names in the first record of a file.
 * @param first the first bytes of the file, at most a megabyte
 * @throws Invalid on `file`: nothing in it, unreadable, or a mapped column missing or there twice
 */
export async function readHeader(first: Uint8Array, mapping: Mapping): Promise<string[]> {
  async function* once() {
    yield first;
  }
  for await (const records of csvRecords(once(), mapping.delimiter ?? ",")) {
    const record = records[0];
    if (!record) continue;
    if (record.problem) throw new Invalid([{ path: "file", code: "unreadable_header" }]);
    const header = Array.from({ length: record.width }, (_, index) => record.field(index).trim());
    requireColumns(header, mapping);
    return header;
  }
  throw new Invalid([{ path: "file", code: "empty_file" }]);
}

function requireColumns(header: string[], mapping: Mapping): void {
  const problems = Object.values(mapping.columns).flatMap((column) => {
    const count = header.filter((name) => name === column).length;
    return count === 1 ? [] : [{ column, code: count === 0 ? "column_missing" : "column_twice" }];
  });
  if (problems.length === 0) return;
  throw new Invalid(problems.map(({ column, code }) => ({ path: "file", code, params: { column } })));
}

/** Checks, piece by piece, that a file is UTF-8; a character may lie across two pieces. */
export class EncodingCheck {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #lines = 1;
  #tail: Uint8Array = new Uint8Array();

  /** @throws Invalid on `file` with the line of the first bytes that are no UTF-8 */
  add(piece: Uint8Array, more: "more comes" | "end of file"): void {
    try {
      this.#decoder.decode(piece, { stream: more === "more comes" });
    } catch {
      throw new Invalid([
        {
          path: "file",
          code: "not_utf8",
          params: { line: this.#lineOf(Buffer.concat([this.#tail, piece])) },
        },
      ]);
    }
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) this.#lines += 1;
    this.#tail = piece.subarray(piece.lastIndexOf(10) + 1);
  }

  #lineOf(bytes: Buffer): number {
    let line = this.#lines;
    let from = 0;
    for (let feed = bytes.indexOf(10); feed !== -1; feed = bytes.indexOf(10, from)) {
      if (!isUtf8(bytes.subarray(from, feed))) return line;
      from = feed + 1;
      line += 1;
    }
    return line;
  }
}
