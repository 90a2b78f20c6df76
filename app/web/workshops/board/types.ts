/** What the board's stream tells: the shapes of app/blocks/boards as JSON brings them. Times are RFC 3339. */
export type PhaseKind =
  | "conviction"
  | "write"
  | "discuss"
  | "group"
  | "vote"
  | "rate"
  | "tie"
  | "ladder"
  | "draft"
  | "consent";

export interface Phase {
  id: string;
  kind: PhaseKind;
  title: string;
  prompt: string | null;
  /** Cards that are in sight only while the facilitator shows them. */
  prompts: string[];
  /** Planned seconds on the timer. */
  seconds: number | null;
  anonymous: boolean;
  /** Dots for each participant, in a phase of voting. */
  votes: number | null;
  /** The areas that it is about; all when empty. */
  areaIds: string[];
  deadlineAt: string | null;
  /** When its round ended. */
  closedAt: string | null;
}

export interface Area {
  id: string;
  title: string;
  /** The start of each note's sentence. */
  stem: string | null;
}

export interface Frame {
  id: string;
  phaseId: string | null;
  timerEndsAt: string | null;
  promptsShown: boolean;
  libraryShown: boolean;
  closedAt: string | null;
  phases: Phase[];
  areas: Area[];
}

export interface Thing {
  id: string;
}
/** Where words are from, when nobody here wrote them. */
export type Source =
  | { kind: "import"; title?: string }
  | { kind: "library"; entryId: string; organisation: string; title: string; url: string; language: string };
export type Colour = "sun" | "sky" | "leaf" | "rose" | "stone";
export interface Note extends Thing {
  areaId: string;
  groupId: string | null;
  text: string;
  colour: Colour;
  position: number;
  /** What it comes from: a voice or a bad moment. Which one it is, its readers ask the server. */
  evidenceKind: "case" | "bad_moment" | null;
  source: Source | null;
  revision: number;
  /** Null for nameless notes, and absent from one's own hidden ones. */
  authorId?: string | null;
}
export interface Group extends Thing {
  areaId: string;
  name: string;
  position: number;
}
export type Role = "facilitator" | "cofacilitator" | "participant";
export interface Participant extends Thing {
  name: string | null;
  role: Role;
  speaksFor: number;
  ready: boolean;
  hand: boolean;
  here: boolean;
}
export interface Tie extends Thing {
  targetIds: string[];
}
export interface VoteResults extends Thing {
  results: { targetId: string; votes: number }[];
}
export interface RatingResults extends Thing {
  results: { targetId: string; able: number; stretch: number; raters: number }[];
}
/** What hangs above the elements; more fields come with drafting. */
export interface Statement extends Thing {
  text: string;
  position: number;
}

export type StakeKind = "opportunity" | "challenge";
/** What a note says is at stake. */
export interface Stake extends Thing {
  noteId: string | null;
  kind: StakeKind;
  text: string;
}
/** What is to be done about a note; who does it is for those who work here. */
export interface Action extends Thing {
  noteId: string | null;
  text: string;
  state: string;
}

/** The kinds that the board itself knows; others are found by their name. */
export interface Kinds {
  note: Note;
  group: Group;
  participant: Participant;
  tie: Tie;
  votes: VoteResults;
  ratings: RatingResults;
  statement: Statement;
  stake: Stake;
  action: Action;
}

export interface SharedMessage {
  number: number;
  frame?: Frame;
  all?: Record<string, Thing[]>;
  changed?: Record<string, Thing[]>;
  gone?: Record<string, string[]>;
}
export interface OwnMessage {
  number: number;
  own: Record<string, unknown[]>;
}

/** A note that is kept on this device until the server has it. */
export interface KeptNote {
  id: string;
  areaId: string;
  text: string;
  colour: Colour;
  /** The phase in which it was typed, and that it said "without names": what was promised there holds on arrival. */
  inPhase?: string;
  nameless?: true;
  /** Set when it was refused for good: why. */
  problem?: string;
}
