import { createContext, useContext, useMemo } from "react";
import { type BoardState, currentPhase, isClosed, ownList, thingsOf } from "./state.ts";
import type { Action, Stake, Thing } from "./types.ts";

/** What the phase adds to notes and groups: dots to give, dots that were given, ties. */
export interface Marks {
  mode: "none" | "vote" | "results" | "tie";
  /** The phase of the dots. */
  phaseId: string | null;
  /** Between what a run-off decides; null where dots go to anything. */
  only: ReadonlySet<string> | null;
  /** Own dots by target, and how many are left. */
  dots: ReadonlyMap<string, number>;
  left: number;
  /** Counts by target, once the round is over, and the highest. */
  results: ReadonlyMap<string, number>;
  most: number;
  /** The statement that notes are tied to now, and what it has. */
  statementId: string | null;
  targetsOf: (noteId: string) => string[];
  /** What notes were taken up as, by note. */
  stakes: ReadonlyMap<string, Stake[]>;
  actions: ReadonlyMap<string, Action[]>;
}

interface OwnVote {
  phaseId: string;
  targetId: string;
  votes: number;
}

const nothing: Marks = {
  mode: "none",
  phaseId: null,
  only: null,
  dots: new Map(),
  left: 0,
  results: new Map(),
  most: 0,
  statementId: null,
  targetsOf: () => [],
  stakes: new Map(),
  actions: new Map(),
};
export const MarksContext = createContext<Marks>(nothing);
export const useMarks = (): Marks => useContext(MarksContext);

/** Recounts only what this phase needs, and only when it changed. */
export function useMarksOf(state: BoardState, statementId: string | null): Marks {
  const phase = currentPhase(state);
  const own = state.own.votes;
  const votes = state.things.votes;
  const ties = state.things.tie;
  const { stake, action } = state.things;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of the state that count are named
  return useMemo(() => {
    if (!phase) return nothing;
    const takenUp = {
      ...nothing,
      stakes: byNote(thingsOf(state, "stake")),
      actions: byNote(thingsOf(state, "action")),
    };
    if (phase.kind === "tie") {
      const known = thingsOf(state, "tie");
      const targetsOf = (noteId: string) => known.get(noteId)?.targetIds ?? [];
      return { ...takenUp, mode: "tie", statementId, targetsOf };
    }
    if (phase.kind !== "vote") return takenUp;
    const cast = ownList<OwnVote>(state, "votes").filter((vote) => vote.phaseId === phase.id);
    const dots = new Map(cast.map((vote) => [vote.targetId, vote.votes]));
    const spent = cast.reduce((sum, vote) => sum + vote.votes, 0);
    const open = !phase.closedAt && !isClosed(state);
    const results = new Map(
      (thingsOf(state, "votes").get(phase.id)?.results ?? []).map((each) => [each.targetId, each.votes]),
    );
    return {
      ...takenUp,
      mode: open ? "vote" : "results",
      phaseId: phase.id,
      only: phase.runOff && new Set(phase.runOff),
      dots,
      left: (phase.votes ?? 0) - spent,
      results,
      most: Math.max(1, ...results.values()),
    };
  }, [phase, own, votes, ties, stake, action, statementId, state.frame]);
}

/** Things that came of a note, by that note. */
function byNote<Made extends Thing & { noteId: string | null }>(
  things: ReadonlyMap<string, Made>,
): ReadonlyMap<string, Made[]> {
  const made = new Map<string, Made[]>();
  for (const thing of things.values()) {
    if (thing.noteId) made.set(thing.noteId, [...(made.get(thing.noteId) ?? []), thing]);
  }
  return made;
}

/** Chooses the statement that notes are tied to. */
export const StatementChoice = createContext<(statementId: string) => void>(() => undefined);
export const useStatementChoice = () => useContext(StatementChoice);
