import { areasOf } from "../board/areas-of.ts";
import { type BoardState, byPosition, facilitatesNow, isClosed, ownChair, ownList } from "../board/state.ts";
import type { Source, Thing } from "../board/types.ts";

/** What the drafting half of a workshop tells its board: the shapes of app/domain/workshops as JSON brings them. */
export interface Statement extends Thing {
  text: string;
  explanation: string | null;
  why: string | null;
  position: number;
  principleId: string | null;
  agreed: boolean;
  revision: number;
  evidence: { linkId: string; caseId: string }[];
  source: Source | null;
}
export interface Words {
  text?: string;
  explanation?: string | null;
  why?: string | null;
}
export interface Suggestion extends Thing {
  authorId: string | null;
  words: Words;
  state: "open" | "accepted" | "declined" | "earlier";
  reason: string | null;
}
export interface Drafting extends Thing {
  nudged: boolean;
  similar: { a: string; b: string; likeness: number }[];
  dropped: { id: string; text: string }[];
}
export interface DropRound extends Thing {
  open: boolean;
  results: { statementId: string; votes: number }[];
}
export interface Objection {
  id: string;
  reason: string;
  reply: string | null;
  lifted: "objector" | "facilitator" | null;
  liftReason: string | null;
  open: boolean;
  authorId: string | null;
}
export interface Consent extends Thing {
  /** Who has no objection; `agree` and `liveWith` of them, null where too few answered to tell them apart. */
  consenting: number;
  agree: number | null;
  liveWith: number | null;
  objections: Objection[];
}
export type ConsentAnswer = "agree" | "live_with" | "object";
export interface OwnConsent {
  statementId: string;
  answer: ConsentAnswer;
  reason: string | null;
  revision: number;
}
export const rungs = ["work", "why", "stand_for", "basis", "promise", "principles"] as const;
export type Rung = (typeof rungs)[number];
export interface LadderAnswer extends Thing {
  question: Rung;
  text: string;
  authorId: string | null;
  ideaId: string | null;
  /** Whom the idea would be for; null for everybody. */
  audience: string | null;
}
export type Spread =
  | { kind: "too_few" }
  | { kind: "counts"; counts: number[]; answers: number }
  | { kind: "range"; from: number; to: number; answers: number };
export interface Conviction extends Thing {
  spread: Spread;
}

/** Things of a kind, by id. */
export const named = <Kind extends Thing>(board: BoardState, kind: string): ReadonlyMap<string, Kind> =>
  (board.things[kind] ?? new Map()) as ReadonlyMap<string, Kind>;

export const statementsInOrder = (board: BoardState): Statement[] =>
  [...named<Statement>(board, "statement").values()].sort(byPosition);

export const draftingOf = (board: BoardState): Drafting | undefined =>
  named<Drafting>(board, "drafting").values().next().value;

export const suggestionsOf = (board: BoardState, statementId: string): Suggestion[] =>
  named<Thing & { suggestions: Suggestion[] }>(board, "suggestion").get(statementId)?.suggestions ?? [];

/** Whether one may write on the board now. */
export const writesNow = (board: BoardState): boolean =>
  !isClosed(board) && board.participantId !== null && !ownChair(board)?.muted;

/** Whether this reader decides on the words of a statement: its drafter, and those who facilitate. */
export const wordsAreMine = (board: BoardState, statementId: string): boolean =>
  facilitatesNow(board) || ownList<{ id: string }>(board, "drafts").some(({ id }) => id === statementId);

/**
 * How many elements gave rise to each statement, and how many to none. Loose is what the phase of tying shows: nobody
 * ties a note of an area that stands in no such phase.
 */
export function countTies(board: BoardState): { elements: Map<string, number>; untied: number } {
  const statements = named<Statement>(board, "statement");
  const ties = named<Thing & { targetIds: string[] }>(board, "tie");
  const elements = new Map<string, number>();
  const areas = tiedAreas(board);
  let untied = 0;
  for (const [noteId, { areaId }] of named<Thing & { areaId: string }>(board, "note")) {
    const targets = (ties.get(noteId)?.targetIds ?? []).filter((id) => statements.has(id));
    if (targets.length === 0 && areas.has(areaId)) untied += 1;
    for (const id of targets) elements.set(id, (elements.get(id) ?? 0) + 1);
  }
  return { elements, untied };
}

/** The areas whose notes are tied: those of the phases of tying, and all where no phase says. */
function tiedAreas({ frame }: BoardState): ReadonlySet<string> {
  const all = frame?.areas ?? [];
  const tying = (frame?.phases ?? []).filter(({ kind }) => kind === "tie");
  const named = tying.length > 0 ? tying.flatMap((phase) => areasOf(phase, all)) : all;
  return new Set(named.map(({ id }) => id));
}

/** What a person is called here, if anybody may know. */
export const nameOf = (board: BoardState, participantId: string | null): string | null =>
  (participantId && named<Thing & { name: string | null }>(board, "participant").get(participantId)?.name) ||
  null;
