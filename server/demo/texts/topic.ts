/** A complaint, what a colleague answers, what they promise, and how it ends. */
export type Complaint = readonly [voice: string, reply: string, promise: string, ending: string];
/** A question and its answer. */
export type Question = readonly [voice: string, answer: string];

/** What people say about one subject in one language. Slots: {street}, {day}, {number}. */
export interface Words {
  complaints: readonly Complaint[];
  questions: readonly Question[];
  suggestions: readonly string[];
  compliments: readonly string[];
}

/** A subject that people bring to their council. */
export interface Topic {
  /** Name of the team that handles it. */
  team: string;
  /** How often it comes up beside the others, January to December. */
  season: readonly number[];
  nl: Words;
  en: Words;
}
