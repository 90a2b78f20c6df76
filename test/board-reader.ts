import { expect } from "vitest";
import { numberOf } from "#blocks/boards/read-board.ts";
import { cursorIn, openBoardStream } from "#blocks/boards/stream.ts";
import type { World } from "./world.ts";

/** Reads the stream of a board as one participant's browser would, and keeps every byte; `null` reads as a wall does. */
export function readStream(
  world: Pick<World, "services" | "wake">,
  boardId: string,
  participantId: string | null,
  since: string | null = null,
) {
  const stop = new AbortController();
  const decoder = new TextDecoder();
  let heard = "";
  const stream = openBoardStream({
    services: world.services,
    boardId,
    person: participantId ?? "nobody",
    participantId,
    since: cursorIn(since),
    still: async () => "stay",
    signal: stop.signal,
  });
  const done = stream.pipeTo(
    new WritableStream<Uint8Array>({
      write(bytes) {
        heard += decoder.decode(bytes, { stream: true });
      },
    }),
  );
  return {
    heard: () => heard,
    /** What there is when everything that was told has been delivered. */
    async settled(): Promise<string> {
      world.wake(boardId);
      await expect.poll(() => heard.includes("event: ready"), { timeout: 20_000 }).toBe(true);
      // A busy machine takes its time: what the log holds for everybody is waited for, the rest comes at once with it.
      const newest = await numberOf(world.services.database, boardId);
      const before = Date.now();
      while (newestIn(heard) < newest && Date.now() - before < 5_000)
        await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 150));
      return heard;
    },
    async stop(): Promise<void> {
      stop.abort();
      await done;
    },
  };
}

/** The number of the newest shared message that was heard; 0 before the first. */
const newestIn = (heard: string): number =>
  Math.max(
    0,
    ...[...heard.matchAll(/event: shared\ndata: \{"number":(\d+)/g)].map(([, number]) => Number(number)),
  );

/** The messages of a stream's bytes, in their order. */
export const messagesIn = (heard: string): { event: string; data: Record<string, unknown> }[] =>
  [...heard.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, event = "", data = ""]) => ({
    event,
    data: JSON.parse(data),
  }));
