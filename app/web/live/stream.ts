import type { Actor } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import type { LiveEvent } from "#core/live.ts";
import { logAfter, within } from "#core/log.ts";
import { seesEvent } from "#domain/organisation/visibility.ts";

/** Between two heartbeats, in milliseconds: proxies cut streams that are silent for half a minute. */
const heartbeat = 25_000;
/** How much of the log a returning page hears in detail; after more it reads itself again whole. */
const mostMissed = 500;
/** Messages that may wait for a slow reader before it is sent away to catch up later. */
const mostWaiting = 100;

export interface StreamOptions {
  services: Pick<Services, "database" | "live" | "log" | "streams">;
  actor: Actor;
  /** The number of the log that the page has seen. */
  since: number;
  /** Who asks, read again: null when the session has ended. */
  again: () => Promise<Actor | null>;
  signal: AbortSignal;
  beat?: number;
}

/**
 * Server-sent events for one tab: topics of what changed and may be seen by this actor, never content. Whoever asks is
 * read again with every heartbeat, and at once when something happened to their account: whoever left hears nothing
 * that came after it.
 */
export function openStream(options: StreamOptions): ReadableStream<Uint8Array> {
  const { services, signal, since } = options;
  const encoder = new TextEncoder();
  let { actor } = options;
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let ended = false;
        const say = (text: string) => {
          if (ended) return;
          if ((controller.desiredSize ?? 0) <= 0) return end();
          controller.enqueue(encoder.encode(text));
        };
        const tell = (events: LiveEvent[]) => {
          const seen = events.filter((event) => seesEvent(actor, event));
          const last = seen.at(-1);
          if (last) say(message(last.number, topicsOf(seen)));
        };
        /** What happened while the reader is being read again. */
        let waiting: LiveEvent[] | null = null;
        const hear = (events: LiveEvent[]) => (waiting ? waiting.push(...events) : tell(events));
        const look = async () => {
          if (waiting) return;
          waiting = [];
          try {
            const now = await options.again();
            if (ended) return;
            if (!now) {
              say("event: ended\ndata: session\n\n");
              return end();
            }
            actor = now;
            const missed = waiting;
            waiting = null;
            say(": here\n\n");
            tell(missed);
          } catch (error) {
            // Without knowing who asks, nothing may be told: the page tries again by itself.
            services.log.warn(
              { error: String(error) },
              "a live stream ended: its reader could not be read again",
            );
            end();
          }
        };
        const beat = setInterval(look, options.beat ?? heartbeat);
        const leave = services.live.subscribe(hear);
        const end = () => {
          if (ended) return;
          stop();
          controller.close();
        };
        const place = services.streams.open(actor.id ?? "", { look, end });
        stop = () => {
          ended = true;
          clearInterval(beat);
          leave();
          place.close();
          signal.removeEventListener("abort", end);
        };
        signal.addEventListener("abort", end);
        say("retry: 2000\n\n");
        try {
          const missed = await logAfter(within(services.database), since, mostMissed);
          if (ended) return;
          const newest = missed.at(-1);
          if (newest && missed.length === mostMissed) say(message(newest.number, ["*"]));
          else hear(missed);
        } catch (error) {
          services.log.warn({ error: String(error) }, "a live stream could not catch up");
          end();
        }
      },
      cancel: () => stop(),
    },
    { highWaterMark: mostWaiting },
  );
}

const message = (number: number, topics: string[]): string =>
  `id: ${number}\ndata: ${JSON.stringify(topics)}\n\n`;

/** What a page may ask to hear of: `principles`, `principle:<id>`, `cases`, `case:<id>`. */
export function topicsOf(events: LiveEvent[]): string[] {
  const topics = new Set<string>();
  for (const { subjectType, subjectId, place } of events) {
    topics.add(`${subjectType}s`);
    if (subjectId) topics.add(`${subjectType}:${subjectId}`);
    if (place) topics.add("cases").add(`case:${place.id}`);
  }
  return [...topics];
}
