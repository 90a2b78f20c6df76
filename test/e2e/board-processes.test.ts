import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { call, listen } from "../../bench/board-client.ts";
import { type App, makeDatabase, startApp } from "./app.ts";
import { makeKey, setUpByForm } from "./set-up.ts";

interface Frame {
  phaseId: string;
  phases: { id: string; kind: string }[];
  areas: { id: string }[];
}

/** Two processes share one board; one of them is killed while people write. */
let database: Awaited<ReturnType<typeof makeDatabase>>;
let one: App;
let two: App;
let key = "";
beforeAll(async () => {
  database = await makeDatabase(inject("databaseServer"));
  one = await startApp({ DATABASE_URL: database.url });
  await setUpByForm(one);
  two = await startApp({ DATABASE_URL: database.url });
  key = await makeKey(database.url);
}, 90_000);
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await database?.drop();
});

/** A participant as their browser is: it listens where it can, and sends each note until somebody took it. */
class Participant {
  readonly seen = new Map<string, number>();
  readonly acknowledged: string[] = [];
  /** Milliseconds that it was without a stream, each time it lost one. */
  readonly away: number[] = [];
  readonly #token: string;
  readonly #api: (app: App) => string;
  #cursor = { shared: 0, own: 0 };
  #app: App;
  #stop = () => {};
  #left = false;

  constructor(token: string, app: App, api: (app: App) => string) {
    this.#token = token;
    this.#app = app;
    this.#api = api;
  }

  async come(): Promise<void> {
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const { shared, own } = this.#cursor;
    const ear = listen(
      `${this.#api(this.#app)}/events?since=${shared}.${own}`,
      this.#token,
      ({ event, data }) => {
        const message = JSON.parse(data);
        if (event === "ready") return resolve();
        if (event === "own") this.#cursor.own = message.number;
        if (event !== "shared" || message.number <= this.#cursor.shared) return;
        this.#cursor.shared = message.number;
        for (const { id } of [...(message.changed?.note ?? []), ...(message.all?.note ?? [])]) {
          this.seen.set(id, (this.seen.get(id) ?? 0) + 1);
        }
      },
    );
    this.#stop = ear.stop;
    ear.ended.then(async () => {
      if (this.#left) return;
      const lost = performance.now();
      this.#app = one;
      await this.come();
      this.away.push(performance.now() - lost);
    });
    await ready;
  }

  async write(areaId: string, text: string): Promise<void> {
    const noteId = randomUUID();
    for (;;) {
      try {
        await call("POST", `${this.#api(this.#app)}/notes`, { noteId, areaId, text }, this.#token);
        this.acknowledged.push(noteId);
        return;
      } catch {
        // The same note again, wherever an app answers: it must not become two.
        this.#app = one;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  leave(): void {
    this.#left = true;
    this.#stop();
  }
}

test("a killed process loses no acknowledged note, and its participants are back within five seconds", async () => {
  const path = (id: string) => (app: App) => `${app.url}/api/v1/workshops/${id}`;
  const made = await call<{ id: string; code: string }>(
    "POST",
    `${one.url}/api/v1/workshops`,
    { templateId: "blank", title: "Shared" },
    key,
  );
  const api = path(made.id);
  const { shared } = await call<{ shared: { frame: Frame } }>("GET", `${api(one)}/board`, undefined, key);
  const discuss = shared.frame.phases.find((phase) => phase.kind === "discuss");
  await call("POST", `${api(one)}/phase`, { from: shared.frame.phaseId, phaseId: discuss?.id }, key);
  const areaId = shared.frame.areas[0]?.id ?? "";
  const people: Participant[] = [];
  for (let index = 0; index < 12; index += 1) {
    const app = index % 2 === 0 ? one : two;
    const { token } = await call<{ token: string }>("POST", `${api(app)}/participants`, { code: made.code });
    const participant = new Participant(token, app, api);
    await participant.come();
    people.push(participant);
  }
  const writing = people.map(async (participant, index) => {
    for (let turn = 0; turn < 15; turn += 1) await participant.write(areaId, `Note ${turn} of ${index}`);
  });
  await expect
    .poll(() => people.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0), { timeout: 20_000 })
    .toBeGreaterThan(40);
  two.process.kill("SIGKILL");
  await Promise.all(writing);

  const wanted = people.flatMap(({ acknowledged }) => acknowledged).sort();
  expect(wanted).toHaveLength(12 * 15);
  const board = await call<{ shared: { all: { note: { id: string }[] } } }>(
    "GET",
    `${api(one)}/board`,
    undefined,
    key,
  );
  expect(board.shared.all.note.map(({ id }) => id).sort()).toEqual(wanted);
  for (const { seen } of people) {
    await expect.poll(() => [...seen.keys()].sort(), { timeout: 10_000 }).toEqual(wanted);
  }
  const away = people.flatMap((participant) => participant.away);
  expect(away).toHaveLength(6);
  expect(Math.max(...away)).toBeLessThan(5_000);
  for (const participant of people) participant.leave();
}, 90_000);
