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

/** The growing end of the log, as every process sees it within a moment of a commit anywhere. */
export interface Live {
  /** Calls back with each batch of new events, until the returned function is called. */
  subscribe(listener: (events: LiveEvent[]) => void): () => void;
  /** Number of the newest event that this process has read. */
  last(): number;
  /**
   * Calls back with the id of each board that changed anywhere, and with null every two seconds and after a lost
   * connection: then any board may have.
   */
  onBoard(listener: (boardId: string | null) => void): () => void;
}
