import { useNavigation } from "react-router";

/** Whether a form of this page is under way: the one with this intent, or any. */
export function useBusy(intent?: string): "busy" | undefined {
  const { state, formData } = useNavigation();
  if (state === "idle" || !formData) return undefined;
  return intent === undefined || formData.get("intent") === intent ? "busy" : undefined;
}
