import { Mark, type MarkState } from "#ui/mark.tsx";
import { useFormat, useText } from "../../text.tsx";

export type ActionState = "open" | "doing" | "done" | "dropped";
const marks: Record<ActionState, MarkState> = { open: "open", doing: "open", done: "kept", dropped: "none" };

/** How an action stands. */
export function ActionMark({ state }: { state: ActionState }) {
  const text = useText();
  return <Mark state={marks[state]}>{text(`outcome.actionState.${state}`)}</Mark>;
}

/** The day by which it is to be done; one that passed says so. */
export function DueDay({
  action: { dueOn, state },
  today,
}: {
  action: { dueOn: string | null; state: ActionState };
  today: string;
}) {
  const text = useText();
  const format = useFormat();
  if (!dueOn) return "–";
  const day = format.date(`${dueOn}T12:00:00Z`);
  const passed = dueOn < today && (state === "open" || state === "doing");
  return passed ? <Mark state="risk">{text("actions.passed", { day })}</Mark> : day;
}
