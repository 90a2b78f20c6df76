import { useNavigation } from "react-router";
import type { Refused } from "../../form.ts";
import type { CaseData } from "./case.tsx";

/** What each panel of the writer works on. */
export type PanelProps = { data: CaseData; refused: Refused | null };

/** Whether this panel's form is under way. */
export function useBusy(intent: string): "busy" | undefined {
  const { state, formData } = useNavigation();
  return state === "submitting" && formData?.get("intent") === intent ? "busy" : undefined;
}
