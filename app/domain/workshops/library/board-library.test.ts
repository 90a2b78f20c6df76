import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeStage } from "../change-stage.ts";
import { exportBoard } from "../export/export-board.ts";
import { readBoardLibrary, takeFromLibrary } from "./board-library.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function board(template = "blank") {
  const workshop = await openWorkshop(world, template);
  const { workshopId } = workshop;
  const areaId = (await workshop.board(world.owner)).shared.frame?.areas[0]?.id;
  return {
    ...workshop,
    show: (libraryShown: boolean) => world.run(world.owner, changeStage, { workshopId, libraryShown }),
    shown: async () => (await workshop.board(world.owner)).shared.frame?.libraryShown,
    read: async (actor: Actor) => (await world.ask(actor, readBoardLibrary, { workshopId })).items,
    take: (actor: Actor, more: object) =>
      world.run(actor, takeFromLibrary, {
        workshopId,
        entryId: "tandridge-do-what-we-say-we",
        as: "note",
        areaId,
        ...more,
      }),
  };
}

test("no entry reaches a board without a click, whatever phase it is in and whether it is shown", async () => {
  const workshop = await board("four_steps");
  const guest = await workshop.join("Ben");
  expect(await workshop.shown()).toBe(false);
  await workshop.show(true);
  expect(await workshop.read(guest)).toHaveLength(51);
  for (const kind of ["discuss", "group", "vote", "draft"]) {
    await workshop.move(kind);
    expect(await workshop.things("note")).toEqual([]);
    expect(await workshop.things("statement")).toEqual([]);
  }
  await workshop.take(guest, {});
  expect(await workshop.things("note")).toHaveLength(1);
});

test("out of sight it is neither read nor taken, and private writing puts it out of sight", async () => {
  const workshop = await board();
  const guest = await workshop.join("Ben");
  await expect(workshop.read(guest)).rejects.toMatchObject({ status: 404 });
  await expect(workshop.take(guest, {})).rejects.toMatchObject({ code: "library_not_shown" });
  await workshop.move("group");
  await workshop.show(true);
  expect(await workshop.shown()).toBe(true);
  await workshop.move("write");
  expect(await workshop.shown()).toBe(false);
});

test("a click makes a note of the quotation, once, with its organisation and page for all to see, also in files", async () => {
  const workshop = await board();
  const guest = await workshop.join("Ben");
  await workshop.move("group");
  await workshop.show(true);
  const id = randomUUID();
  await workshop.take(guest, { id });
  await workshop.take(guest, { id });
  const notes = await workshop.things<{ text: string; source: { organisation: string } }>("note");
  expect(notes).toMatchObject([
    {
      text: "Do what we say we will.",
      source: {
        kind: "library",
        organisation: "Tandridge District Council",
        url: expect.stringMatching(/^https:\/\/www\.tandridge\.gov\.uk\//),
      },
    },
  ]);
  const { body } = await world.ask(world.owner, exportBoard, {
    workshopId: workshop.workshopId,
    format: "md",
  });
  expect(body).toContain(
    "Do what we say we will. (after Tandridge District Council, Customer Service Charter)",
  );
  await expect(workshop.take(guest, { entryId: "nobody" })).rejects.toMatchObject({
    fields: [{ path: "entryId", code: "not_found" }],
  });
});

test("a statement begins with our own sentence and not with theirs, and says what it grew from", async () => {
  const workshop = await board("four_steps");
  const guest = await workshop.join("Ben");
  await workshop.move("vote");
  await workshop.show(true);
  const begin = () => workshop.take(guest, { as: "statement", areaId: undefined });
  await expect(begin()).rejects.toMatchObject({ code: "not_now" });
  await workshop.move("draft");
  await begin();
  const [statement] = await workshop.things<{ text: string; source: object }>("statement");
  expect(statement?.text).toBe("We do what we said, by the day we said");
  expect(statement?.source).toMatchObject({ organisation: "Tandridge District Council" });
});
