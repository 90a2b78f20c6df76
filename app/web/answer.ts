import { useRef } from "react";
import { useLocation, useNavigation } from "react-router";
import type { Refused } from "./form.ts";

/**
 * What the last form of this page was answered, for as long as the page stands: the router forgets it as soon as the
 * page is read again, which a live change may do within the same second.
 */
export function useAnswer<Answer>(actionData: Answer | undefined): Answer | undefined {
  const { key } = useLocation();
  const kept = useRef<{ key: string; answer: Answer } | null>(null);
  if (actionData !== undefined) kept.current = { key, answer: actionData };
  return kept.current?.key === key ? kept.current.answer : undefined;
}

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

/** Whether a form of this page is under way: the one with this intent, or any. */
export function useBusy(intent?: string): "busy" | undefined {
  const { state, formData } = useNavigation();
  if (state === "idle" || !formData) return undefined;
  return intent === undefined || formData.get("intent") === intent ? "busy" : undefined;
}
