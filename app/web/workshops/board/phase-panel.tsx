import type { ComponentType } from "react";
import type { TextFunction } from "#messages/text.ts";
import { ConsentPanel } from "../panels/consent.tsx";
import { ConvictionPanel } from "../panels/conviction.tsx";
import { DraftPanel } from "../panels/draft.tsx";
import { LadderPanel } from "../panels/ladder.tsx";
import { RatePanel } from "../panels/rate.tsx";
import type { BoardState, Send } from "./store.ts";
import { TiePanel } from "./tie-panel.tsx";
import type { Phase, PhaseKind } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";
import { VotePanel } from "./vote-panel.tsx";

export interface PanelProps {
  board: BoardState;
  send: Send;
  text: TextFunction;
}

/** What a phase adds above the notes: one line a kind. */
const panels: Partial<Record<PhaseKind, ComponentType<PanelProps>>> = {
  conviction: ConvictionPanel,
  ladder: LadderPanel,
  draft: DraftPanel,
  rate: RatePanel,
  consent: ConsentPanel,
  vote: VotePanel,
  tie: TiePanel,
};

/** The part of the page that belongs to the phase alone. */
export function PhasePanel({ phase }: { phase: Phase }) {
  const { store, text } = useTools();
  const board = useBoardState();
  const Panel = panels[phase.kind];
  return Panel ? <Panel key={phase.id} board={board} send={store.send} text={text} /> : null;
}
