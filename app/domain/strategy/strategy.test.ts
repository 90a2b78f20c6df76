import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { openWorld, system, visitor, type World } from "#test/world.ts";
import { standardWordsIn } from "../organisation/standard-words.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPledge, listPledges } from "./pledges.ts";
import { publishPledge, withdrawPledge } from "./publish-pledge.ts";
import { changePledge, createPledge } from "./write-pledge.ts";
import { changeStandard, createStandard } from "./write-standard.ts";

let world: World;
let principleId: string;
const day = 24 * 3_600_000;
beforeAll(async () => {
  world = await openWorld();
  principleId = await insertPrinciple();
});
afterAll(() => world.close());

async function insertPrinciple(state: "draft" | "retired" = "draft"): Promise<string> {
  const id = newId();
  await world.services.database
    .insertInto("principles")
    .values({ id, statement: "We do what we say", state, createdAt: world.services.clock() })
    .execute();
  return id;
}

/** A team with a standard that allows one day, of which `met` of `total` cases were answered in time. */
async function standardWith(met: number, total: number, options: { daysAgo?: number; target?: number } = {}) {
  const team = await world.run(world.owner, createTeam, { name: newId() });
  const receivedAt = new Date(world.services.clock().getTime() - (options.daysAgo ?? 10) * day);
  const rows = Array.from({ length: total }, (_, index) => ({
    id: newId(),
    reference: newId(),
    kind: "question" as const,
    teamId: team.id,
    receivedAt,
    firstAnswerAt: index < met ? receivedAt : null,
    createdAt: receivedAt,
  }));
  if (rows.length > 0) await world.services.database.insertInto("cases").values(rows).execute();
  return world.run(world.owner, createStandard, {
    name: "Answered within a day",
    measure: "first_answer",
    target: options.target ?? 0.9,
    within: "P1D",
    teamId: team.id,
  });
}

const pledgeOn = (standardId: string) =>
  world.run(world.owner, createPledge, {
    text: "You have an answer within a day",
    standardId,
    principleIds: [principleId],
  });

const publish = (pledgeId: string, more: object = {}) =>
  world.run(world.owner, publishPledge, { pledgeId, signOff: true, ...more });

test("a standard keeps what its duration means: a day is 24 hours", async () => {
  const make = (input: object) =>
    world.run(world.owner, createStandard, {
      name: "In 2 days",
      measure: "resolution",
      target: 0.9,
      ...input,
    });
  expect(await make({ within: "P1DT12H" })).toMatchObject({ within: "P1DT12H", withinSeconds: 36 * 3600 });
  expect(await make({ within: "due" })).toMatchObject({ within: "due", withinSeconds: null });
  await expect(make({})).rejects.toMatchObject({ fields: [{ path: "within", code: "required" }] });
  await expect(make({ within: "P1M" })).rejects.toMatchObject({
    fields: [{ path: "within", code: "duration_years_or_months" }],
  });
  await expect(make({ within: "P1D", measure: "promise_kept" })).rejects.toMatchObject({
    fields: [{ path: "within", code: "promise_has_its_due_time" }],
  });
  expect(await make({ measure: "promise_kept" })).toMatchObject({ within: null, withinSeconds: null });
  for (const target of [0, 0.000001, 1.01, "0.9"]) {
    await expect(make({ within: "due", target })).rejects.toMatchObject({ fields: [{ path: "target" }] });
  }
});

test("a name that nobody can check is refused beside its field; an old one may stay", async () => {
  const input = { measure: "promise_kept", target: 0.9 };
  const refused = { status: 422, fields: [{ path: "name", code: "not_measurable" }] };
  const make = (name: string) => world.run(world.owner, createStandard, { ...input, name });
  await expect(make("We respond quickly")).rejects.toMatchObject(refused);
  const { id } = await make("Within 2 working days in 90 %");
  const change = (more: object) => world.run(world.owner, changeStandard, { standardId: id, ...more });
  await expect(change({ name: "We respond quickly" })).rejects.toMatchObject(refused);
  await world.services.database
    .updateTable("standards")
    .set({ name: "Quickly" })
    .where("id", "=", id)
    .execute();
  expect(await change({ name: "Quickly", remedy: "We call" })).toMatchObject({ name: "Quickly" });
});

