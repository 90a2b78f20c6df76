import { useNavigation } from "react-router";
import { refusalIn } from "../../answer.ts";
import type { Refused } from "../../form.ts";

/** The refusal that an action answered, if it did; with `values`, only that of the form with these. */
export function refusedIn(answer: unknown, values: Record<string, string> = {}): Refused | null {
  const refused = refusalIn(answer);
  const ours = Object.entries(values).every(([name, value]) => refused?.values[name] === value);
  return ours ? refused : null;
}

/** Whether the form with this value in this field is on its way; any form without them. */
export function useBusy(field?: string, value?: string): "busy" | undefined {
  const { state, formData } = useNavigation();
  if (state !== "submitting") return undefined;
  return !field || formData?.get(field) === value ? "busy" : undefined;
}
