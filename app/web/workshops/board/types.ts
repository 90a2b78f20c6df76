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
  /** How what is given in it is shown afterwards: with the name, without one, or as a sum alone. */
  shownAs: "with_name" | "nameless" | "counted";
  /** The equals between which its round decides. */
  runOff: string[] | null;
  /** Texts of a template of ours in other languages, as long as nobody changed them. */
  words: Record<string, { title: string; prompt?: string; prompts: string[] }> | null;
}

export interface Area {
  id: string;
  title: string;
  /** The start of each note's sentence. */
  stem: string | null;
  words: Record<string, { title: string; stem?: string }> | null;
}

export interface Frame {
  id: string;
  phaseId: string | null;
  timerEndsAt: string | null;
  /** Seconds that are left while the timer is held. */
  timerLeft: number | null;
  /** The question of the ladder at which all are. */
  rung: string | null;
  /** How one joins, while one may. */
  code: string | null;
  /** The language in which the workshop was made. */
  language: string | null;
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
  /** Stays as it is but for those who facilitate. */
  held: boolean;
}
export type Role = "facilitator" | "cofacilitator" | "participant";
export interface Participant extends Thing {
  name: string | null;
  role: Role;
  speaksFor: number;
  /** For how many they count: what they say, as far as it was confirmed. */
  countsFor: number;
  muted: boolean;
  /** Works here, and is no guest. */
  colleague: boolean;
  /** Sent away: what they signed stays. */
  removed: boolean;
  ready: boolean;
  hand: boolean;
  here: boolean;
}
export interface Tie extends Thing {
  targetIds: string[];
}
export interface VoteResults extends Thing {
  /** Those who gave dots, and for how many people they spoke. */
  devices: number;
  people: number;
  /** The most first; equals share the places from `rank` to `last`. */
  results: { targetId: string; votes: number; rank: number; last: number }[];
}
export interface RatingResults extends Thing {
  results: { targetId: string; able: number; stretch: number; raters: number; devices: number }[];
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
