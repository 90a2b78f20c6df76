/**
 * Formatters by language and zone, for every floor. Making one costs as much as using it a hundred times, so each is
 * kept for as long as the process or the page lives.
 */
const kept = new Map<string, unknown>();
/** An organisation has one zone and a few languages; more than this is somebody trying zones. */
const most = 500;

/** Days before months and a day of 24 hours, as the rest of the product writes them. */
const locales: Record<string, string> = { en: "en-GB" };
const localeOf = (language: string): string => locales[language] ?? language;

/** Errors: RangeError for a zone that this runtime does not know. */
export const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  keep("date", language, options, () => new Intl.DateTimeFormat(localeOf(language), options));

export const numberFormat = (language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  keep("number", language, options, () => new Intl.NumberFormat(localeOf(language), options));

/** "a, b and c" */
export const listFormat = (language: string): Intl.ListFormat =>
  keep("list", language, {}, () => new Intl.ListFormat(localeOf(language)));

/** Which form of a word goes with a number. */
export const pluralRules = (language: string): Intl.PluralRules =>
  keep("plural", language, {}, () => new Intl.PluralRules(localeOf(language)));

/** The name of a language in a reader's language: `nl` → Dutch. An unknown one is its own name. */
export const languageName = (reader: string, language: string): string =>
  keep("languages", reader, {}, () => new Intl.DisplayNames(localeOf(reader), { type: "language" })).of(
    language,
  ) ?? language;

/** A zone by the name that a reader's language has for its time: Europe/Amsterdam → Central European Time. Errors: RangeError. */
export function zoneName(reader: string, zone: string): string {
  const parts = dateFormat(reader, { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(0);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

function keep<Format>(kind: string, language: string, options: object, make: () => Format): Format {
  const name = `${kind} ${language} ${JSON.stringify(options)}`;
  const known = kept.get(name) as Format | undefined;
  if (known !== undefined) return known;
  const made = make();
  if (kept.size >= most) kept.clear();
  kept.set(name, made);
  return made;
}
