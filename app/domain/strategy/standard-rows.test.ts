import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { openWorld, type World } from "#test/world.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPerformance } from "./performance.ts";
import { listStandardChanges } from "./standard-changes.ts";
import { listDuePromises, listStandardRows } from "./standard-rows.ts";
import { changeStandard, createStandard } from "./write-standard.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
const team = async (name: string, parentId?: string) =>
  (await world.run(world.owner, createTeam, { name: `${name} ${newId()}`, parentId })).id;

/** Cases received hour by hour from a time on, each answered after so many hours, or not at all. */
async function insertCases(teamId: string, from: string, answers: (number | null)[]): Promise<string[]> {
  const start = Date.parse(from);
  const cases = answers.map((answered, index) => {
    const receivedAt = new Date(start + index * hour);
    const firstAnswerAt = answered === null ? null : new Date(receivedAt.getTime() + answered * hour);
    const id = newId();
    return {
      id,
      reference: id,
      kind: "complaint" as const,
      teamId,
      receivedAt,
      firstAnswerAt,
      createdAt: receivedAt,
    };
  });
  await world.services.database.insertInto("cases").values(cases).execute();
  return cases.map(({ id }) => id);
}
const answerStandard = (teamId: string) =>
  world.run(world.owner, createStandard, {
    name: "Answered in 10 hours",
    measure: "first_answer",
    target: 0.9,
    within: "PT10H",
    teamId,
  });

test("every number of a figure is as long as the list behind it, page by page, each row once", async () => {
  world.at("2026-05-20T00:00:00Z");
  const teamId = await team("North");
  const standard = await answerStandard(teamId);
  await insertCases(teamId, "2026-04-30T01:00:00Z", [
    1,
    2,
    12,
    null,
    10,
    5,
    30,
    1,
    1,
    2,
    2,
    3,
    4,
    5,
    6,
    7,
    null,
    9,
    10,
    11,
  ]);
  const figure = await world.ask(world.owner, getPerformance, { standardId: standard.id });
  expect(figure.months).toHaveLength(2);
  for (const month of figure.months) {
    for (const [state, count] of [
      [undefined, month.total],
      ["met", month.met],
      ["missed", month.missed],
    ] as const) {
      const found = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await world.ask(world.owner, listStandardRows, {
          standardId: standard.id,
          month: month.month,
          state,
          limit: 3,
          cursor,
        });
        expect(page).toMatchObject({ total: count, hidden: 0 });
        for (const { subjectId } of page.items) {
          expect(found.has(subjectId)).toBe(false);
          found.add(subjectId);
        }
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(found.size).toBe(count);
    }
  }
});

test("a list of a period holds what the figure of that period counts, and a month is not one besides", async () => {
  world.at("2026-05-20T00:00:00Z");
  const teamId = await team("South");
  const standard = await answerStandard(teamId);
  await insertCases(teamId, "2026-01-10T00:00:00Z", [1, 20]);
  await insertCases(teamId, "2026-03-10T00:00:00Z", [1, 2, 30]);
  const period = { standardId: standard.id, from: "2026-03-01", to: "2026-03-31" };
  const figure = await world.ask(world.owner, getPerformance, period);
  expect(figure.total).toBe(3);
  expect(await world.ask(world.owner, listStandardRows, period)).toMatchObject({ total: 3 });
  await expect(
    world.ask(world.owner, listStandardRows, { ...period, month: "2026-03" }),
  ).rejects.toMatchObject({
    fields: [{ path: "month", code: "month_or_period" }],
  });
});

