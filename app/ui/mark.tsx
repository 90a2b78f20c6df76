import type { ReactNode } from "react";

/** What a mark can mean; each has a sign besides its colour. */
export type MarkState = "kept" | "risk" | "broken" | "open" | "none";
const signs: Record<MarkState, string> = { kept: "✓", risk: "▲", broken: "!", open: "○", none: "–" };

/** A small word that says how something stands. */
export function Mark({ state, children }: { state: MarkState; children: ReactNode }) {
  return (
    <span className={`mark ${state}`}>
      <span aria-hidden="true">{signs[state]}</span> {children}
    </span>
  );
}
