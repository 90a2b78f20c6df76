import type { KeptNote } from "./types.ts";

/** Where notes wait on this device; a part of the browser's `localStorage`. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What became of sending a note: it is there, it will never be, or one tries again later. */
export type Sent = { kind: "there" } | { kind: "refused"; problem: string } | { kind: "later" };

interface Options {
  /** Of one participant on one board: another guest on the same device finds nothing of it. */
  key: string;
  shelf: Shelf;
  send: (note: KeptNote) => Promise<Sent>;
  /** Called with what waits, after each change. */
  changed: (kept: KeptNote[]) => void;
  wait?: (milliseconds: number) => Promise<void>;
}

/** Milliseconds before a note that could not be sent is tried again: at first, and at most. */
const [firstWait, longestWait] = [1_000, 5_000];

/**
 * Keeps notes on the device until the server has each of them. A note is written down before it is sent and has its id
 * from here, so that it survives a reload and arrives once however often it is sent.
 */
export function openOutbox({ key, shelf, send, changed, wait = pause }: Options) {
  let memory: KeptNote[] = [];
  let sending = false;
  let awake = () => {};

  const read = (): KeptNote[] => {
    try {
      const text = shelf.getItem(key);
      if (text === null) return memory;
      const found: unknown = JSON.parse(text);
      return Array.isArray(found) ? found.filter(isKept) : [];
    } catch {
      // A device that keeps nothing (a private window that refuses): the page itself is the last place.
      return memory;
    }
  };
  const write = (notes: KeptNote[]) => {
    memory = notes;
    try {
      if (notes.length === 0) shelf.removeItem(key);
      else shelf.setItem(key, JSON.stringify(notes));
    } catch {
      // As above; nothing is lost while the page is open.
    }
    changed(notes);
  };
  const drop = (id: string) => write(read().filter((note) => note.id !== id));
  const next = () => read().find((note) => note.problem === undefined);

  async function flush(): Promise<void> {
    if (sending) return awake();
    sending = true;
    let pauseFor = firstWait;
    for (let note = next(); note; note = next()) {
      const sent = await send(note);
      const { id } = note;
      if (sent.kind === "there") drop(id);
      else if (sent.kind === "refused") {
        write(read().map((each) => (each.id === id ? { ...each, problem: sent.problem } : each)));
      } else {
        await Promise.race([wait(pauseFor), new Promise<void>((resolve) => (awake = resolve))]);
        pauseFor = Math.min(pauseFor * 2, longestWait);
        continue;
      }
      pauseFor = firstWait;
    }
    sending = false;
  }

  return {
    /** Shows and sends what an earlier page left here. */
    open() {
      changed(read());
      return flush();
    },
    add(note: KeptNote) {
      write([...read(), note]);
      return flush();
    },
    /** Takes a note back before it was sent, or one that was refused. */
    drop,
    /** Tries at once, such as when the connection is back. */
    flush,
  };
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const isKept = (note: unknown): note is KeptNote =>
  typeof note === "object" &&
  note !== null &&
  ["id", "areaId", "text", "colour"].every(
    (name) => typeof (note as Record<string, unknown>)[name] === "string",
  );
