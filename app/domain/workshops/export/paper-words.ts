/**
 * Signs without a body of their own: soft hyphen, joiners, direction and variation marks, the byte order mark, tags.
 * They say how neighbours are drawn, and printed by themselves they are boxes.
 */
const withoutBody = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;
/** Ligatures that are signs of their own (Unicode's Alphabetic Presentation Forms, the Latin and Armenian ones). */
const ligatures = /[\uFB00-\uFB17]/g;

/** Words as they are printed: without signs that have no body, ligatures as the letters that they stand for. */
export const onPaper = (words: string): string =>
  words
    .normalize("NFC")
    .replace(ligatures, (sign) => sign.normalize("NFKC"))
    .replace(withoutBody, "");

/** Scripts that run from right to left: the printing library sets words one after the other from the left. */
const fromRightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether words cannot be printed as they are read: for want of a sign, or because they run from right to left. */
export const isUnprintable = (words: string, prints: (codePoint: number) => boolean): boolean =>
  fromRightToLeft.test(words) ||
  [...onPaper(words)].some((sign) => /\S/.test(sign) && !prints(sign.codePointAt(0) ?? 0));