test("a list shows what its reader may see, and says how many more there are", async () => {
  world.at("2026-05-20T00:00:00Z");
  const [mine, theirs] = [await team("Mine"), await team("Theirs")];
  const standard = await world.run(world.owner, createStandard, {
    name: "Answered in 10 hours",
    measure: "first_answer",
    target: 0.9,
    within: "PT10H",
  });
  await insertCases(mine, "2026-02-02T01:00:00Z", [1, 2]);
  await insertCases(theirs, "2026-02-02T01:00:00Z", [1, 2, 3]);
  const employee = await world.employee("employee", { teamIds: [mine] });
  const rows = { standardId: standard.id, month: "2026-02" };
  const seen = await world.ask(employee, listStandardRows, rows);
  expect(seen).toMatchObject({ total: 5, hidden: 3 });
  expect(seen.items).toHaveLength(2);
  expect(await world.ask(world.owner, listStandardRows, rows)).toMatchObject({ total: 5, hidden: 0 });
});

test("nobody opens what somebody felt", async () => {
  const standard = await world.run(world.owner, createStandard, {
    name: "Nine of ten feel good",
    measure: "felt",
    target: 0.9,
  });
  await expect(world.ask(world.owner, listStandardRows, { standardId: standard.id })).rejects.toMatchObject({
    code: "answers_stay_apart",
  });
});

test("a standard of a site counts the teams below it, and no other", async () => {
  world.at("2026-05-20T00:00:00Z");
  const site = await team("Site");
  const desk = await team("Desk", site);
  const night = await team("Night desk", desk);
  await insertCases(site, "2026-03-02T01:00:00Z", [1]);
  await insertCases(night, "2026-03-02T01:00:00Z", [1, 20]);
  await insertCases(await team("Elsewhere"), "2026-03-02T01:00:00Z", [1]);
  const standard = await answerStandard(site);
  expect(await world.ask(world.owner, getPerformance, { standardId: standard.id })).toMatchObject({
    met: 2,
    late: 1,
  });
});

test("what a standard asked before is kept, with when and who, and only what really changed", async () => {
  const one = await team("One");
  const standard = await answerStandard(one);
  const change = (fields: object) =>
    world.run(world.owner, changeStandard, { standardId: standard.id, ...fields });
  await change({ target: 0.95, within: "PT10H" });
  await change({ within: "PT8H", teamId: null });
  await change({ remedy: "We ring" });
  const { items } = await world.ask(world.owner, listStandardChanges, { standardId: standard.id });
  expect(items.toReversed()).toMatchObject([
    { field: "target", before: "0.9", after: "0.95", byName: "Olivia Owner" },
    { field: "within", before: "PT10H", after: "PT8H" },
    { field: "team", after: null },
  ]);
  expect(items).toHaveLength(3);
});

test("the promises on everybody's home are listed by the same rule", async () => {
  world.at("2026-05-20T00:00:00Z");
  const teamId = await team("Promising");
  const [caseId = ""] = await insertCases(teamId, "2026-05-01T00:00:00Z", [1]);
  const promise = (dueAt: string) => ({
    id: newId(),
    caseId,
    text: "Ring back",
    dueAt: new Date(dueAt),
    ownerId: world.owner.id,
    madeAt: new Date("2026-05-01T01:00:00Z"),
  });
  const [kept, late, open, coming] = [
    promise("2026-05-05T00:00:00Z"),
    promise("2026-05-06T00:00:00Z"),
    promise("2026-05-07T00:00:00Z"),
    promise("2026-05-27T00:00:00Z"),
  ];
  const outcome = { kind: "fulfilment" as const, actorKind: "system" };
  await world.services.database.insertInto("promises").values([kept, late, open, coming]).execute();
  await world.services.database
    .insertInto("promiseOutcomes")
    .values([
      { ...outcome, promiseId: kept.id, happenedAt: kept.dueAt },
      { ...outcome, promiseId: late.id, happenedAt: new Date(late.dueAt.getTime() + 1) },
    ])
    .execute();
  const ids = async (state?: "met" | "missed") =>
    (await world.ask(world.owner, listDuePromises, { state })).items.map((row) => row.subjectId);
  expect(await ids()).toEqual([open.id, late.id, kept.id]);
  expect(await ids("met")).toEqual([kept.id]);
  expect(await ids("missed")).toEqual([open.id, late.id]);
});
