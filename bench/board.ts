import { randomUUID } from "node:crypto";
import type { Bench } from "./bench.ts";
import { call, listen } from "./board-client.ts";
import { openBoard, type Participant } from "./board-room.ts";
import { startBare, startKept } from "./server.ts";

const listeners = 200;
const writers = 20;
const edits = 300;

/** Bench 5 of the design: edits of a board to two hundred listeners, beside a bare broadcast that keeps nothing. */
export const board: Bench = {
  name: "board",
  ours: "board edits delivered/s",
  limit: "bare SSE broadcast, delivered/s",
  target: 0.8,
  async open() {
    const kept = await startKept();
    const bare = await startBare("bench/bare/broadcast.mjs");
    const room = await openBoard(kept, listeners);
    const ears = new Ears();
    for (const { token } of room.participants) {
      await ears.add(`${room.api}/events?since=0.0`, token);
    }
    const bareEars = new Ears();
    for (let index = 0; index < listeners; index += 1) await bareEars.add(bare.url);
    const write = (
      post: (note: { noteId: string; areaId: string; text: string }, writer: number) => Promise<unknown>,
    ) =>
      inTurns(writers, edits, (turn, writer) =>
        post({ noteId: randomUUID(), areaId: room.areaId, text: `Ring back, number ${turn}` }, writer),
      );
    const tokenOf = (writer: number): string => (room.participants[writer] as Participant).token;
    return {
      ours: () =>
        ears.rate(edits, () =>
          write((note, writer) => call("POST", `${room.api}/notes`, note, tokenOf(writer))),
        ),
      limit: () => bareEars.rate(edits, () => write((note) => call("POST", bare.url, note))),
      async close() {
        ears.close();
        bareEars.close();
        await Promise.all([kept.stop(), bare.stop()]);
      },
    };
  },
};

/** Counts what all listeners got, note by note. */
class Ears {
  readonly #stops: (() => void)[] = [];
  #heard = 0;
  #wanted = Number.POSITIVE_INFINITY;
  #done = () => {};

  async add(url: string, token?: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const { stop } = listen(url, token, ({ event, data }) => {
        if (event === "ready") return resolve();
        if (event !== "shared") return;
        // Both sides are read alike: the notes in a message are counted, and nothing else is done with them.
        this.#heard += JSON.parse(data).changed?.note?.length ?? 0;
        if (this.#heard >= this.#wanted) this.#done();
      });
      this.#stops.push(stop);
    });
  }

  /** Notes delivered a second, from the first writing until every listener has every note. */
  async rate(count: number, write: () => Promise<void>): Promise<number> {
    this.#heard = 0;
    this.#wanted = count * this.#stops.length;
    const all = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    const begun = performance.now();
    await write();
    await all;
    return (this.#wanted * 1000) / (performance.now() - begun);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}

async function inTurns(
  workers: number,
  count: number,
  run: (turn: number, worker: number) => Promise<unknown>,
): Promise<void> {
  let turn = 0;
  const work = async (worker: number) => {
    while (turn < count) {
      turn += 1;
      await run(turn, worker);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
}
