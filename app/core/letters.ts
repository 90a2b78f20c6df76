import { isUtf8 } from "node:buffer";

/** How a text file writes its letters. */
export type Letters = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Finds out how a file writes its letters, piece by piece: by a mark at its start, else UTF-8, else Windows-1252, which
 * spreadsheets still write. A file that mixes UTF-8 with something else is neither.
 */
export class LettersFound {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #marked: Letters | null | undefined;
  #isUtf8 = true;
  #lines = 1;
  #badLine = 0;
  #mixed = false;
  #tail: Uint8Array = new Uint8Array();

  add(piece: Uint8Array, more: "more comes" | "end of file"): void {
    if (this.#marked === undefined) this.#marked = markOf(piece);
    if (this.#marked) return;
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.#isUtf8) {
      try {
        this.#decoder.decode(piece, { stream: more === "more comes" });
      } catch {
        this.#isUtf8 = false;
        this.#badLine = this.#lineOf(Buffer.concat([this.#tail, bytes]));
      }
    }
    if (!this.#mixed && notWindows.test(bytes.toString("latin1"))) this.#mixed = true;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.#lines += 1;
    this.#tail = bytes.subarray(bytes.lastIndexOf(10) + 1);
  }

  /** What was found, or the first line, from 1, that is no UTF-8 in a file that is nothing else either. */
  get result(): { letters: Letters } | { notUtf8: number } {
    if (this.#marked) return { letters: this.#marked };
    if (this.#isUtf8) return { letters: "utf-8" };
    return this.#mixed ? { notUtf8: this.#badLine } : { letters: "windows-1252" };
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

/** Letters of several bytes in UTF-8, or bytes that mean nothing in Windows-1252. */
const notWindows = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\x81\x8d\x8f\x90\x9d]/;

function markOf([one, two, three, four]: Uint8Array): Letters | null {
  if (one === 0xef && two === 0xbb && three === 0xbf) return null;
  if ((one === 0xff && two === 0xfe) || (one && two === 0 && three && four === 0)) return "utf-16le";
  if ((one === 0xfe && two === 0xff) || (one === 0 && two && three === 0 && four)) return "utf-16be";
  return null;
}

/** The letters of a whole file; the first line that is no UTF-8 where they are none that we know. */
export function lettersOf(bytes: Uint8Array): { letters: Letters } | { notUtf8: number } {
  const found = new LettersFound();
  found.add(bytes, "end of file");
  return found.result;
}

/** Makes text of bytes, without a mark at the start. Bytes that mean nothing become a question mark in a box. */
export const decoderFor = (letters: Letters): TextDecoder => new TextDecoder(letters);

/**
 * The bytes of a file as UTF-8, in pieces of one size, the last one smaller.
 *
 * @throws nothing: bytes that mean nothing in `letters` become a question mark in a box
 */
export async function* utf8Pieces(file: Blob, letters: Letters, size: number): AsyncGenerator<Buffer> {
  const decoder = decoderFor(letters);
  let held: Buffer = Buffer.alloc(0);
  for (let from = 0; from < file.size; from += size) {
    const piece = Buffer.from(await file.slice(from, from + size).arrayBuffer());
    const text = () => Buffer.from(decoder.decode(piece, { stream: from + size < file.size }));
    held = Buffer.concat([held, letters === "utf-8" ? piece : text()]);
    for (; held.length >= size; held = held.subarray(size)) yield held.subarray(0, size);
  }
  if (held.length > 0) yield held;
}
