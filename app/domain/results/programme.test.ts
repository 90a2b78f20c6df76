import { afterAll, beforeAll, expect, test } from "vitest";
import { changeTeamCalendar, removeTeamCalendar } from "#domain/organisation/calendars/write-calendar.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { publishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { publishPledge } from "#domain/strategy/publish-pledge.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { getHome } from "./home.ts";
import { getProgramme, listBreaks } from "./programme.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const next = async () => (await world.ask(world.owner, getProgramme, {})).next;
const breaks = async () => (await world.ask(world.owner, listBreaks, {})).items.map((each) => each.code);
const write = (kind: string) =>
  world.run(world.owner, writeDocumentVersion, { kind, body: `Our ${kind}, in a few words.` });

test("an empty organisation is led to one pledged principle, one step at a time", async () => {
  expect(await breaks()).toEqual(["no_vision", "no_strategy", "no_principle"]);
  expect(await next()).toMatchObject({ code: "first_principle", mend: "/principles/new" });

  const principle = await world.run(world.owner, createPrinciple, { statement: "We do what we say" });
  expect(await next()).toMatchObject({ code: "agree_principle", mend: `/principles/${principle.id}` });
  await world.run(world.owner, agreePrinciple, { principleId: principle.id });
  expect(await next()).toMatchObject({ code: "first_standard", subject: "We do what we say" });

  const standard = await world.run(world.owner, createStandard, {
    name: "95 % of promises kept on time",
    measure: "promise_kept",
    target: 0.95,
  });
  expect(await next()).toMatchObject({ code: "standard_without_pledge" });
  const pledge = await world.run(world.owner, createPledge, {
    text: "We keep our promises on time",
    standardId: standard.id,
    principleIds: [principle.id],
  });
  expect(await next()).toMatchObject({ code: "principle_not_published" });
  await world.run(world.owner, publishPrinciple, { principleId: principle.id, signOff: true });
  expect(await next()).toMatchObject({ code: "pledge_not_published", mend: `/pledges/${pledge.id}` });
  await world.run(world.owner, publishPledge, { pledgeId: pledge.id });
  expect(await next()).toMatchObject({ code: "no_vision", mend: "/documents/vision" });
});

test("a chain with three breaks lists exactly those three, each with the page that mends it", async () => {
  await write("vision");
  await write("strategy");
  expect(await breaks()).toEqual([]);
  expect((await next()).code).toBe("define_service");
  await write("definition");
  expect((await next()).code).toBe("hear");

  const agreed = await world.run(world.owner, createPrinciple, { statement: "You tell your story once" });
  await world.run(world.owner, agreePrinciple, { principleId: agreed.id });
  const standard = await world.run(world.owner, createStandard, {
    name: "An answer within two days in 90 %",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const { items } = await world.ask(world.owner, listBreaks, {});
  expect(items).toEqual([
    expect.objectContaining({ code: "principle_not_published", mend: `/principles/${agreed.id}` }),
    expect.objectContaining({
      code: "principle_without_standard",
      mend: `/pledges/new?principle=${agreed.id}`,
    }),
    expect.objectContaining({
      code: "standard_without_pledge",
      mend: `/pledges/new?standard=${standard.id}`,
    }),
  ]);
  const { chain } = await world.ask(world.owner, getProgramme, {});
  expect(chain.map(({ part, state }) => `${part} ${state}`)).toEqual([
    "vision whole",
    "strategy whole",
    "principle broken",
    "standard broken",
    "indicator not_started",
    "action not_started",
    "result not_started",
  ]);
});

test("a standard in working time without hours is a gap and the next step, and hours close it", async () => {
  const standard = await world.run(world.owner, createStandard, {
    name: "An answer within 2 working days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
    time: "working",
  });
  const gap = { code: "standard_without_hours", subjectId: standard.id };
  expect((await world.ask(world.owner, listBreaks, {})).items).not.toContainEqual(
    expect.objectContaining(gap),
  );
  await world.run(world.owner, changeTeamCalendar, { teamId: world.teamId, week: {} });
  const mend = `/settings/calendar?team=${world.teamId}`;
  expect((await world.ask(world.owner, listBreaks, {})).items).toContainEqual(
    expect.objectContaining({ ...gap, mend }),
  );
  expect(await next()).toMatchObject({ code: gap.code, mend });
  await world.run(world.owner, removeTeamCalendar, { teamId: world.teamId });
  expect(await breaks()).not.toContain(gap.code);
});

test("a standard that a team keeps for itself is no gap", async () => {
  const before = await breaks();
  await world.run(world.owner, createStandard, {
    name: "Post is opened within 4 hours",
    measure: "first_answer",
    target: 0.9,
    within: "PT4H",
    teamId: world.teamId,
  });
  expect(await breaks()).toEqual(before);
});

test("home shows the principles in force, in the reader's language", async () => {
  const home = await world.ask(world.owner, getHome, {});
  expect(home.principles.map((principle) => principle.statement)).toEqual([
    "We do what we say",
    "You tell your story once",
  ]);
  expect(home.kept).toMatchObject({ total: 0, share: null, perceived: null });
  await expect(world.ask(visitor, getHome, {})).rejects.toMatchObject({ status: 401 });
});
