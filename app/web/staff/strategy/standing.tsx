import { Mark, type MarkState } from "#ui/mark.tsx";
import { useText } from "../../text.tsx";

type Standing = "met" | "missed" | "not_yet_known" | "working_toward";
export const standingMarks: Record<Standing, MarkState> = {
  met: "kept",
  missed: "risk",
  working_toward: "open",
  not_yet_known: "none",
};

/** How a standard stands, as a mark. */
export function StandingMark({ standing }: { standing: Standing }) {
  const text = useText();
  return <Mark state={standingMarks[standing]}>{text(`strategy.standing.${standing}`)}</Mark>;
}

/** How far a pledge is, as a mark. */
export function PledgeMark({ state }: { state: "idea" | "tested" | "published" | "withdrawn" }) {
  const text = useText();
  const mark: MarkState = state === "published" ? "kept" : state === "withdrawn" ? "none" : "open";
  return <Mark state={mark}>{text(`strategy.pledgeState.${state}`)}</Mark>;
}
