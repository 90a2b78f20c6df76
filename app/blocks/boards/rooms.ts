import type { Log } from "#core/context.ts";
import type { Live } from "#core/live.ts";
import type { RoomListener, RoomMessage, Rooms } from "#core/rooms.ts";
import type { Database } from "#db/client.ts";
import {
  type BoardParts,
  numberOf,
  type OwnMessage,
  ownNumbersOf,
  readChanges,
  readOwn,
  readWhole,
  type SharedMessage,
} from "./read-board.ts";

/**
 * Milliseconds in which changes are gathered, so that two hundred writers are not two hundred messages to two hundred
 * readers: 40, and half a millisecond more for each who listens, because each costs a write to a socket.
 */
const together = (listeners: number): number => 40 + listeners / 2;

interface Options {
  database: Database;
  live: Pick<Live, "onBoard">;
  log: Log;
  parts: BoardParts;
}

/**
 * Delivers boards: a change is read once for all who listen in this process and sent to each as the same bytes; the
 * part that is one participant's alone goes to them only. Any number of processes may serve one board.
 */
export function openRooms(options: Options): Rooms & { stop(): void } {
  const { database, parts } = options;
  const rooms = new Map<string, Room>();
  const leave = options.live.onBoard((boardId) => {
    if (boardId) rooms.get(boardId)?.wake();
    else for (const room of rooms.values()) room.wake();
  });
  return {
    enter(boardId, listener) {
      const room = rooms.get(boardId) ?? new Room(boardId, options);
      rooms.set(boardId, room);
      const out = room.add(listener);
      return () => {
        if (out() === 0) rooms.delete(boardId);
      };
    },
    async catchUp(boardId, number) {
      const room = rooms.get(boardId);
      await room?.ready;
      if (number !== null) {
        const changes = await readChanges(database, parts, boardId, number);
        if (!changes?.all) return changes && sharedMessage(changes);
      }
      return room ? room.whole() : sharedMessage(await readWhole(database, parts, boardId));
    },
    async ownOf(boardId, participantId, number) {
      const [at] = await ownNumbersOf(database, boardId, [participantId]);
      if (!at || at.number === number) return null;
      const own = await readOwn(database, parts, boardId, [at]);
      const message = own.get(participantId);
      return message ? ownMessage(message) : null;
    },
    stop: leave,
  };
}

class Room {
  /** Until the room knows where the board is: what comes later, every listener hears. */
  readonly ready: Promise<void>;
  readonly #boardId: string;
  readonly #options: Options;
  readonly #listeners = new Set<RoomListener>();
  readonly #ownNumbers = new Map<string, number>();
  #number = 0;
  #awake = false;
  #working = false;
  #whole: { number: number; message: Promise<RoomMessage> } | null = null;

  constructor(boardId: string, options: Options) {
    this.#boardId = boardId;
    this.#options = options;
    this.ready = numberOf(options.database, boardId).then((number) => {
      this.#number = number;
    });
    this.ready.catch(() => undefined);
  }

  /** The returned function takes the listener out and says how many are left. */
  add(listener: RoomListener): () => number {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      return this.#listeners.size;
    };
  }

  /** The whole board as bytes, read once for all who come at the same number. */
  async whole(): Promise<RoomMessage> {
    const { database, parts } = this.#options;
    const number = await numberOf(database, this.#boardId);
    if (this.#whole?.number !== number) {
      const message = readWhole(database, parts, this.#boardId).then(sharedMessage);
      this.#whole = { number, message };
      message.catch(() => {
        this.#whole = null;
      });
    }
    return this.#whole.message;
  }

  wake(): void {
    this.#awake = true;
    if (this.#working) return;
    this.#working = true;
    setTimeout(() => this.#work(), together(this.#listeners.size));
  }

  async #work(): Promise<void> {
    try {
      await this.ready;
      this.#awake = false;
      await this.#tellShared();
      await this.#tellOwn();
    } catch (error) {
      // The next wake, two seconds away at most, tries again from the same number.
      this.#options.log.warn({ error: String(error) }, "a board could not be read just now");
    } finally {
      this.#working = false;
      if (this.#awake && this.#listeners.size > 0) this.wake();
    }
  }

  async #tellShared(): Promise<void> {
    const { database, parts } = this.#options;
    const changes = await readChanges(database, parts, this.#boardId, this.#number);
    if (!changes) return;
    this.#number = changes.number;
    const message = changes.all ? await this.whole() : sharedMessage(changes);
    const removed = removedIn(changes);
    for (const listener of this.#listeners) {
      // A code that is new since they were sent away may stand in the same message.
      if (listener.participantId && removed.has(listener.participantId)) listener.out();
      else listener.hear(message);
    }
  }

  async #tellOwn(): Promise<void> {
    const { database, parts } = this.#options;
    const ids = new Set([...this.#listeners].flatMap(({ participantId }) => participantId ?? []));
    const numbers = await ownNumbersOf(database, this.#boardId, [...ids]);
    const changed = numbers.filter(({ id, number }) => this.#ownNumbers.get(id) !== number);
    const own = await readOwn(database, parts, this.#boardId, changed);
    for (const { id, number } of changed) this.#ownNumbers.set(id, number);
    for (const listener of this.#listeners) {
      const message = listener.participantId ? own.get(listener.participantId) : undefined;
      if (message) listener.hear(ownMessage(message));
    }
  }
}

/** Who is known to be sent away by a message. */
function removedIn({ all, changed }: SharedMessage): Set<string> {
  const people: { id: string; removed?: boolean }[] = (all ?? changed)?.participant ?? [];
  return new Set(people.filter(({ removed }) => removed).map(({ id }) => id));
}

const encoder = new TextEncoder();
const sharedMessage = (message: SharedMessage): RoomMessage => messageOf("shared", message);
const ownMessage = (message: OwnMessage): RoomMessage => messageOf("own", message);

const messageOf = (kind: "shared" | "own", message: { number: number }): RoomMessage => ({
  kind,
  number: message.number,
  bytes: encoder.encode(`event: ${kind}\ndata: ${JSON.stringify(message)}\n\n`),
});
