import { useState } from "react";

/**
 * What an editor began from: it moves on only when one's own save went well and the page has read what was saved, so
 * that nothing that is read meanwhile puts anything in the place of what is typed.
 */
export function useBase<Read extends { revision: number }>(read: Read, answer: unknown): Read {
  const [base, setBase] = useState(read);
  const saved = savedIn(answer);
  if (saved !== null && saved === read.revision && base.revision !== saved) {
    setBase(read);
    return read;
  }
  return base;
}

const savedIn = (answer: unknown): number | null =>
  typeof answer === "object" && answer !== null && "revision" in answer && typeof answer.revision === "number"
    ? answer.revision
    : null;