test("a name that speaks of working days is refused beside its field while every hour counts", async () => {
  const input = {
    measure: "first_answer",
    target: 0.9,
    within: "P1D",
    name: "An answer within one working day",
  };
  const wrong = (path: string) => ({ status: 422, fields: [{ path, code: "name_says_working_time" }] });
  const make = (more: object) => world.run(world.owner, createStandard, { ...input, ...more });
  await expect(make({})).rejects.toMatchObject(wrong("name"));
  const translations = { nl: { name: "Binnen één werkdag antwoord" } };
  await expect(make({ name: "In one day", translations })).rejects.toMatchObject(
    wrong("translations.nl.name"),
  );
  expect(await make({ time: "working" })).toMatchObject({ time: "working", within: "P1D" });
  const { id } = await make({ name: "An answer within one day" });
  const change = (name: string) => world.run(world.owner, changeStandard, { standardId: id, name });
  await expect(change("Answered within one working day")).rejects.toMatchObject(wrong("name"));
});

test("managers set standards for teams of theirs, leads for all, employees for none", async () => {
  const input = { name: "In 2 days", measure: "promise_kept", target: 0.9 };
  const manager = await world.employee("manager", { teamIds: [world.teamId] });
  const other = await world.run(world.owner, createTeam, { name: newId() });
  const own = await world.run(manager, createStandard, { ...input, teamId: world.teamId });
  for (const teamId of [undefined, other.id]) {
    await expect(world.run(manager, createStandard, { ...input, teamId })).rejects.toMatchObject({
      status: 403,
    });
  }
  for (const teamId of [null, other.id]) {
    const moved = world.run(manager, changeStandard, { standardId: own.id, teamId });
    await expect(moved).rejects.toMatchObject({ status: 403 });
  }
  const employee = await world.employee("employee", { teamIds: [world.teamId] });
  await expect(world.run(employee, createStandard, { ...input, teamId: world.teamId })).rejects.toMatchObject(
    { status: 403 },
  );
  await expect(world.run(visitor, createStandard, input)).rejects.toMatchObject({ status: 401 });
});

test("a pledge needs a principle that is not retired, a standard, and languages in use", async () => {
  const standard = await standardWith(0, 0);
  const input = { text: "We answer", standardId: standard.id, principleIds: [principleId] };
  const make = (change: object) => world.run(world.owner, createPledge, { ...input, ...change });
  await expect(make({ principleIds: [] })).rejects.toMatchObject({ fields: [{ path: "principleIds" }] });
  await expect(make({ principleIds: [await insertPrinciple("retired")] })).rejects.toMatchObject({
    fields: [{ path: "principleIds.0", code: "unknown_principle" }],
  });
  await expect(make({ standardId: newId() })).rejects.toMatchObject({
    fields: [{ path: "standardId", code: "unknown_standard" }],
  });
  await expect(make({ translations: { fr: { text: "Nous répondons" } } })).rejects.toMatchObject({
    fields: [{ path: "translations.fr", code: "not_a_language" }],
  });
  const manager = await world.employee("manager", { teamIds: [world.teamId] });
  await expect(world.run(manager, createPledge, input)).rejects.toMatchObject({ status: 403 });
  const made = await make({ principleIds: [principleId, principleId] });
  expect(made).toMatchObject({ state: "idea", publication: null, principleIds: [principleId] });
});

test("a standard is read in the language of its reader, and in the first where it is not translated", async () => {
  const made = await world.run(world.owner, createStandard, {
    name: "Answered within a day",
    measure: "first_answer",
    target: 0.9,
    within: "P1D",
    remedy: "We call",
  });
  const change = (translations: object) =>
    world.run(world.owner, changeStandard, { standardId: made.id, translations });
  const nl = { name: "Antwoord binnen een dag" };
  const changed = await change({ nl });
  expect(changed.translations).toEqual({ nl });
  expect(standardWordsIn(changed, "nl")).toEqual({ name: nl.name, remedy: "We call" });
  const pledge = await pledgeOn(made.id);
  for (const [language, name] of [
    ["nl", nl.name],
    ["en", "Answered within a day"],
    ["fr", "Answered within a day"],
  ] as const) {
    const reader = { ...world.owner, language };
    expect((await world.ask(reader, getPledge, { pledgeId: pledge.id })).standardName).toBe(name);
    const { items } = await world.ask(reader, listPledges, { standardId: made.id });
    expect(items.map(({ standardName }) => standardName)).toEqual([name]);
  }
  for (const language of ["en", "fr"]) {
    await expect(change({ [language]: { name: "In 2 days" } })).rejects.toMatchObject({
      fields: [{ path: `translations.${language}`, code: "not_a_translation_language" }],
    });
  }
  await expect(change({ nl: { name: "Snel antwoord" } })).rejects.toMatchObject({
    fields: [{ path: "translations.nl.name", code: "not_measurable" }],
  });
  expect((await change({})).translations).toEqual({});
});

