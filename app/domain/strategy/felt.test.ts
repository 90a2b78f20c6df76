import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { shownGroups, toldCount, toldGroups } from "#statistics/small-groups.ts";
import { openWorld, type World } from "#test/world.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPerformance } from "./performance.ts";
import { createStandard } from "./write-standard.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Taps = [
  helped: "yes" | "partly" | "no",
  answered: "yes" | "partly" | "no",
  feeling: "good" | "neutral" | "bad",
];
const top: Taps = ["yes", "yes", "good"];

async function answer(teamId: string, day: string, ...all: Taps[]): Promise<void> {
  for (const [helped, answered, feeling] of all) {
    const [caseId, closureId] = [newId(), newId()];
    const at = new Date(`${day}T08:00:00Z`);
    const { database } = world.services;
    const kase = {
      id: caseId,
      reference: caseId,
      kind: "complaint" as const,
      teamId,
      receivedAt: at,
      createdAt: at,
    };
    await database.insertInto("cases").values(kase).execute();
    await database
      .insertInto("closures")
      .values({ id: closureId, caseId, outcome: "resolved", actorKind: "system", closedAt: at })
      .execute();
    await database
      .insertInto("feelings")
      .values({ closureId, helped, answered, feeling, day, teamId })
      .execute();
  }
}
const times = (count: number, taps: Taps): Taps[] => Array.from({ length: count }, () => taps);
const team = async (parentId?: string) =>
  (await world.run(world.owner, createTeam, { name: newId(), parentId })).id;
const felt = async (teamId?: string) =>
  (
    await world.run(world.owner, createStandard, {
      name: "Eight of ten are helped, answered and feel good",
      measure: "felt",
      target: 0.8,
      teamId,
    })
  ).id;
const seen = (standardId: string, fields: object = {}) =>
  world.ask(world.owner, getPerformance, { standardId, ...fields });

test("the top answer is yes, yes and good, one for each person; a month counts when it is over, from five on", async () => {
  world.at("2026-06-10T10:00:00Z");
  const teamId = await team();
  const standard = await felt();
  await answer(teamId, "2026-03-31", ...times(4, top));
  await answer(teamId, "2026-04-01", ...times(4, top), ["yes", "yes", "neutral"], ["partly", "yes", "good"]);
  await answer(teamId, "2026-06-01", ...times(9, top));
  const figure = await seen(standard);
  expect(figure).toMatchObject({
    // Four of six is nearly all: from four to six.
    met: 5,
    margin: 1,
    missed: 1,
    total: 6,
    late: 0,
    overdue: 0,
    paused: null,
    released: null,
  });
  expect(figure.months).toMatchObject([
    { month: "2026-04", met: 5, margin: 1, total: 6, verdict: "not_yet_known" },
  ]);
  world.at("2026-07-01T10:00:00Z");
  expect((await seen(standard)).months.map(({ month, total }) => [month, total])).toEqual([
    ["2026-04", 6],
    ["2026-05", 0],
    ["2026-06", 9],
  ]);
  // A period that cuts a month does not count it: two periods never differ by a few people.
  expect(await seen(standard, { from: "2026-04-02" })).toMatchObject({ total: 9 });
  expect(await seen(standard, { to: "2026-04-29" })).toMatchObject({ total: 0, share: null });
  expect(await seen(standard, { from: "2026-04-01", to: "2026-04-30" })).toMatchObject({ total: 6 });
});

test("a team beside which too few are left is not shown: nobody is found by taking one figure from another", async () => {
  world.at("2025-03-10T10:00:00Z");
  const [parent, other] = [await team(), await team()];
  const [large, small] = [await team(parent), await team(parent)];
  await answer(large, "2025-02-03", ...times(6, top));
  await answer(small, "2025-02-03", ...times(3, top));
  await answer(other, "2025-02-03", ...times(5, top));
  const total = async (teamId?: string) => (await seen(await felt(teamId), { to: "2025-02-28" })).total;
  expect(await total()).toBe(14);
  expect(await total(other)).toBe(5);
  expect(await total(parent)).toBe(9);
  // Nine less six would be the three of the small team.
  expect(await total(large)).toBe(0);
  expect(await total(small)).toBe(0);
});

