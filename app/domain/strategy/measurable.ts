/** Numbers as words; a length of time or a moment that anybody can look up; in the languages that we speak. */
const numbers =
  "one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|twice|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|helft|tweemaal";
const lengths =
  "(?:working )?(?:minutes?|hours?|days?|weeks?|months?)|(?:werk)?(?:minuut|minuten|uur|uren|dag|dagen|week|weken|maand|maanden)";
const moments =
  "on time|in time|op tijd|due|deadline|midnight|noon|today|tomorrow|weekend|uiterste|afgesproken|beloofde|toegezegde|middernacht|vandaag|morgen|termijn|vervaldatum";
const fact = new RegExp(`(?<!\\p{L})(?:${numbers}|${lengths}|${moments})(?!\\p{L})`, "iu");

/**
 * Whether the words of a standard hold something that anybody could check: a figure, a number in words, a length of
 * time, or a moment such as its due time. "We respond quickly" holds none; "within two working days" does. The rule
 * is meant to be simple: it asks for a fact and does not judge whether it is a good one.
 */
export const isMeasurable = (words: string): boolean => /\d/.test(words) || fact.test(words);
