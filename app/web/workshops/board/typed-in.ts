import { type BoardState, currentPhase } from "./state.ts";

/** The phase in which words are typed, and that it says "without names". */
export interface Typed {
  inPhase?: string;
  nameless?: true;
}

/** Where words are typed now. */
export function typedIn(state: BoardState): Typed {
  const phase = currentPhase(state);
  return phase ? { inPhase: phase.id, ...(phase.anonymous && { nameless: true }) } : {};
}

/** Where words stand that were begun earlier: in the phase of their first letter, unless one without names came after. */
export function stillTypedIn(begun: Typed | null, now: Typed): Typed {
  return begun && (begun.nameless || !now.nameless) ? begun : now;
}

/** Acts that bring words, and acts that answer in a round: what their phase promised holds when they arrive. */
const words = new Set([
  "addNote",
  "changeNote",
  "addStatement",
  "changeStatement",
  "suggestWords",
  "answerRung",
  "changeRungAnswer",
  "giveConsent",
]);
const answers = new Set(["castVotes", "giveRating", "giveConviction"]);

/** What goes along with an act, by the name that the server knows it by. */
export function writtenDown(command: string, state: BoardState): Typed {
  const typed = typedIn(state);
  if (words.has(command)) return typed;
  return answers.has(command) && typed.inPhase ? { inPhase: typed.inPhase } : {};
}
