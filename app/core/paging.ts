import { z } from "zod";
import { Invalid } from "./errors.ts";
import { isReadable } from "./plain-text.ts";
import { Reference, Whole } from "./validation.ts";

/** `limit` up to 200, 50 when not given; `cursor` as an earlier answer gave it. */
export const Paging = {
  limit: Whole({ min: 1, max: 200 }).default(50),
  cursor: Reference(500, 0).optional(),
};

/** A text in a cursor: the name by which a list is sorted. */
export const CursorText = z.string().refine(isReadable);

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Where a list went on: the sort values of its last row, base64url. */
export function encodeCursor(...values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** The values of a cursor as the given shape. Errors: Invalid on `cursor` when it was edited. */
export function decodeCursor<Shape extends z.ZodType>(cursor: string, shape: Shape): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new Invalid([{ path: "cursor", code: "not_a_cursor" }]);
  }
}

/** Cuts `limit + 1` rows to a page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
  cursor: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), nextCursor: rows.length > limit && last ? cursor(last) : null };
}
