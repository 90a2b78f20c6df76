/** Words that say nothing of what a statement is about, in English and Dutch. */
const empty = new Set(
  (
    "a an and are as at be by for from have i in is it its of on or our ours so that the their them they this to " +
    "us we what will with you your yours " +
    "aan als bij dat de deze dit door een en er het hun ik in is je jij jou jouw met naar om onze ons op te u uit " +
    "uw van voor wat we wij worden wordt ze zij zijn zo"
  ).split(" "),
);

/** From this likeness on two texts are pointed out as perhaps the same; found on published principles (docs/decisions/0046). */
export const alike = 0.6;

export interface Pair {
  a: string;
  b: string;
  /** 0 to 1. */
  likeness: number;
}

interface Prepared {
  id: string;
  words: Set<string>;
  pieces: Set<string>;
  numbers: Set<string>;
}

/**
 * Pairs of texts that may say the same, the likest first. Likeness is the mean of two Dice coefficients (L. R. Dice,
 * "Measures of the amount of ecologic association between species", 1945): of their words, without endings and
 * without those that say nothing, and of the pieces of three letters of those words, which forgive an ending or a typing error. The order of
 * words does not count. Two texts that both name numbers and none in common are not the same: seven days are not
 * twenty-eight. It takes time in the square of the number of texts.
 *
 * @param texts at most a few hundred
 */
export function similarPairs(texts: { id: string; text: string }[]): Pair[] {
  const prepared = texts.map(prepare).filter(({ words }) => words.size > 0);
  const pairs: Pair[] = [];
  prepared.forEach((one, index) => {
    for (const other of prepared.slice(index + 1)) {
      if (one.numbers.size > 0 && other.numbers.size > 0 && one.numbers.isDisjointFrom(other.numbers))
        continue;
      const inWords = dice(one.words, other.words);
      // Even with all their pieces in common they would not be alike: most pairs end here.
      if ((inWords + 1) / 2 < alike) continue;
      const likeness = (inWords + dice(one.pieces, other.pieces)) / 2;
      if (likeness >= alike)
        pairs.push({ a: one.id, b: other.id, likeness: Math.round(likeness * 100) / 100 });
    }
  });
  return pairs.sort((one, other) => other.likeness - one.likeness);
}

function prepare({ id, text }: { id: string; text: string }): Prepared {
  const plain = wordsIn(text.normalize("NFKD").replace(/\p{M}/gu, ""));
  // Some signs are nothing but a mark once they are taken apart: then they are compared whole.
  const all = plain.length > 0 ? plain : wordsIn(text);
  const telling = all.filter((word) => !empty.has(word));
  // A text of nothing but small words is compared by them.
  const words = new Set((telling.length > 0 ? telling : all).map(stemOf));
  const numbers = new Set(all.filter((word) => /^\p{N}+$/u.test(word)));
  return { id, words, pieces: new Set([...words].flatMap(piecesOf)), numbers };
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A word without the commonest endings of English and Dutch, as far as three letters are left. */
const stemOf = (word: string): string => word.replace(/(?<=^.{3,})(?:ing|es|en|ed|s|e|t)$/u, "");

function piecesOf(word: string): string[] {
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3));
}

/** Twice what two sets share, of all they hold. */
function dice(one: Set<string>, other: Set<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
