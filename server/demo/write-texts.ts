import type { Chance } from "./random.ts";
import { streetNames } from "./texts/names.ts";
import type { Topic } from "./texts/topic.ts";
import { turns } from "./texts/turns.ts";

export type Language = "nl" | "en";
export type Kind = "complaint" | "question" | "suggestion" | "compliment";

/** What is said in one case, from the first word to the last. Null where there is nothing to promise or to add. */
export interface Conversation {
  voice: string;
  reply: string;
  promise: string | null;
  ending: string | null;
}

/** Writes a conversation about a topic: its core by hand, its beginning, end and places by chance. */
export function converse(topic: Topic, kind: Kind, language: Language, chance: Chance): Conversation {
  const words = topic[language];
  const turn = turns[language];
  const slots = {
    street: chance.of(streetNames),
    day: chance.of(turn.days),
    number: String(Math.ceil(chance.between(1, 148))),
  };
  const fill = (text: string) =>
    text.replace(/\{(street|day|number)\}/g, (_slot, name: keyof typeof slots) => slots[name]);
  const told = (text: string) => begin(chance.of(turn.openings), fill(text)) + chance.of(turn.endings);
  if (kind === "complaint") {
    const [voice, reply, promise, ending] = chance.of(words.complaints);
    return { voice: told(voice), reply: fill(reply), promise: fill(promise), ending: fill(ending) };
  }
  if (kind === "question") {
    const [voice, answer] = chance.of(words.questions);
    return { voice: told(voice), reply: fill(answer), promise: null, ending: null };
  }
  if (kind === "suggestion") {
    return {
      voice: told(chance.of(words.suggestions)),
      reply: chance.of(turn.ideas),
      promise: chance.of(turn.ideaPromises),
      ending: chance.of(turn.ideaEndings),
    };
  }
  const voice = begin(chance.of(turn.openings), fill(chance.of(words.compliments)));
  return { voice, reply: chance.of(turn.thanks), promise: null, ending: null };
}

/** "Hello, " goes on with a small letter, except before "I". */
function begin(opening: string, text: string): string {
  if (!opening || /^(I\b|WOZ|AOW)/.test(text)) return opening + text;
  return opening + text.charAt(0).toLowerCase() + text.slice(1);
}

/** A reply as it is sent: with a greeting and a name under it. */
export function letter(
  body: string,
  language: Language,
  people: { to: string | null; from: string; team: string },
  chance: Chance,
): string {
  const turn = turns[language];
  const greeting = people.to ? chance.of(turn.greetings).replace("{name}", people.to) : turn.nameless;
  return greeting + body + turn.signature.replace("{employee}", people.from).replace("{team}", people.team);
}
