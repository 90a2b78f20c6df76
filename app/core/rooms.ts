/** What changed on a board, for one listener. The bytes of `shared` are the same for everybody who listens. */
export interface RoomMessage {
  kind: "shared" | "own";
  bytes: Uint8Array;
  /** Up to where the reader is now: the number of the shared log, or of their own part. */
  number: number;
}

/** Who listens: a participant, or null for a wall and for whoever only facilitates. */
export interface RoomListener {
  participantId: string | null;
  hear: (message: RoomMessage) => void;
  /** They were removed: they hear nothing of what changed with it or after it. */
  out: () => void;
}

/** The boards that somebody has open in this process. */
export interface Rooms {
  /** Tells of every change from now on, until the returned function is called. */
  enter(boardId: string, listener: RoomListener): () => void;
  /**
   * What a reader who has seen `number` misses of the shared part: null when nothing, else the changes, or all of it
   * when they are many or the reader comes new.
   */
  catchUp(boardId: string, number: number | null): Promise<RoomMessage | null>;
  /** The part of one participant alone, unless they have it already. */
  ownOf(boardId: string, participantId: string, number: number | null): Promise<RoomMessage | null>;
}
