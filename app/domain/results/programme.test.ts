import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { changeTeamCalendar, removeTeamCalendar } from "#domain/organisation/calendars/write-calendar.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { nextOfPrinciple } from "#domain/philosophy/next-of-principle.ts";
import { unpublishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { getPledge } from "#domain/strategy/pledges.ts";
import { publishPledge } from "#domain/strategy/publish-pledge.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { listActivity } from "./activity.ts";
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
  const { items } = await world.ask(world.owner, listBreaks, {});
  expect(items.find(({ code }) => code === "no_principle")?.mend).toBe(`/principles/${principle.id}`);
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
  expect(await next()).toMatchObject({ code: "pledge_not_published", mend: `/pledges/${pledge.id}` });
  expect(nextOfPrinciple(await world.ask(world.owner, getPrinciple, { principleId: principle.id }))).toEqual({
    code: "pledge_not_published",
    page: `/pledges/${pledge.id}`,
  });
  const published = { pledgeId: pledge.id, principleIds: [principle.id], signOff: true };
  await world.run(world.owner, publishPledge, published);
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

test("a standard in working time without hours is a gap and the next step, and hours close it; a team that never works is none", async () => {
  const standardOf = (teamId?: string) =>
    world.run(world.owner, createStandard, {
      name: "An answer within 2 working days",
      measure: "first_answer",
      target: 0.9,
      within: "P2D",
      time: "working",
      ...(teamId && { teamId }),
    });
  await standardOf();
  const standard = await standardOf(world.teamId);
  const gap = { code: "standard_without_hours", subjectId: standard.id };
  expect((await world.ask(world.owner, listBreaks, {})).items).not.toContainEqual(
    expect.objectContaining(gap),
  );
  await world.run(world.owner, changeTeamCalendar, { teamId: world.teamId, week: {} });
  const mend = `/settings/calendar?team=${world.teamId}`;
  // The one for everybody still measures what the others do.
  const gaps = (await world.ask(world.owner, listBreaks, {})).items.filter(({ code }) => code === gap.code);
  expect(gaps).toEqual([expect.objectContaining({ ...gap, mend })]);
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

test("a pledge goes out with the agreed principles that it serves, in one moment or not at all", async () => {
  const agreed = await world.run(world.owner, createPrinciple, { statement: "Nobody waits without word" });
  await world.run(world.owner, agreePrinciple, { principleId: agreed.id });
  const draft = await world.run(world.owner, createPrinciple, { statement: "A draft of ours" });
  const standard = await world.run(world.owner, createStandard, {
    name: "Word within 1 day",
    measure: "first_answer",
    target: 0.9,
    within: "P1D",
  });
  const pledge = await world.run(world.owner, createPledge, {
    text: "You have word of us within a day",
    standardId: standard.id,
    principleIds: [agreed.id, draft.id],
  });
  const publish = (principleIds: string[]) =>
    world.run(world.owner, publishPledge, { pledgeId: pledge.id, principleIds });
  const state = async () => [
    (await world.ask(world.owner, getPrinciple, { principleId: agreed.id })).state,
    (await world.ask(world.owner, getPledge, { pledgeId: pledge.id })).state,
  ];
  const both = [agreed.id, draft.id].sort();
  await expect(publish(both)).rejects.toMatchObject({
    fields: [{ path: `principleIds.${both.indexOf(draft.id)}`, code: "principle_not_agreed" }],
  });
  await expect(publish([standard.id])).rejects.toMatchObject({ fields: [{ code: "unknown_principle" }] });
  expect(await state()).toEqual(["agreed", "idea"]);
  await publish([agreed.id]);
  expect(await state()).toEqual(["published", "published"]);
  await world.run(world.owner, unpublishPrinciple, { principleId: agreed.id });
  const codes = (await world.ask(world.owner, listBreaks, {})).items
    .filter(({ subjectId }) => subjectId === agreed.id || subjectId === pledge.id)
    .map(({ code }) => code);
  expect(codes).toEqual(["pledge_without_published_principle"]);
});

test("whoever may not close a gap is not led to it, and gets another next step", async () => {
  const employee = await world.employee("employee", { teamIds: [world.teamId] });
  const manager = await world.employee("manager", { teamIds: [world.teamId] });
  for (const actor of [employee, manager]) {
    const { breaks, next } = await world.ask(actor, getProgramme, {});
    expect(breaks.length).toBeGreaterThan(0);
    expect(breaks.filter(({ mend }) => mend !== null)).toEqual([]);
    expect(next).toEqual({ code: "hear", subject: null, mend: "/cases" });
  }
  await world.run(world.owner, changeTeamCalendar, { teamId: world.teamId, week: {} });
  const gap = async (actor: EmployeeActor) =>
    (await world.ask(actor, listBreaks, {})).items.find(({ code }) => code === "standard_without_hours");
  const mend = `/settings/calendar?team=${world.teamId}`;
  expect((await gap(manager))?.mend).toBe(mend);
  expect((await gap(employee))?.mend).toBeNull();
  await world.run(world.owner, removeTeamCalendar, { teamId: world.teamId });
});

test("a step of the path is done by facts that say so, never by the first sign of it", async () => {
  const states = async () => {
    const { steps } = await world.ask(world.owner, getProgramme, {});
    return Object.fromEntries(steps.flatMap((step) => [step, ...step.steps]).map((step) => [step.key, step]));
  };
  await world.run(world.owner, recordVoice, { kind: "question", text: "When?", channel: "phone" });
  const now = await states();
  expect(now["3a"]).toMatchObject({ state: "begun", found: { code: "voices", count: 1 }, page: "/cases" });
  expect(now["5b"]).toMatchObject({ state: "begun", found: { code: "published_pledges" } });
  expect(now["1a"]).toMatchObject({ state: "not_started", found: null, page: null, tool: "later" });
  expect(now["6"]).toMatchObject({ state: "not_started", page: "/actions" });
  const { database } = world.services;
  const action = { id: newId(), text: "Put up the sign", createdAt: new Date(), createdBy: world.owner.id };
  await database.insertInto("actions").values(action).execute();
  expect((await states())["6"]).toMatchObject({ state: "begun", found: { code: "actions", count: 1 } });
  const { chain } = await world.ask(world.owner, getProgramme, {});
  expect(chain.find(({ part }) => part === "action")).toEqual({
    part: "action",
    count: 1,
    breaks: 0,
    state: "whole",
    page: "/actions",
  });
});

test("home shows the principles in force, in the reader's language", async () => {
  const home = await world.ask(world.owner, getHome, {});
  expect(home.principles.map((principle) => principle.statement)).toEqual([
    "We do what we say",
    "You tell your story once",
    "Nobody waits without word",
  ]);
  expect(home.kept).toMatchObject({ total: 0, share: null, perceived: null });
  await expect(world.ask(visitor, getHome, {})).rejects.toMatchObject({ status: 401 });
});

test("what happened is read by its time, page by page, and says what it was about", async () => {
  const standard = await world.run(world.owner, createStandard, {
    name: "Told late: within 9 days",
    measure: "first_answer",
    target: 0.9,
    within: "P9D",
    translations: { nl: { name: "Laat verteld: binnen 9 dagen" } },
  });
  world.at("2020-01-01T12:00:00Z");
  const early = await world.run(world.owner, createPrinciple, { statement: "Told later of long ago" });
  world.at(new Date());
  const first = await world.ask(world.owner, listActivity, { limit: 3 });
  expect(first.items[0]).toMatchObject({ subjectId: standard.id, subjectName: "Told late: within 9 days" });
  const dutch = { ...world.owner, language: "nl" };
  const seen = { subjectId: standard.id, subjectName: "Laat verteld: binnen 9 dagen" };
  expect((await world.ask(dutch, listActivity, { limit: 3 })).items[0]).toMatchObject(seen);
  const gaps = (await world.ask(dutch, listBreaks, {})).items;
  expect(gaps.find(({ subjectId }) => subjectId === standard.id)?.subject).toBe(seen.subjectName);
  const statement = "We say when in Dutch";
  const principle = await world.run(world.owner, createPrinciple, {
    statement,
    translations: { nl: { statement: "Wij zeggen wanneer" } },
  });
  await world.run(world.owner, agreePrinciple, { principleId: principle.id });
  const pledge = await world.run(world.owner, createPledge, {
    text: "You hear within 9 days",
    standardId: standard.id,
    principleIds: [principle.id],
    translations: { nl: { text: "U hoort het binnen 9 dagen" } },
  });
  const names = async (reader: EmployeeActor) => {
    const { items } = await world.ask(reader, listActivity, { limit: 10 });
    const found = (await world.ask(reader, listBreaks, {})).items;
    return [principle.id, pledge.id].flatMap((id) => [
      items.find(({ subjectId }) => subjectId === id)?.subjectName,
      found.find(({ subjectId }) => subjectId === id)?.subject,
    ]);
  };
  const inDutch = ["Wij zeggen wanneer", "U hoort het binnen 9 dagen"];
  expect(await names(dutch)).toEqual(inDutch.flatMap((words) => [words, words]));
  const asWritten = [statement, "You hear within 9 days"];
  expect(await names(world.owner)).toEqual(asWritten.flatMap((words) => [words, words]));
  const rests = await world.ask(dutch, getPrinciple, { principleId: principle.id });
  expect(rests.pledges.map(({ text }) => text)).toEqual([inDutch[1]]);
  const read = [...first.items];
  for (let cursor = first.nextCursor; cursor; ) {
    const page = await world.ask(world.owner, listActivity, { limit: 3, cursor });
    read.push(...page.items);
    cursor = page.nextCursor;
  }
  const times = read.map(({ happenedAt }) => happenedAt.getTime());
  expect(times).toEqual([...times].sort((one, other) => other - one));
  expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
  expect(read.at(-1)).toMatchObject({ subjectId: early.id, subjectName: "Told later of long ago" });
});

test("whoever follows a link of their own is named in what happened, and is nobody we serve", async () => {
  const colleague = await world.employee("employee", { name: "Sanne Bos" });
  const event = { actorKind: "visitor" as const, actorId: null, caseId: null, happenedAt: new Date() };
  const about = { subjectId: colleague.id, subjectType: "account", type: "password.reset" };
  const number = 1_000_000;
  await world.services.database
    .insertInto("events")
    .values({ ...event, ...about, id: newId(), number })
    .execute();
  const own = (await world.ask(colleague, listActivity, {})).items;
  expect(own.find(({ type }) => type === "password.reset")).toMatchObject({ actorName: colleague.name });
});
