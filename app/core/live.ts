/** What a reader of the log learns: that something about a subject changed, never what. */
export interface LiveEvent {
  number: number;
  type: string;
  subjectType: string;
  subjectId: string | null;
  /** The case it belongs to, with what decides who may see it. */
  place: { id: string; teamId: string | null; ownerId: string | null } | null;
}

/** The channel that says which board changed; its payload is the board's id. */
export const boardChannel = "kept_boards";

/** What a command of this process just committed: the log will tell of it in a moment. */
export type OwnEvent = Pick<LiveEvent, "number" | "type" | "subjectType">;

/** The growing end of the log, as every process sees it within a moment of a commit anywhere. */
export interface Live {
  /** Calls back with each batch of new events, until the returned function is called. */
  subscribe(listener: (events: LiveEvent[]) => void): () => void;
  /** Tells this process of what it committed itself, before anybody gets an answer. */
  announce(events: OwnEvent[]): void;
  /** Number of the newest event that this process has read. */
  last(): number;
  /**
   * Calls back with the id of each board that changed anywhere, and with null every two seconds and after a lost
   * connection: then any board may have.
   */
  onBoard(listener: (boardId: string | null) => void): () => void;
}
