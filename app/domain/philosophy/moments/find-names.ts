/** A name as it stands in a text. */
export interface FoundName {
  name: string;
  /** Places in the text, in UTF-16 units. */
  from: number;
  to: number;
}

/** Forms of address after which a name follows, as they stand before one in English and Dutch. */
const addressed = new RegExp(
  "(?<![\\p{L}\\p{N}])(?:[Mm](?:rs?|s|iss|eneer|evrouw|ijnheer|evr|w)|[Dd]h?r|[Pp]rof)\\.?" +
    "(?:[ \u00a0](?:van|de|der|den|het|ter|ten|von|el|al)){0,3}[ \u00a0]\\p{Lu}[\\p{L}'’-]+" +
    "(?:(?:[ \u00a0](?:van|de|der|den|het|ter|ten|von|el|al)){0,3}[ \u00a0]\\p{Lu}[\\p{L}'’-]+){0,2}",
  "gu",
);

/** A mail address, which names somebody as well. */
const mail = /[^\s@<>()]+@[^\s@<>()]+\.[\p{L}]{2,}/gu;

/** First names that are ordinary words at the start of a sentence are taken for words there. */
const shortest = 3;

/**
 * Names of people in a text: colleagues by their whole name or their first name with a capital, whoever is addressed
 * ("Mr Jansen", "mevrouw De Boer"), and mail addresses. In the order of the text, without overlaps, the longest first
 * where two begin together. It offers: what it misses or mistakes, the writer decides.
 */
export function findNames(text: string, colleagues: string[]): FoundName[] {
  const found = [
    ...colleagues.flatMap((name) => occurrences(text, name)),
    ...colleagues.flatMap((name) => {
      const first = name.split(/\s+/)[0] ?? "";
      return first.length >= shortest ? occurrences(text, first) : [];
    }),
    ...matches(text, addressed),
    ...matches(text, mail),
  ].toSorted((one, other) => one.from - other.from || other.to - one.to);
  const kept: FoundName[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    if (!last || each.from >= last.to) kept.push(each);
  }
  return kept;
}

/** The text with other words in the place of each name. */
export function withoutNames(text: string, names: FoundName[], instead: string): string {
  let rest = text;
  for (const { from, to } of names.toReversed()) rest = rest.slice(0, from) + instead + rest.slice(to);
  return rest;
}

/** Where a name stands as a word of its own, written with its capital. */
function occurrences(text: string, name: string): FoundName[] {
  if (!/^\p{Lu}/u.test(name)) return [];
  const found: FoundName[] = [];
  for (let from = text.indexOf(name); from !== -1; from = text.indexOf(name, from + name.length)) {
    const to = from + name.length;
    const alone = !isLetter(text[from - 1]) && !isLetter(text[to]);
    if (alone) found.push({ name, from, to });
  }
  return found;
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

const matches = (text: string, pattern: RegExp): FoundName[] =>
  [...text.matchAll(pattern)].map((match) => ({
    name: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
