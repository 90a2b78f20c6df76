/**
 * What Kept keeps of a text from outside: composed (Unicode NFC), and without signs that nobody sees (decision 0057).
 * Pure; every text, name, reference and address passes here before anything looks at it or compares it.
 */

/** Signs without a body: format characters that are never drawn, annotation marks, and letters that are blank. */
const unseen = /[[\p{Cf}&&\p{Default_Ignorable_Code_Point}]\u{FFF9}-\u{FFFB}\u{3164}\u{FFA0}]/v;
const everyUnseen = new RegExp(unseen.source, "gv");

/** Scripts whose spelling needs a joiner or a non-joiner between two letters: Persian, Hindi, Malayalam, Sinhala … */
const joining =
  "\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}" +
  "\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}\\p{scx=Java}\\p{scx=Bali}";
const spelt = `[[${joining}]&&[\\p{L}\\p{M}]]`;
/** Emoji are joined to one sign: a family, a rainbow flag. */
const pictured = "[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u{FE0F}]";
/** Scripts that write no spaces mark where a line may break. */
const unspaced = "[\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]";

/** Where an unseen sign is part of the spelling. */
const needed = [
  `(?<=${spelt})[\\u{200C}\\u{200D}](?=${spelt})`,
  `(?<=${pictured})\\u{200D}(?=${pictured})`,
  `(?<=${unspaced})\\u{200B}(?=${unspaced})`,
  // The flags of England, Scotland and Wales: a black flag, letters that are not drawn, an end.
  "(?<=\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{0,5})[\\u{E0020}-\\u{E007E}](?=[\\u{E0020}-\\u{E007E}]{0,5}\\u{E007F})",
  "(?<=\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{1,6})\\u{E007F}",
];
/** Letters that are drawn nowhere but in a flag: a text could be hidden in them. */
const tags = "[\\u{E0000}-\\u{E007F}]";

const inNames = new RegExp(`(${needed.join("|")})|${unseen.source}`, "gv");
const inWords = new RegExp(`(${needed.join("|")})|${tags}`, "gv");
const blank = new RegExp(`${unseen.source}|\\s`, "v");
const isTag = new RegExp(tags, "v");

/** A text that people type: nothing unseen around it, and inside what they wrote, since it is theirs. */
export const wordsOf = (text: string): string => composed(text, inWords);

/** A name or a title: unseen signs inside only where its script needs them, and any white between words as one space. */
export const nameOf = (text: string): string => withSingleSpaces(composed(text, inNames));

/** A reference, an address, a key: nothing unseen anywhere, and any white between its parts as one space. */
export const referenceOf = (text: string): string => withSingleSpaces(composed(text, everyUnseen));

/** Two spaces, a tab, a no-break or a thin space: nobody can tell names apart by them. Line ends stay, to be refused. */
const withSingleSpaces = (text: string): string => text.replace(/[\t\p{Zs}]+/gu, " ");

function composed(text: string, signs: RegExp): string {
  const normal = text.normalize("NFC").trim();
  if (!unseen.test(normal)) return normal;
  const kept = normal.replace(signs, (_sign, spelling: unknown) =>
    typeof spelling === "string" ? spelling : "",
  );
  return withoutEdges(kept).normalize("NFC");
}

/** Without blanks at both ends, sign by sign: an expression would look at each run of blanks again and again. */
function withoutEdges(text: string): string {
  const signs = Array.from(text);
  let [start, end] = [0, signs.length];
  while (start < end && blank.test(signs[start] ?? "")) start += 1;
  while (end > start && blank.test(signs[end - 1] ?? "") && !isTag.test(signs[end - 1] ?? "")) end -= 1;
  return signs.slice(start, end).join("");
}

/** What a reader sees something of: a letter, a figure, a sign. */
const drawn = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u{2800}]]/v;
export const isVisible = (text: string): boolean => drawn.test(text);

/** Control characters other than tab and line feed. */
const controls = /[^\P{Cc}\t\n]/u;
/** Whether a database can store it and a screen show it: no control characters, no halves of surrogate pairs. */
export const isReadable = (text: string): boolean => !controls.test(text) && text.isWellFormed();

/** The name of a file as somebody's device gave it: its last part, without what could dress it up. */
export function fileNameOf(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const name = referenceOf(last.toWellFormed().replace(/\p{Cc}/gu, "")).replace(/^\.+/, "");
  return name.slice(-200);
}
