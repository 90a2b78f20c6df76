import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "#test/world.ts";
import { agreePrinciple } from "./agree-principle.ts";
import { createPrinciple } from "./create-principle.ts";
import { listPrinciples } from "./list-principles.ts";
import { mergePrinciples } from "./merge-principles.ts";
import { retirePrinciple } from "./retire-principle.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const drafts = (count: number) =>
  Promise.all(
    Array.from(
      { length: count },
      async (_, index) =>
        (await world.run(world.owner, createPrinciple, { statement: `Principle ${index + 1}` })).id,
    ),
  );
const agree = (principleId: string) => world.run(world.owner, agreePrinciple, { principleId });
const retire = (principleId: string) => world.run(world.owner, retirePrinciple, { principleId });
const inForce = async () =>
  (await world.ask(world.owner, listPrinciples, { state: ["agreed", "published"], limit: 200 })).items;
const retireAll = async () => {
  for (const { id } of await inForce()) await retire(id);
};

test("eleven agreements at once leave exactly ten; the one too many hears the ways out", async () => {
  const ids = await drafts(11);
  const results = await Promise.allSettled(ids.map(agree));
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({
    status: 409,
    code: "principle_limit",
    details: { limit: 10, ways: ["merge", "retire"] },
  });
  expect(refused[0]?.reason.details.principles).toHaveLength(10);
  expect((await inForce()).map((item) => item.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("each way out frees a place, and the next agreed takes the lowest free one", async () => {
  const [third, fourth, ...others] = (await inForce()).slice(2);
  const [one, two] = await drafts(2);
  await retire(third?.id ?? "");
  expect((await agree(one ?? "")).place).toBe(3);
  await expect(agree(two ?? "")).rejects.toMatchObject({ code: "principle_limit" });
  await world.run(world.owner, mergePrinciples, { principleId: fourth?.id, intoId: others[0]?.id });
  expect((await agree(two ?? "")).place).toBe(4);
  await retireAll();
});

test("whatever is agreed and retired at once, at most ten stand, each in a place of its own", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 0, max: 10 }),
      async (standing, arriving, leaving) => {
        await retireAll();
        for (const id of await drafts(standing)) await agree(id);
        const here = await inForce();
        const agreeing = (await drafts(arriving)).map(agree);
        const retiring = here.slice(0, leaving).map(({ id }) => retire(id));
        const results = await Promise.allSettled(agreeing);
        await Promise.all(retiring);
        const places = (await inForce()).map((item) => item.place);
        const arrived = results.filter((result) => result.status === "fulfilled").length;
        expect(places.length).toBe(standing + arrived - retiring.length);
        expect(places.length).toBeLessThanOrEqual(10);
        expect(new Set(places).size).toBe(places.length);
        // Nobody is refused while there is room whatever the order.
        expect(arrived).toBeGreaterThanOrEqual(Math.min(arriving, 10 - standing));
        for (const result of results) {
          if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "principle_limit" });
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test("the database itself knows no eleventh place", async () => {
  const [id] = await drafts(1);
  const update = world.services.database.updateTable("principles").where("id", "=", id ?? "");
  await expect(update.set({ state: "agreed", place: 11 }).execute()).rejects.toMatchObject({ code: "23514" });
  await expect(update.set({ state: "agreed", place: null }).execute()).rejects.toMatchObject({
    code: "23514",
  });
});
