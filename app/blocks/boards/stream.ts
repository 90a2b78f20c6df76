import type { Services } from "#core/context.ts";
import type { RoomMessage } from "#core/rooms.ts";

/** Between two heartbeats, in milliseconds: proxies cut streams that are silent for half a minute. */
const heartbeat = 20_000;
/** Bytes that may wait for a slow reader before it is sent away to catch up later. */
const mostWaiting = 8 * 1024 * 1024;

/** Where a reader is: the number of the shared log and, of a participant, that of their own part. */
export interface Cursor {
  shared: number;
  own: number;
}

/** `41.7` as a reader gives it; null for a newcomer or for what is no cursor. */
export function cursorIn(text: string | null | undefined): Cursor | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? "");
  return match ? { shared: Number(match[1]), own: Number(match[2]) } : null;
}

export interface BoardStreamOptions {
  services: Pick<Services, "rooms" | "log" | "clock" | "streams">;
  boardId: string;
  participantId: string | null;
  since: Cursor | null;
  /** Whose stream it is, among all that they have open. */
  person: string;
  /** Asked with every heartbeat, and once at the end: whether this reader may go on; notes that they are here. */
  still: (moment: "here" | "gone") => Promise<"stay" | "leave">;
  signal: AbortSignal;
}

/**
 * Server-sent events of a board: `shared` and `own`, first what the reader misses, then each change. A reader that
 * gets a message with a number it has passed leaves it aside. `ready`, and `here` with each heartbeat, tell the
 * server's time (milliseconds), so that timers end at the same moment everywhere.
 */
export function openBoardStream(options: BoardStreamOptions): ReadableStream<Uint8Array> {
  const { services, boardId, participantId, since } = options;
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let early: RoomMessage[] | null = [];
        let ended = false;
        const end = () => {
          if (ended) return;
          stop();
          controller.close();
        };
        const say = (bytes: Uint8Array) => {
          if (ended) return;
          if ((controller.desiredSize ?? 0) <= 0) return end();
          controller.enqueue(bytes);
        };
        const sign = (name: "here" | "ready") =>
          encoder.encode(`event: ${name}\ndata: {"now":${services.clock().getTime()}}\n\n`);
        const hear = (message: RoomMessage) => (early ? early.push(message) : say(message.bytes));
        const out = () => {
          say(encoder.encode("event: removed\ndata: {}\n\n"));
          end();
        };
        const leave = services.rooms.enter(boardId, { participantId, hear, out });
        const beat = setInterval(async () => {
          const answer = await options.still("here").catch(() => "leave");
          if (answer === "leave") return end();
          say(sign("here"));
        }, heartbeat);
        // Whose account changed comes back with what they are now, or not at all.
        const place = services.streams.open(options.person, { look: end, end });
        stop = () => {
          ended = true;
          place.close();
          clearInterval(beat);
          leave();
          options.signal.removeEventListener("abort", end);
          options.still("gone").catch(() => undefined);
        };
        options.signal.addEventListener("abort", end);
        try {
          say(encoder.encode("retry: 1000\n\n"));
          if ((await options.still("here")) === "leave") return end();
          const missed = await services.rooms.catchUp(boardId, since?.shared ?? null);
          if (missed) say(missed.bytes);
          const own =
            participantId && (await services.rooms.ownOf(boardId, participantId, since?.own ?? null));
          if (own) say(own.bytes);
          for (const message of early) say(message.bytes);
          early = null;
          say(sign("ready"));
        } catch (error) {
          services.log.warn({ error: String(error) }, "a board's stream could not catch up");
          end();
        }
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
}
