import type { Refused } from "../../form.ts";

/** The refusal in an action's answer, if it is one: of any form, or of the one with this intent. */
export function refusalIn(answer: unknown, intent?: string): Refused | null {
  if (typeof answer !== "object" || answer === null || !("errors" in answer)) return null;
  const refused = answer as Refused;
  return intent === undefined || refused.intent === intent ? refused : null;
}

/** Which form went well, if one did. */
export function doneIn(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null || !("done" in answer)) return null;
  return String(answer.done);
}
