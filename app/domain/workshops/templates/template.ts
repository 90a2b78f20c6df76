/** What a phase is for; it decides what is private and what one sees first. */
export const phaseKinds = [
  "conviction",
  "write",
  "discuss",
  "group",
  "vote",
  "rate",
  "tie",
  "ladder",
  "draft",
  "consent",
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

export interface TemplatePhase {
  kind: PhaseKind;
  title: string;
  prompt?: string;
  /** Cards that may be shown while people talk; never before, so that they anchor nobody. */
  prompts?: string[];
  /** Seconds on the timer that all see. */
  seconds?: number;
  /** Names of authors are withheld for good from what is written in it. */
  anonymous?: boolean;
  /** Dots each participant has, in a phase of voting. */
  votes?: number;
  /** Positions of the areas that it is about; all when left out. */
  areas?: number[];
}

export interface TemplateArea {
  title: string;
  /** The start of each note's sentence. */
  stem?: string;
}

/** What a workshop is made of, as data. */
export interface Template {
  title: string;
  purpose: string;
  areas: TemplateArea[];
  phases: TemplatePhase[];
}
