import { afterAll, beforeAll, expect, test } from "vitest";
import { messagesIn, readStream } from "#test/board-reader.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeStage } from "./change-stage.ts";
import { addNote } from "./notes.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The words on a reader's board: a note that comes again is the same note, as its id says. */
function wordsOn(heard: string): string[] {
  const notes = new Map<string, string>();
  for (const { event, data } of messagesIn(heard)) {
    if (event !== "shared") continue;
    const { all, changed } = data as Record<
      "all" | "changed",
      { note?: { id: string; text: string }[] } | null
    >;
    for (const { id, text } of (all ?? changed)?.note ?? []) notes.set(id, text);
  }
  return [...notes.values()].sort();
}

test("ten people add twenty notes each at once: each gets all 200, none twice, also whoever dropped and came back", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("discuss");
  const areaId = (await workshop.board(world.owner)).shared.frame?.areas[0]?.id;
  const people = await Promise.all(Array.from({ length: 10 }, () => workshop.join()));
  const streams = people.map(({ id }) => readStream(world, workshop.workshopId, id));
  await Promise.all(streams.map((stream) => stream.settled()));
  const [dropped] = streams;
  for (let turn = 0; turn < 20; turn += 1) {
    if (turn === 7) await dropped?.stop();
    await Promise.all(
      people.map((each, index) =>
        world.run(each, addNote, {
          workshopId: workshop.workshopId,
          areaId,
          text: `thought ${turn} of ${index}`,
        }),
      ),
    );
    world.wake(workshop.workshopId);
  }
  const last = messagesIn(dropped?.heard() ?? "").findLast(({ event }) => event === "shared");
  const back = readStream(world, workshop.workshopId, people[0]?.id ?? null, `${last?.data.number}.0`);
  await back.settled();
  const everything = people
    .flatMap((_, index) => Array.from({ length: 20 }, (_, turn) => `thought ${turn} of ${index}`))
    .sort();
  for (const stream of streams.slice(1)) expect(wordsOn(await stream.settled())).toEqual(everything);
  expect(wordsOn((dropped?.heard() ?? "") + back.heard())).toEqual(everything);
  await Promise.all([back, ...streams.slice(1)].map((stream) => stream.stop()));
}, 60_000);

test("prompts are out of sight until a facilitator shows them, for everybody at once, and out of sight again", async () => {
  const workshop = await openWorkshop(world, "four_steps");
  const guest = await workshop.join();
  const stream = readStream(world, workshop.workshopId, guest.id);
  const shown = async () => {
    const frames = messagesIn(await stream.settled()).flatMap(
      ({ data }) => (data.frame as { promptsShown: boolean } | undefined) ?? [],
    );
    return frames.at(-1)?.promptsShown;
  };
  const { workshopId } = workshop;
  expect(await shown()).toBe(false);
  await world.run(world.owner, changeStage, { workshopId, promptsShown: true });
  expect(await shown()).toBe(true);
  await world.run(world.owner, changeStage, { workshopId, promptsShown: false });
  expect(await shown()).toBe(false);
  await expect(world.run(guest, changeStage, { workshopId, promptsShown: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await stream.stop();
});
