import type { Refused } from "../../form.ts";

const nothing: Refused = { intent: null, errors: {}, problem: null, code: "", details: {}, values: {} };

/** The refusal of one of a page's forms, or an empty one: errors and typed values by field. */
export function refusedOf(answer: unknown, intent: string): Refused {
  const isRefused = typeof answer === "object" && answer !== null && "errors" in answer;
  if (!isRefused) return nothing;
  const refused = answer as Refused;
  return refused.intent === intent ? refused : nothing;
}

/** True when that form has just been done. */
export const isDone = (answer: unknown, intent: string): boolean =>
  typeof answer === "object" && answer !== null && "done" in answer && answer.done === intent;