test("the gate: 71 % is refused with its figure, and goes out with a plan", async () => {
  const pledge = await pledgeOn((await standardWith(71, 100)).id);
  await expect(publish(pledge.id)).rejects.toMatchObject({
    status: 409,
    code: "not_yet_capable",
    details: { share: 0.71, met: 71, total: 100, target: 0.9, period: "twelve_months" },
  });
  const published = await publish(pledge.id, { workingToward: { plan: "Two more colleagues on Mondays" } });
  expect(published).toMatchObject({
    state: "published",
    publication: { met: 71, total: 100, workingToward: "Two more colleagues on Mondays" },
  });
  await expect(publish(pledge.id)).rejects.toMatchObject({ code: "already_published" });
  expect((await world.run(world.owner, withdrawPledge, { pledgeId: pledge.id })).state).toBe("withdrawn");
  await expect(world.run(world.owner, withdrawPledge, { pledgeId: pledge.id })).rejects.toMatchObject({
    code: "not_published",
  });
});

test("the gate: reached goes out without a plan; under twenty goes out as not yet known", async () => {
  const reached = await publish((await pledgeOn((await standardWith(18, 20)).id)).id, {
    workingToward: { plan: "Nothing to reach" },
  });
  expect(reached.publication).toMatchObject({ met: 18, total: 20, workingToward: null });
  const few = await publish((await pledgeOn((await standardWith(0, 19)).id)).id);
  expect(few.publication).toMatchObject({ met: 0, total: 19, workingToward: null });
});

test("the gate looks at all of history when twelve months hold too little", async () => {
  const pledge = await pledgeOn((await standardWith(0, 20, { daysAgo: 900 })).id);
  await expect(publish(pledge.id)).rejects.toMatchObject({
    details: { share: 0, total: 20, period: "whole_history" },
  });
});

test("lowering the target opens the gate; under a published pledge nothing moves", async () => {
  const standard = await standardWith(71, 100);
  const pledge = await pledgeOn(standard.id);
  await world.run(world.owner, changeStandard, { standardId: standard.id, target: 0.7 });
  await publish(pledge.id);
  for (const change of [{ target: 0.6 }, { within: "P2D" }, { teamId: null }]) {
    await expect(
      world.run(world.owner, changeStandard, { standardId: standard.id, ...change }),
    ).rejects.toMatchObject({ code: "standard_pledged" });
  }
  const renamed = await world.run(world.owner, changeStandard, {
    standardId: standard.id,
    name: "Answered in a day",
    target: 0.7,
    remedy: "We call you the same day",
  });
  expect(renamed).toMatchObject({
    name: "Answered in a day",
    remedy: "We call you the same day",
    revision: 3,
  });
  const other = await standardWith(0, 100);
  await expect(
    world.run(world.owner, changePledge, { pledgeId: pledge.id, standardId: other.id }),
  ).rejects.toMatchObject({ code: "pledge_published" });
  const remarked = await world.run(world.owner, changePledge, { pledgeId: pledge.id, remark: "We now call" });
  expect(remarked).toMatchObject({ remark: "We now call", revision: 2, state: "published" });
});

test("the very first publication needs a sign-off by whoever looked; a machine signs by calling", async () => {
  const fresh = await openWorld();
  try {
    const { database } = fresh.services;
    await database
      .insertInto("principles")
      .values({ id: principleId, statement: "We answer", createdAt: fresh.services.clock() })
      .execute();
    const standard = await fresh.run(fresh.owner, createStandard, {
      name: "Promises kept on time",
      measure: "promise_kept",
      target: 0.9,
    });
    const make = () =>
      fresh.run(fresh.owner, createPledge, {
        text: "We keep promises",
        standardId: standard.id,
        principleIds: [principleId],
      });
    const pledgeId = (await make()).id;
    await expect(fresh.run(fresh.owner, publishPledge, { pledgeId })).rejects.toMatchObject({
      code: "sign_off_needed",
    });
    await fresh.run(system, publishPledge, { pledgeId });
    await fresh.run(fresh.owner, publishPledge, { pledgeId: (await make()).id });
  } finally {
    await fresh.close();
  }
});
