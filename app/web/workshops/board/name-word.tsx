import { isClosed, ownChair } from "./state.ts";
import type { Phase, PhaseKind } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** What of this phase is shown with the name of whoever gives it. */
const shown: Partial<Record<PhaseKind, "later" | "notes" | "suggestions" | "objections">> = {
  write: "later",
  discuss: "notes",
  group: "notes",
  draft: "suggestions",
  consent: "objections",
};

/** Said before one writes: whether a name will stand beside it. */
export function NameWord({ phase }: { phase: Phase }) {
  const { place, text } = useTools();
  const state = useBoardState();
  const me = ownChair(state);
  const what = shown[phase.kind];
  if (isClosed(state) || place.alone || !me) return null;
  if (phase.shownAs === "nameless") return <p className="quiet">{text("board.anonymous")}</p>;
  if (!what || phase.shownAs === "counted") return null;
  return <p className="quiet">{text(me.name ? `board.named.${what}` : `board.unnamed.${what}`)}</p>;
}
