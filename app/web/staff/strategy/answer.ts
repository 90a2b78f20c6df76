import { useNavigation } from "react-router";
import type { Refused } from "../../form.ts";

/** The refusal in an action's answer, if it is one. */
export function refusalIn(answer: unknown): Refused | null {
  return typeof answer === "object" && answer !== null && "errors" in answer ? (answer as Refused) : null;
}

/** Which form went well, if one did. */
export function doneIn(answer: unknown): string | null {
  return typeof answer === "object" && answer !== null && "done" in answer ? String(answer.done) : null;
}

/** Whether a form of this page is under way. */
export function useBusy(): "busy" | undefined {
  const { state, formData } = useNavigation();
  return state !== "idle" && formData ? "busy" : undefined;
}
