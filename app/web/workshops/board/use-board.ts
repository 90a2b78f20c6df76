import { createContext, useContext, useSyncExternalStore } from "react";
import type { TextFunction, TextTree } from "#messages/text.ts";
import type { Decision } from "./decisions.ts";
import type { Answer, BoardState, BoardStore, Undo } from "./store.ts";

/** What the page gives its script. */
export interface BoardPlace {
  workshopId: string;
  title: string;
  participantId: string | null;
  leads: boolean;
  /** Somebody works alone: nobody is waited for, and nobody else is shown. */
  alone: boolean;
  mode: "board" | "wall";
  language: string;
  texts: TextTree;
  /** How one joins, while one may. */
  join: { code: string; address: string; qr: { size: number; path: string } } | null;
  /** The page that tells what came of it: the own one of guests, or that of those who work here. */
  outcome: string;
  /** Where staff go back to; null for guests. */
  back: string | null;
}

/** What an act leaves behind: a way back, and what to say. */
export interface After {
  undo?: Undo | ((result: Record<string, unknown>) => Undo);
  said?: string | ((result: Record<string, unknown>) => string);
}
export type Act = (command: string, input: object, after?: After) => Promise<Answer>;

export interface BoardTools {
  place: BoardPlace;
  store: BoardStore;
  text: TextFunction;
  /** Acts, shows a refusal in words, and keeps the way back. */
  act: Act;
  /** Decides what may be decided anew at any moment: shown at once, a refusal said in words. */
  decide: (decision: Decision, after?: After) => void;
  /** Says something politely, for eyes and for screen readers. */
  say: (sentence: string) => void;
  /** Tells screen readers alone what eyes see anyway. */
  tell: (sentence: string) => void;
  undo: () => void;
  canUndo: boolean;
}

export const BoardContext = createContext<BoardTools | null>(null);

export function useTools(): BoardTools {
  const tools = useContext(BoardContext);
  if (!tools) throw new Error("a part of the board stands outside of it");
  return tools;
}

/** The board as it is now. */
export function useBoardState(): BoardState {
  const { store } = useTools();
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
