/** Numbers as figures and words; a length of time or a moment that anybody can look up; in the languages that we speak. */
const number =
  "(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|honderd)";
const facts = [
  // A share, a ratio, a bound, so many times.
  `${number}\\s*(?:%|percent|procent)`,
  `${number}\\s*(?:/|of|out of|in|op|van)(?:\\s+(?:the|de|elke))?\\s*${number}`,
  `(?:at most|at least|no more than|(?:fewer|less|more) than|under|over|below|above|hoogstens|minstens|maximaal|minimaal|(?:meer|minder) dan|onder|boven)\\s+${number}`,
  `${number}\\s*(?:times|keer|maal)`,
  "half|twice|helft|tweemaal",
  // A length of time, a time of day, a moment.
  "(?:working )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)|(?:werk)?(?:seconde|seconden|minuut|minuten|uur|uren|dag|dagen|week|weken|maand|maanden)",
  "\\d{1,2}[:.]\\d{2}|\\d+\\s*(?:min|h|u|am|pm)",
  "on time|in time|op tijd|due|deadline|midnight|noon|today|tomorrow|weekend|uiterste|afgesproken|beloofde|toegezegde|middernacht|vandaag|morgen|termijn|vervaldatum",
];
const fact = new RegExp(`(?<![\\p{L}\\d])(?:${facts.join("|")})(?![\\p{L}\\d])`, "iu");

/**
 * Whether the words of a standard hold something that anybody could check: a share, a ratio, a bound, a length of time,
 * or a moment such as its due time. "We respond quickly" holds none, and "to all 5 teams" neither: it counts who we are,
 * not how well it goes. The rule is meant to be simple: it asks for a fact and does not judge whether it is a good one.
 */
export const isMeasurable = (words: string): boolean => fact.test(words.replace(alwaysOpen, " "));

/** That somebody is always there says nothing of how well it goes, and is no ratio. */
const alwaysOpen = /(?<!\d)(?:24\s*[/x×]\s*7|7\s*[/x×]\s*24|24\s*(?:hours a day|uur per dag))(?![\d])/giu;

/** Whether the words of a standard promise time in which we work: "within two working days", "binnen 2 werkdagen". */
export const saysWorkingTime = (words: string): boolean => workingTime.test(words);

const workingTime =
  /(?<!\p{L})(?:(?:working|business|office)[\s-]?(?:days?|hours?)|(?:werk|kantoor)(?:dag|dagen|uur|uren))(?!\p{L})/iu;
