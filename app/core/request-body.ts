import { Malformed, type Refusal, TooLarge, TooSlow, Unavailable } from "./errors.ts";

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** Bytes of any form or JSON; what anybody may send of whom nothing is known yet. */
export const mostOfForm = 2 * megabyte;
/** Bytes that each body may bring without being counted: ordinary forms come through, however busy it is. */
const uncounted = 64 * kilobyte;
/** Milliseconds in which a form must be here, and in which the next piece of a large file must come. */
const patience = 15_000;

/**
 * What bodies hold in this process's memory. More at once than `number` bodies or `bytes` in all are turned away
 * until others are done.
 */
export class BodyRoom {
  readonly #number: number;
  readonly #bytes: number;
  #bodies = 0;
  #held = 0;

  constructor(number: number, bytes: number) {
    this.#number = number;
    this.#bytes = bytes;
  }

  /** Errors: Unavailable `busy` when there are as many already. */
  enter(): Held {
    if (this.#bodies >= this.#number) throw new Unavailable("busy");
    this.#bodies += 1;
    let own = 0;
    let inside = true;
    return {
      add: (bytes) => {
        if (this.#held + bytes > this.#bytes) throw new Unavailable("busy");
        this.#held += bytes;
        own += bytes;
      },
      leave: () => {
        if (!inside) return;
        inside = false;
        this.#bodies -= 1;
        this.#held -= own;
      },
    };
  }
}

/** A body's share of the room, until it left. */
export interface Held {
  /** Errors: Unavailable `busy` when there is no more room. */
  add(bytes: number): void;
  leave(): void;
}

/** Rooms of a process: for forms of whoever, and for the files of those who are known. */
export interface BodyRooms {
  forms: BodyRoom;
  files: BodyRoom;
}

export const openBodyRooms = (): BodyRooms => ({
  forms: new BodyRoom(2_000, 48 * megabyte),
  files: new BodyRoom(4, 128 * megabyte),
});

/** The length that the sender names, or null where it names none. */
const lengthOf = (request: Request): number | null => {
  const length = request.headers.get("Content-Length");
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
};

/** Whether a request may bring more than a form holds: it says so, or does not say how much it brings. */
export const mayBeLarge = (request: Request): boolean =>
  request.body !== null && (lengthOf(request) ?? Number.POSITIVE_INFINITY) > mostOfForm;

/**
 * Reads a body of at most `most` bytes. Errors: TooLarge before or while it is read; TooSlow when it is not whole
 * after 15 s; Unavailable when others fill the room.
 */
export async function readSmall(
  request: Request,
  most: number,
  held: Held,
): Promise<Uint8Array<ArrayBuffer>> {
  if ((lengthOf(request) ?? 0) > most) throw new TooLarge();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const until = Date.now() + patience;
  for await (const piece of inTime(request.body, () => until - Date.now())) {
    size += piece.byteLength;
    if (size > most) throw new TooLarge();
    held.add(Math.max(0, Math.min(piece.byteLength, size - uncounted)));
    pieces.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/**
 * The same body, read by somebody else piece by piece. Errors, from whoever reads it: TooLarge; TooSlow when nothing
 * came for 15 s; Unavailable. At once: TooLarge where its length says so.
 */
export function boundLarge(request: Request, most: number, held: Held): ReadableStream<Uint8Array> | null {
  if ((lengthOf(request) ?? 0) > most) throw new TooLarge();
  if (!request.body) return null;
  let size = 0;
  const pieces = inTime(request.body, () => patience);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) return controller.close();
        size += value.byteLength;
        if (size > most) throw new TooLarge();
        held.add(value.byteLength);
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        await pieces.return(undefined);
      }
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}

/** Pieces of a body, each within the milliseconds that are left for it. Errors: TooSlow; Malformed when it breaks off. */
async function* inTime(
  body: ReadableStream<Uint8Array> | null,
  left: () => number,
): AsyncGenerator<Uint8Array, undefined> {
  if (!body) return;
  const reader = body.getReader();
  let over = false;
  try {
    while (!over) {
      const next = await within(reader.read(), left());
      over = next.done;
      if (!next.done) yield next.value;
    }
  } finally {
    // Whoever stops early wants no more of it.
    if (!over) reader.cancel().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([promise.catch(brokenOff), late]);
  } finally {
    clearTimeout(timer);
  }
}

function brokenOff(): never {
  throw new Malformed("broken_off");
}

/** What went wrong while a form was read: our own refusal where there is one inside, else that it is no form. */
export function unreadable(error: unknown): Refusal {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof Malformed || inner instanceof TooLarge) return inner;
    if (inner instanceof TooSlow || inner instanceof Unavailable) return inner;
  }
  return new Malformed();
}
