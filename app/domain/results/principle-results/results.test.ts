import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCase } from "#domain/cases/close-case.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { openWorld, type World } from "#test/world.ts";
import { readPrincipleResults } from "./read-results.ts";
import { scaleOf } from "./scale.ts";
import { noteResultValues, removeResult, setResult } from "./write-results.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const principle = async () =>
  (await world.run(world.owner, createPrinciple, { statement: "We call back" })).id;
const set = (principleId: string, side: string, name: string, unit: string) =>
  world.run(world.owner, setResult, { principleId, side, name, unit });
const note = (principleId: string, side: string, values: Record<string, number | null>) =>
  world.run(world.owner, noteResultValues, {
    principleId,
    side,
    values: Object.entries(values).map(([month, value]) => ({ month, value })),
  });
const read = (principleId: string) => world.ask(world.owner, readPrincipleResults, { principleId });

test("two shares stand on one axis in %, months without a value are missing and not zero", async () => {
  const id = await principle();
  await set(id, "customer", "Felt helped", "%");
  await set(id, "organisation", "Solved at once", "%");
  await note(id, "customer", { "2026-07": 61, "2026-08": 64, "2026-10": 71 });
  await note(id, "organisation", { "2026-08": 40, "2026-09": 0 });
  const { axis } = await read(id);
  expect(axis).toEqual({
    kind: "percent",
    months: ["2026-07", "2026-08", "2026-09", "2026-10"],
    customer: [61, 64, null, 71],
    organisation: [null, 40, 0, null],
  });
});

test("unlike units stand on one axis as an index, the first month of each at 100", async () => {
  const id = await principle();
  await set(id, "customer", "Felt helped", "%");
  await set(id, "organisation", "Repeat calls", "calls");
  await note(id, "customer", { "2026-08": 60, "2026-09": 66 });
  await note(id, "organisation", { "2026-08": 400, "2026-09": 300 });
  const { axis, organisation } = await read(id);
  expect([axis.kind, axis.customer, axis.organisation]).toEqual(["index", [100, 110], [100, 75]]);
  expect(organisation?.values.map(({ value }) => value)).toEqual([400, 300]);
});

test("a month is replaced or taken away, and a result of nobody is not there", async () => {
  const id = await principle();
  await expect(note(id, "customer", { "2026-08": 60 })).rejects.toMatchObject({ status: 404 });
  await set(id, "customer", "Felt helped", "%");
  await note(id, "customer", { "2026-08": 60, "2026-09": 66 });
  await note(id, "customer", { "2026-08": null, "2026-09": 67.5 });
  expect((await read(id)).customer?.values).toEqual([
    { month: "2026-09", value: 67.5, margin: 0, total: null },
  ]);
  const years = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `${2010 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
      1,
    ]),
  );
  await expect(note(id, "customer", years)).rejects.toMatchObject({
    status: 422,
    fields: [{ path: "values", code: "too_many_months" }],
  });
  await world.run(world.owner, removeResult, { principleId: id, side: "customer" });
  expect((await read(id)).customer).toBeNull();
});

test("a standard gives its monthly share, with what it was counted over, and nothing is typed in beside it", async () => {
  world.at("2026-11-12T10:00:00Z");
  const id = await principle();
  const standard = await world.run(world.owner, createStandard, {
    name: "Dealt with in 5 days",
    measure: "resolution",
    target: 0.9,
    within: "P5D",
  });
  for (const text of ["The bin", "The lamp"]) {
    const { id: caseId } = await world.run(world.owner, recordVoice, {
      kind: "complaint",
      text,
      channel: "phone",
    });
    await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
  }
  await world.run(world.owner, setResult, {
    principleId: id,
    side: "organisation",
    name: "Dealt with in time",
    standardId: standard.id,
  });
  const { organisation } = await read(id);
  expect(organisation).toMatchObject({
    unit: "%",
    standardName: "Dealt with in 5 days",
    values: [{ month: "2026-11", value: 100, total: 2 }],
  });
  await expect(note(id, "organisation", { "2026-10": 50 })).rejects.toMatchObject({
    status: 409,
    code: "counted_by_standard",
  });
});

test("an index keeps the shape of a series, whatever its unit", () => {
  const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 1000 }), (numbers, factor) => {
      const series = (times: number) => ({
        unit: "calls",
        values: numbers.map((value, index) => ({ month: `m${index}`, value: value * times })),
      });
      const [one, other] = [series(1), series(factor)];
      const places = scaleOf([one])
        .place(one)
        .map(({ place }) => place);
      expect(places[0]).toBe(100);
      const scaled = scaleOf([other])
        .place(other)
        .map(({ place }) => place);
      for (const [index, place] of places.entries()) expect(scaled[index]).toBeCloseTo(place, 6);
    }),
  );
});
