import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { openWorld, type World } from "#test/world.ts";
import { createPrinciple } from "../create-principle.ts";
import { findNames, withoutNames } from "./find-names.ts";
import { getMoment, listMoments, noteMoment, removeMoment } from "./moments.ts";

let world: World;
let ann: Actor;
beforeAll(async () => {
  world = await openWorld();
  ann = await world.employee("employee", { name: "Ann Bakker" });
  await world.employee("employee", { name: "Kees de Wit" });
});
afterAll(() => world.close());

const note = (what: string, more: object = {}) => world.run(ann, noteMoment, { what, ...more });

test("anybody notes a moment with the principle that would have prevented it, and it is listed and readable by id", async () => {
  const principle = await world.run(world.owner, createPrinciple, { statement: "We call back" });
  const moment = await note("Nobody rang back for three weeks", {
    principleId: principle.id,
    happenedOn: "2026-11-01",
  });
  const plain = await note("The form asked the same thing twice");
  const listed = await world.ask(ann, listMoments, {});
  expect(listed.items.map(({ what, statement }) => [what, statement])).toEqual([
    ["The form asked the same thing twice", null],
    ["Nobody rang back for three weeks", "We call back"],
  ]);
  expect((await world.ask(ann, listMoments, { principleId: principle.id })).items).toEqual([moment]);
  expect((await world.ask(ann, listMoments, { principleId: "none" })).items).toEqual([plain]);
  expect(await world.ask(ann, getMoment, { momentId: moment.id })).toEqual(moment);
  await expect(note("Later", { happenedOn: "2126-01-01" })).rejects.toMatchObject({
    fields: [{ path: "happenedOn", code: "in_future" }],
  });
});

test("a name is offered for removal: nothing is stored before it was said what to do with it", async () => {
  const text = "Kees forgot it, and mevrouw De Boer heard it from Ann Bakker";
  const before = (await world.ask(ann, listMoments, { limit: 200 })).items.length;
  await expect(note(text)).rejects.toMatchObject({
    status: 409,
    code: "names_found",
    details: {
      names: ["Kees", "mevrouw De Boer", "Ann Bakker"],
      suggestion: "somebody forgot it, and somebody heard it from somebody",
    },
  });
  expect((await world.ask(ann, listMoments, { limit: 200 })).items).toHaveLength(before);
  expect((await note(text, { names: "remove" })).what).toBe(
    "somebody forgot it, and somebody heard it from somebody",
  );
  expect((await note("Ann is also a place here", { names: "keep" })).what).toBe("Ann is also a place here");
});

test("neither the row nor the log says who noted it; taken away, its words go", async () => {
  const moment = await note("The counter closed at noon");
  const row = await world.services.database
    .selectFrom("badMoments")
    .selectAll()
    .where("id", "=", moment.id)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain(ann.id);
  const events = await world.services.database
    .selectFrom("events")
    .select("id")
    .where("subjectId", "=", moment.id)
    .execute();
  expect(events).toEqual([]);
  await expect(world.run(ann, removeMoment, { momentId: moment.id })).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, removeMoment, { momentId: moment.id });
  await expect(world.ask(ann, getMoment, { momentId: moment.id })).rejects.toMatchObject({ status: 404 });
  const { what } = await world.services.database
    .selectFrom("badMoments")
    .select("what")
    .where("id", "=", moment.id)
    .executeTakeFirstOrThrow();
  expect(what).toBe("—");
});

test("names are found as words of their own, never inside another word, and ordinary text is left alone", () => {
  const found = (text: string) => findNames(text, ["Jan Prins", "Rob"]).map(({ name }) => name);
  expect(found("Robot, Roberta and probation")).toEqual([]);
  expect(found("in Jan. Jan Prins said; januari")).toEqual(["Jan", "Jan Prins"]);
  expect(found("Call Mr Smith or dr. van der Berg at a.b@example.org")).toEqual([
    "Mr Smith",
    "dr. van der Berg",
    "a.b@example.org",
  ]);
  expect(found("The letter was late and the desk was closed")).toEqual([]);
  expect(found("Mrs who?")).toEqual([]);
});

test("whatever the text, taking names out leaves none of them and keeps everything else", () => {
  const word = fc.constantFrom("Jan Prins", "Rob", "letter", "late", "Jan", "robot", "Mr Smith", "·", "\n");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(" ");
      const names = findNames(text, ["Jan Prins", "Rob"]);
      const rest = withoutNames(text, names, "somebody");
      expect(findNames(rest, ["Jan Prins", "Rob"])).toEqual([]);
      const kept = (all: string) =>
        all.split(/\s+/).filter((each) => ["letter", "late", "robot"].includes(each));
      expect(kept(rest)).toEqual(kept(text));
    }),
  );
});
