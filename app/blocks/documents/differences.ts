/** A stretch of text that stayed, was added or was removed between two versions. */
export interface Difference {
  kind: "same" | "added" | "removed";
  text: string;
}

/**
 * The differences between two texts by words, from a longest common subsequence (Hirschberg 1975, so that memory
 * grows with one text, not with both multiplied). What stayed and was added make the new text, character by
 * character; what stayed and was removed make the old one.
 */
export function differencesBetween(before: string, after: string): Difference[] {
  return join(compare(wordsOf(before), wordsOf(after)));
}

/** Words and the white space between them; a line end stands alone, so that paragraphs stay recognisable. */
const wordsOf = (text: string): string[] => text.match(/\n|[^\S\n]+|\S+/g) ?? [];

function compare(before: string[], after: string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...before.slice(0, start).map(same),
    ...compareMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function compareMiddle(before: string[], after: string[]): Difference[] {
  if (before.length === 0) return after.map(added);
  if (after.length === 0) return before.map(removed);
  if (before.length === 1) {
    const place = after.indexOf(before[0] ?? "");
    if (place < 0) return [...before.map(removed), ...after.map(added)];
    return [...after.slice(0, place).map(added), ...before.map(same), ...after.slice(place + 1).map(added)];
  }
  const half = before.length >> 1;
  const cut = bestCut(before.slice(0, half), before.slice(half), after);
  return [
    ...compare(before.slice(0, half), after.slice(0, cut)),
    ...compare(before.slice(half), after.slice(cut)),
  ];
}

/** Where to cut `after`, so that both halves together share most. */
function bestCut(first: string[], second: string[], after: string[]): number {
  const forward = sharedLengths(first, after);
  const backward = sharedLengths(second.toReversed(), after.toReversed());
  let best = 0;
  for (let cut = 1; cut <= after.length; cut += 1) {
    if (shared(forward, backward, after.length, cut) > shared(forward, backward, after.length, best))
      best = cut;
  }
  return best;
}

const shared = (forward: Uint16Array, backward: Uint16Array, length: number, cut: number): number =>
  (forward[cut] ?? 0) + (backward[length - cut] ?? 0);

/** For every prefix of `after`, the length of the longest common subsequence with the whole of `words`. */
function sharedLengths(words: string[], after: string[]): Uint16Array {
  const lengths = new Uint16Array(after.length + 1);
  for (const word of words) {
    let diagonal = 0;
    for (let index = 1; index <= after.length; index += 1) {
      const above = lengths[index] ?? 0;
      lengths[index] = word === after[index - 1] ? diagonal + 1 : Math.max(above, lengths[index - 1] ?? 0);
      diagonal = above;
    }
  }
  return lengths;
}

/** Neighbours of one kind become one stretch; between two things that stayed, what was removed comes first. */
function join(parts: Difference[]): Difference[] {
  const joined: Difference[] = [];
  let gone = "";
  let come = "";
  const flush = () => {
    if (gone) joined.push(removed(gone));
    if (come) joined.push(added(come));
    gone = "";
    come = "";
  };
  for (const part of parts) {
    if (part.kind === "removed") gone += part.text;
    else if (part.kind === "added") come += part.text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === "same") last.text += part.text;
      else joined.push(part);
    }
  }
  flush();
  return joined;
}

const same = (text: string): Difference => ({ kind: "same", text });
const added = (text: string): Difference => ({ kind: "added", text });
const removed = (text: string): Difference => ({ kind: "removed", text });
