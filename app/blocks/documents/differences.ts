/** A stretch of text that stayed, was added or was removed between two versions. */
export interface Difference {
  kind: "same" | "added" | "removed";
  text: string;
}

/** A word that stayed, came or went, by its number. */
type Step = { kind: Difference["kind"]; word: number };

/**
 * The differences between two texts by words, from a longest common subsequence (Hirschberg 1975, so that memory
 * grows with one text, not with both multiplied). What stayed and was added make the new text, character by
 * character; what stayed and was removed make the old one.
 */
export function differencesBetween(before: string, after: string): Difference[] {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const numbered = (text: string) =>
    Uint32Array.from(wordsOf(text), (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    });
  const steps: Step[] = [];
  compare(numbered(before), numbered(after), (kind, part) => {
    for (const word of part) steps.push({ kind, word });
  });
  return join(steps, words);
}

/** Words, each with the white space before it; a line end stands alone, so that paragraphs stay recognisable. */
export const wordsOf = (text: string): string[] => text.match(/\n|[^\S\n]*\S+|[^\S\n]+/g) ?? [];

type Tell = (kind: Difference["kind"], words: Uint32Array) => void;

function compare(before: Uint32Array, after: Uint32Array, tell: Tell): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  tell("same", before.subarray(0, start));
  compareMiddle(before.subarray(start, before.length - end), after.subarray(start, after.length - end), tell);
  tell("same", before.subarray(before.length - end));
}

function compareMiddle(before: Uint32Array, after: Uint32Array, tell: Tell): void {
  const place = before.length === 1 ? after.indexOf(before[0] as number) : -1;
  if (before.length === 0 || after.length === 0 || (before.length === 1 && place < 0)) {
    tell("removed", before);
    tell("added", after);
  } else if (before.length === 1) {
    tell("added", after.subarray(0, place));
    tell("same", before);
    tell("added", after.subarray(place + 1));
  } else {
    const half = before.length >> 1;
    const cut = bestCut(before.subarray(0, half), before.subarray(half), after);
    compare(before.subarray(0, half), after.subarray(0, cut), tell);
    compare(before.subarray(half), after.subarray(cut), tell);
  }
}

/** Where to cut `after`, so that both halves together share most. */
function bestCut(first: Uint32Array, second: Uint32Array, after: Uint32Array): number {
  const forward = sharedLengths(first, after);
  const backward = sharedLengths(second.toReversed(), after.toReversed());
  const shared = (cut: number) => (forward[cut] ?? 0) + (backward[after.length - cut] ?? 0);
  let best = 0;
  for (let cut = 1; cut <= after.length; cut += 1) if (shared(cut) > shared(best)) best = cut;
  return best;
}

/** For every prefix of `after`, the length of the longest common subsequence with the whole of `words`. */
function sharedLengths(words: Uint32Array, after: Uint32Array): Uint16Array {
  const lengths = new Uint16Array(after.length + 1);
  for (const word of words) {
    let diagonal = 0;
    let left = 0;
    for (let index = 0; index < after.length; index += 1) {
      const above = lengths[index + 1] as number;
      left = word === after[index] ? diagonal + 1 : above > left ? above : left;
      lengths[index + 1] = left;
      diagonal = above;
    }
  }
  return lengths;
}

/** Neighbours of one kind become one stretch; between two things that stayed, what was removed comes first. */
function join(steps: Step[], words: string[]): Difference[] {
  const joined: Difference[] = [];
  const open = { same: "", removed: "", added: "" };
  const close = (...kinds: Difference["kind"][]) => {
    for (const kind of kinds) {
      if (open[kind]) joined.push({ kind, text: open[kind] });
      open[kind] = "";
    }
  };
  for (const { kind, word } of steps) {
    if (kind === "same") close("removed", "added");
    else close("same");
    open[kind] += words[word] ?? "";
  }
  close("same", "removed", "added");
  return joined;
}