const Tree = fc
  .array(fc.record({ parent: fc.nat(), own: fc.nat({ max: 9 }) }), { maxLength: 12 })
  .map((nodes) =>
    nodes.map(({ parent, own }, index) => ({
      id: String(index),
      parent: index === 0 || parent % (index + 1) === index ? null : String(parent % index),
      own,
    })),
  );

test("whatever is shown, the part of each group that is in no shown group below it is nobody or at least five", () => {
  fc.assert(
    fc.property(Tree, fc.nat({ max: 9 }), (tree, outside) => {
      const own = new Map<string | null, number>([
        [null, outside],
        ...tree.map((node) => [node.id, node.own] as const),
      ]);
      const shown = shownGroups(tree, own);
      const above = (id: string): string | null => {
        let at = tree.find((node) => node.id === id)?.parent ?? null;
        while (at !== null && !shown.has(at)) at = tree.find((node) => node.id === at)?.parent ?? null;
        return at;
      };
      for (const [id, size] of shown) {
        const below = [...shown].filter(([other]) => other !== null && other !== id && above(other) === id);
        const left = size - below.reduce((sum, [, count]) => sum + count, 0);
        expect(left === 0 || left >= 5).toBe(true);
        expect(size).toBeGreaterThanOrEqual(5);
      }
    }),
    { numRuns: 500 },
  );
});

test("of a group in which all, none or nearly so answered alike, a range is told: no member learns that all others did", () => {
  for (let total = 5; total <= 60; total += 1)
    for (let count = 0; count <= total; count += 1) {
      const told = toldCount(count, total);
      const possible = Array.from({ length: total + 1 }, (_, each) => each).filter(
        (each) => JSON.stringify(toldCount(each, total)) === JSON.stringify(told),
      );
      // The range is what is possible, no more and no less.
      expect([possible[0], possible.at(-1)]).toEqual([told.count - told.margin, told.count + told.margin]);
      for (const mine of [0, 1]) {
        // What the others may have answered, for somebody who knows their own answer.
        const others = possible.map((each) => each - mine).filter((each) => each >= 0 && each < total);
        expect(others.some((each) => each > 0 && each < total - 1)).toBe(true);
      }
    }
});

const Answered = fc
  .array(fc.record({ parent: fc.nat(), own: fc.nat({ max: 7 }), alike: fc.nat({ max: 7 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((nodes) =>
    nodes.map(({ parent, own, alike }, index) => ({
      id: String(index),
      parent: index === 0 || parent % (index + 1) === index ? null : String(parent % index),
      own,
      alike: Math.min(alike, own),
    })),
  );

test("nobody learns by subtraction either that the rest of a group answered alike, also not a member of it", () => {
  fc.assert(
    fc.property(Answered, (tree) => {
      const shown = shownGroups(tree, new Map(tree.map(({ id, own }) => [id, own])));
      const toldOf = (alike: number[]) =>
        JSON.stringify([
          ...toldGroups(
            tree,
            shown,
            new Map(tree.map(({ id, own }, index) => [id, { total: own, count: alike[index] ?? 0 }])),
          ),
        ]);
      const told = toldOf(tree.map(({ alike }) => alike));
      // Everything that may have been answered, as far as all that is told allows it.
      const worlds = tree
        .reduce<number[][]>(
          (all, { own }) =>
            all.flatMap((some) => Array.from({ length: own + 1 }, (_, each) => [...some, each])),
          [[]],
        )
        .filter((alike) => toldOf(alike) === told);
      const ids = tree.map(({ id }) => id);
      const above = (id: string): string[] => {
        const parent = tree.find((node) => node.id === id)?.parent ?? null;
        return parent === null ? [id] : [id, ...above(parent)];
      };
      // What anybody can single out: each shown group without the shown groups below it.
      for (const group of shown.keys()) {
        const inside = ids.filter((id) => (above(id).find((each) => shown.has(each)) ?? null) === group);
        const sum = (of: (index: number) => number) =>
          inside.reduce((all, id) => all + of(ids.indexOf(id)), 0);
        const total = sum((index) => tree[index]?.own ?? 0);
        if (total === 0) continue;
        for (const mine of [0, 1]) {
          const others = worlds
            .map((alike) => sum((index) => alike[index] ?? 0) - mine)
            .filter((each) => each >= 0 && each < total);
          expect(others.some((each) => each > 0 && each < total - 1)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
