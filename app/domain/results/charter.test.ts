import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { apiOf } from "#test/api.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { getPledge } from "../strategy/pledges.ts";
import { publishPledge, withdrawPledge } from "../strategy/publish-pledge.ts";
import { testPledge } from "../strategy/test-pledge.ts";
import { changePledge, createPledge } from "../strategy/write-pledge.ts";
import { createStandard } from "../strategy/write-standard.ts";
import { getCharter, previewCharter } from "./charter.ts";

let world: World;
const now = new Date("2026-11-12T10:00:00Z");
const hour = 3_600_000;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Its own organisation for each test, at noon on 12 November 2026. */
async function opened(): Promise<World> {
  const fresh = await openWorld();
  fresh.at(now);
  return fresh;
}

async function insertPrinciple(
  on: World,
  state: "draft" | "published",
  place: number | null,
): Promise<string> {
  const id = newId();
  await on.services.database
    .insertInto("principles")
    .values({
      id,
      statement: `Principle ${place ?? "in draft"}`,
      translations: { nl: { statement: `Principe ${place}` } },
      state,
      place,
      createdAt: now,
    })
    .execute();
  return id;
}

async function insertCases(
  on: World,
  count: number,
  answered: Date | null,
  receivedAt = now,
): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    id: newId(),
    reference: newId(),
    kind: "question" as const,
    receivedAt,
    firstAnswerAt: answered,
    createdAt: receivedAt,
  }));
  await on.services.database.insertInto("cases").values(rows).execute();
  return rows.map((row) => row.id);
}

async function publishedPledge(on: World, principleIds: string[], more: object = {}) {
  const standard = await on.run(on.owner, createStandard, {
    name: "Answered in two days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const pledge = await on.run(on.owner, createPledge, {
    text: "You have an answer in two days",
    standardId: standard.id,
    principleIds,
    translations: { nl: { text: "U hebt binnen twee dagen antwoord" } },
  });
  return on.run(on.owner, publishPledge, { pledgeId: pledge.id, signOff: true, ...more });
}

const read = (on: World, input: object = {}) => on.ask(visitor, getCharter, input);

test("nothing published: an empty charter that still says where to tell us", async () => {
  const charter = await read(world);
  expect(charter).toMatchObject({ principles: [], pledges: [], versionAt: null });
  expect(charter.tellUsUrl).toMatch(/\/tell-us$/);
});

test("published lines stand in the reader's language, in the order of their places; drafts stay ours", async () => {
  const on = await opened();
  const second = await insertPrinciple(on, "published", 2);
  const first = await insertPrinciple(on, "published", 1);
  const draft = await insertPrinciple(on, "draft", null);
  await publishedPledge(on, [draft, second]);
  const charter = await read(on);
  expect(charter.principles.map((principle) => principle.id)).toEqual([first, second]);
  expect(charter.pledges).toMatchObject([{ text: "You have an answer in two days", principleIds: [second] }]);
  const dutch = await read(on, { lang: "nl" });
  expect(dutch.principles[0]?.statement).toBe("Principe 1");
  expect(dutch.pledges[0]?.text).toBe("U hebt binnen twee dagen antwoord");
  expect(dutch.versionAt?.getTime()).toBeGreaterThanOrEqual(now.getTime());
  const { status, body } = await apiOf(on, null)("GET", "/public/charter?lang=nl");
  expect([status, body.language]).toEqual([200, "nl"]);
  await on.close();
});

test("twelve months beside the target; what is done ahead of its deadline counts at once", async () => {
  const on = await opened();
  const principleId = await insertPrinciple(on, "published", 1);
  await insertCases(on, 24, now, new Date(now.getTime() - 100 * hour));
  await insertCases(on, 1, null, new Date(now.getTime() - 100 * hour));
  await insertCases(on, 7, null);
  const lastOfMonth = new Date("2026-11-30T12:00:00Z");
  on.at(lastOfMonth);
  await insertCases(on, 3, lastOfMonth, lastOfMonth);
  await publishedPledge(on, [principleId], { workingToward: { plan: "An hour each morning" } });
  const [pledge] = (await read(on)).pledges;
  expect(pledge).toMatchObject({
    total: 35,
    met: 3,
    late: 24,
    overdue: 8,
    ahead: { met: 3, total: 3 },
    standing: "working_toward",
    plan: "An hour each morning",
    felt: null,
  });
  expect(pledge?.months).toHaveLength(12);
  expect(pledge?.months.map((month) => month.month).slice(0, 2)).toEqual(["2025-12", "2026-01"]);
  expect(pledge?.months.at(-1)).toMatchObject({ month: "2026-11", total: 32 });
  expect(pledge?.months[0]).toMatchObject({ total: 0, share: null });
  await on.close();
});

