import { randomUUID } from "node:crypto";
import { call, listen } from "./board-client.ts";
import { openBoard } from "./board-room.ts";
import { startKept } from "./server.ts";

const people = 200;
const notesEach = 20;
const seconds = 60;

/**
 * Two hundred people on one board, each writing twenty notes in a minute: how long from the moment of sending until
 * each of the others has it. Run it with `npm run bench:load`.
 */
const kept = await startKept();
try {
  const room = await openBoard(kept, people);
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const seen = room.participants.map(() => new Map<string, number>());
  const ears = room.participants.map(({ token }, index) => {
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const ear = listen(`${room.api}/events?since=0.0`, token, ({ event, data }) => {
      if (event === "ready") return resolve();
      if (event !== "shared") return;
      const { changed } = JSON.parse(data) as { changed?: { note?: { id: string }[] } };
      const now = performance.now();
      for (const { id } of changed?.note ?? []) {
        const before = seen[index]?.get(id) ?? 0;
        seen[index]?.set(id, before + 1);
        const sent = sentAt.get(id);
        if (before === 0 && sent !== undefined) delays.push(now - sent);
      }
    });
    return { ...ear, ready };
  });
  await Promise.all(ears.map(({ ready }) => ready));
  const answers: number[] = [];
  const begun = performance.now();
  await Promise.all(
    room.participants.map(async ({ token }) => {
      for (let turn = 0; turn < notesEach; turn += 1) {
        const at = begun + ((turn + Math.random()) * seconds * 1000) / notesEach;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));
        const noteId = randomUUID();
        sentAt.set(noteId, performance.now());
        const start = performance.now();
        await call(
          "POST",
          `${room.api}/notes`,
          { noteId, areaId: room.areaId, text: `A thought of turn ${turn}` },
          token,
        );
        answers.push(performance.now() - start);
      }
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const total = people * notesEach;
  const complete = seen.filter((notes) => notes.size === total).length;
  const twice = seen.filter((notes) => [...notes.values()].some((count) => count > 1)).length;
  const board = await call<{ shared: { all: { note: unknown[] } } }>(
    "GET",
    `${room.api}/board`,
    undefined,
    kept.key,
  );
  const { rss } = await memoryOf(kept.pid);
  console.table({
    "notes written": total,
    "notes on the board": board.shared.all.note.length,
    "participants who have all": complete,
    "participants who heard one twice": twice,
    "to others, median ms": at(delays, 0.5),
    "to others, p95 ms": at(delays, 0.95),
    "to others, slowest ms": at(delays, 1),
    "answer to the writer, p95 ms": at(answers, 0.95),
    "memory of the app, MB": rss,
  });
  for (const ear of ears) ear.stop();
} finally {
  await kept.stop();
}

function at(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
}

async function memoryOf(pid: number): Promise<{ rss: number }> {
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return { rss: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024) };
}
