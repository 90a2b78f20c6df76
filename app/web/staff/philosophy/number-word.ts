import type { MessageKey, TextFunction } from "#messages/text.ts";

/** A count of principles as a word: there are never more than ten in force. */
export function numberWord(text: TextFunction, count: number): string {
  return count >= 0 && count <= 10 ? text(`philosophy.number.n${count}` as MessageKey) : String(count);
}