test("figures are shared for a quarter of a minute, texts are always fresh", async () => {
  const on = await opened();
  const pledge = await publishedPledge(on, [await insertPrinciple(on, "published", 1)]);
  expect((await read(on)).pledges[0]?.total).toBe(0);
  await insertCases(on, 20, now);
  await on.run(on.owner, changePledge, { pledgeId: pledge.id, remark: "Every morning" });
  expect((await read(on)).pledges[0]).toMatchObject({ total: 0, remark: "Every morning" });
  on.at(new Date(now.getTime() + 20_000));
  expect((await read(on)).pledges[0]).toMatchObject({ total: 20, verdict: "met", standing: "met" });
  await on.close();
});

test("what customers felt is told once their month is over, from five on, and never of the sixth who comes late", async () => {
  const on = await opened();
  await publishedPledge(on, [await insertPrinciple(on, "published", 1)]);
  const ids = await insertCases(on, 6, now);
  const feel = async (caseId: string, helped: "yes" | "no", day: string) => {
    const { database } = on.services;
    const closure = { id: newId(), caseId, outcome: "answered" as const, actorKind: "system", closedAt: now };
    await database.insertInto("closures").values(closure).execute();
    const tap = { closureId: closure.id, helped, answered: helped, feeling: "good" as const, day };
    await database.insertInto("feelings").values(tap).execute();
  };
  const felt = async () => (await read(on)).pledges[0]?.felt;
  for (const [index, id] of ids.slice(1).entries()) await feel(id, index === 0 ? "no" : "yes", "2026-11-12");
  expect(await felt()).toBeNull();
  on.at("2026-11-30T22:59:00Z");
  expect(await felt()).toBeNull();
  // Midnight in Amsterdam.
  on.at("2026-11-30T23:01:00Z");
  expect(await felt()).toMatchObject({ answers: 5, helped: 4, margin: 1, share: 0.8 });
  await feel(ids[0] ?? "", "no", "2026-11-30");
  on.at("2026-11-30T23:02:00Z");
  expect(await felt()).toMatchObject({ answers: 5, helped: 4 });
  await on.close();
});

test("the preview shows one line more, to leads alone", async () => {
  const on = await opened();
  const principleId = await insertPrinciple(on, "draft", null);
  expect((await read(on)).principles).toEqual([]);
  const preview = await on.ask(on.owner, previewCharter, { principleId });
  expect(preview.principles.map((principle) => principle.id)).toEqual([principleId]);
  await expect(on.ask(on.owner, previewCharter, { pledgeId: newId() })).rejects.toMatchObject({
    status: 404,
  });
  const employee = await on.employee("employee");
  await expect(on.ask(employee, previewCharter, {})).rejects.toMatchObject({ status: 403 });
  await expect(on.ask(visitor, previewCharter, {})).rejects.toMatchObject({ status: 401 });
  await on.close();
});

test("the register: idea, tested, published, withdrawn; on the charter only while it is published", async () => {
  const on = await opened();
  const principleId = await insertPrinciple(on, "published", 1);
  const standard = await on.run(on.owner, createStandard, {
    name: "Answered in two days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const keeper = await on.employee("employee", { name: "Kim Keeper" });
  const { id: pledgeId, state } = await on.run(on.owner, createPledge, {
    text: "You hear from us in two days",
    audience: "Parents of young children",
    ownerId: keeper.id,
    standardId: standard.id,
    principleIds: [principleId],
  });
  const asPublic = async () => JSON.stringify(await on.ask(visitor, getCharter, {}));
  const stands = async () => (await on.ask(keeper, getPledge, { pledgeId })).state;
  const test = (showed: string) => on.run(keeper, testPledge, { pledgeId, showed });
  expect(state).toBe("idea");
  expect(await asPublic()).not.toContain("in two days");
  const stranger = await on.employee("employee");
  await expect(on.run(stranger, testPledge, { pledgeId, showed: "Fine" })).rejects.toMatchObject({
    status: 403,
  });
  expect(await test("Nine of ten were called in time")).toMatchObject({
    state: "tested",
    audience: "Parents of young children",
    ownerName: "Kim Keeper",
    standardName: "Answered in two days",
    test: { showed: "Nine of ten were called in time" },
  });
  expect(await asPublic()).not.toContain("in two days");
  // What was tried is what it said then: other words want another trial, another audience does not.
  await on.run(on.owner, changePledge, { pledgeId, audience: null });
  expect(await stands()).toBe("tested");
  await on.run(on.owner, changePledge, { pledgeId, text: "You hear from us in two working days" });
  expect(await stands()).toBe("idea");
  await test("Everybody was");
  await on.run(on.owner, publishPledge, { pledgeId, signOff: true });
  expect(await stands()).toBe("published");
  await expect(test("Again")).rejects.toMatchObject({ code: "already_published" });
  expect(await asPublic()).toContain("in two working days");
  // What a trial showed is for those who work here.
  expect(await asPublic()).not.toContain("Everybody was");
  await on.run(on.owner, withdrawPledge, { pledgeId });
  expect(await stands()).toBe("withdrawn");
  expect(await asPublic()).not.toContain("in two working days");
});
