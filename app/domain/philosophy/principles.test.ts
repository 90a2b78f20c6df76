import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { newId } from "#core/identifiers.ts";
import { pledgeOn, touch } from "#test/factories/philosophy.ts";
import { openWorld, type World } from "#test/world.ts";
import { agreePrinciple } from "./agree-principle.ts";
import { changePrinciple } from "./change-principle.ts";
import { createPrinciple } from "./create-principle.ts";
import { getPrinciple } from "./get-principle.ts";
import { listPrinciples } from "./list-principles.ts";
import { mergePrinciples } from "./merge-principles.ts";
import { publishPrinciple, unpublishPrinciple } from "./publish-principle.ts";
import { retirePrinciple } from "./retire-principle.ts";

let world: World;
let lead: Actor;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.employee("lead", { name: "Lena Lead" });
});
afterAll(() => world.close());

const draft = async (statement: string, actor: Actor = lead) =>
  (await world.run(actor, createPrinciple, { statement })).id;
const agreed = async (statement: string) => {
  const principleId = await draft(statement);
  await world.run(lead, agreePrinciple, { principleId });
  return principleId;
};
const retire = (principleId: string) => world.run(lead, retirePrinciple, { principleId });

test("anybody who works here drafts; leads agree, publish and retire, and every step says who and when", async () => {
  const employee = await world.employee("employee", { name: "Emre Employee" });
  const principleId = await draft("We call back when we say", employee);
  for (const command of [agreePrinciple, publishPrinciple, unpublishPrinciple, retirePrinciple]) {
    await expect(world.run(employee, command, { principleId })).rejects.toMatchObject({ status: 403 });
  }
  await world.run(lead, agreePrinciple, { principleId });
  await world.run(lead, publishPrinciple, { principleId, signOff: true });
  await world.run(lead, unpublishPrinciple, { principleId });
  await world.run(lead, retirePrinciple, { principleId, reason: "Said better elsewhere" });
  const { transitions, place } = await world.ask(employee, getPrinciple, { principleId });
  expect(place).toBeNull();
  expect(transitions.map(({ state, actorName, reason }) => [state, actorName, reason])).toEqual([
    ["draft", "Emre Employee", null],
    ["agreed", "Lena Lead", null],
    ["published", "Lena Lead", null],
    ["agreed", "Lena Lead", null],
    ["retired", "Lena Lead", "Said better elsewhere"],
  ]);
  const events = await world.services.database
    .selectFrom("events")
    .select("type")
    .where("subjectId", "=", principleId)
    .orderBy("number")
    .execute();
  expect(events.map((event) => event.type)).toEqual([
    "principle.created",
    "principle.agreed",
    "principle.published",
    "principle.unpublished",
    "principle.retired",
  ]);
});

test("a step from the wrong state is refused with that state", async () => {
  const principleId = await draft("We say it plainly");
  const refusal = (state: string) => ({ status: 409, code: "wrong_state", details: { state } });
  const step = (command: typeof agreePrinciple) => world.run(lead, command, { principleId });
  await expect(step(publishPrinciple)).rejects.toMatchObject(refusal("draft"));
  await expect(step(unpublishPrinciple)).rejects.toMatchObject(refusal("draft"));
  await step(agreePrinciple);
  await expect(step(agreePrinciple)).rejects.toMatchObject(refusal("agreed"));
  await retire(principleId);
  for (const command of [agreePrinciple, publishPrinciple, unpublishPrinciple, retirePrinciple]) {
    await expect(step(command)).rejects.toMatchObject(refusal("retired"));
  }
  const change = world.run(lead, changePrinciple, { principleId, statement: "We mumble" });
  await expect(change).rejects.toMatchObject(refusal("retired"));
});

test("the owner of a draft changes it; once agreed only leads do, and If-Match tells of others' changes", async () => {
  const employee = await world.employee("employee");
  const other = await world.employee("employee");
  const principleId = await draft("We answer", employee);
  const change = (actor: Actor, statement: string, expectedRevision?: number) =>
    execute({ ...world.callerOf(actor), expectedRevision }, changePrinciple, { principleId, statement });
  expect((await change(employee, "We answer everybody", 1)).revision).toBe(2);
  await expect(change(other, "We do not")).rejects.toMatchObject({ status: 403 });
  await expect(change(employee, "We answer all", 1)).rejects.toMatchObject({ status: 412 });
  await world.run(lead, agreePrinciple, { principleId });
  await expect(change(employee, "We answer sometimes")).rejects.toMatchObject({ status: 403 });
  expect((await change(lead, "We answer every time")).statement).toBe("We answer every time");
  await retire(principleId);
});

test("240 characters explain a principle, 241 do not; a statement has 200", async () => {
  const make = (input: object) => world.run(lead, createPrinciple, { statement: "Short", ...input });
  expect((await make({ explanation: "x".repeat(240) })).explanation).toHaveLength(240);
  await expect(make({ explanation: "x".repeat(241) })).rejects.toMatchObject({
    fields: [{ path: "explanation", code: "too_long", params: { maximum: 240 } }],
  });
  await expect(make({ statement: "x".repeat(201) })).rejects.toMatchObject({
    fields: [{ path: "statement" }],
  });
  await expect(make({ statement: "  " })).rejects.toMatchObject({
    fields: [{ path: "statement", code: "required" }],
  });
});

test("translations are in the organisation's other languages, added and removed by language", async () => {
  const nl = { statement: "Wij bellen terug", explanation: "Op de dag die wij noemen." };
  const { id: principleId } = await world.run(lead, createPrinciple, {
    statement: "We call back",
    translations: { nl },
  });
  const change = (translations: object) => world.run(lead, changePrinciple, { principleId, translations });
  expect((await change({ nl: { statement: "Wij bellen" } })).translations).toEqual({
    nl: { statement: "Wij bellen" },
  });
  expect((await change({ nl: null })).translations).toEqual({});
  for (const language of ["en", "fr", "constructor"]) {
    await expect(change({ [language]: { statement: "x" } })).rejects.toMatchObject({
      fields: [{ path: `translations.${language}`, code: "not_a_translation_language" }],
    });
  }
});

test("a merged principle retires with a reason and its pledges rest on the other", async () => {
  const [from, into, third] = [
    await agreed("We are quick"),
    await agreed("We are swift"),
    await agreed("We hurry"),
  ];
  const both = await pledgeOn(world, [from, into]);
  const alone = await pledgeOn(world, [from]);
  await touch(world, from, { teamId: world.teamId });
  await touch(world, into, { teamId: world.teamId });
  const merged = await world.run(lead, mergePrinciples, { principleId: from, intoId: into });
  expect(merged).toMatchObject({ state: "retired", place: null, mergedIntoId: into });
  const whole = await world.ask(lead, getPrinciple, { principleId: into });
  expect(whole.pledges.map((pledge) => pledge.id).sort()).toEqual([both, alone].sort());
  expect(whole.voices).toBe(2);
  const retired = await world.ask(lead, getPrinciple, { principleId: from });
  expect(retired).toMatchObject({ pledges: [], mergedIntoStatement: "We are swift" });
  expect(retired.transitions.at(-1)?.reason).toBe("Merged into “We are swift”");
  // What went up in the second goes on into the third with it.
  await world.run(lead, mergePrinciples, { principleId: into, intoId: third, reason: "One is enough" });
  expect((await world.ask(lead, getPrinciple, { principleId: third })).voices).toBe(2);
  expect((await world.ask(lead, getPrinciple, { principleId: from })).mergedIntoId).toBe(third);
  await retire(third);
});

test("a merge needs another principle that stands; one in force does not go up in a draft", async () => {
  const [inForce, loose] = [await agreed("We listen"), await draft("We hear")];
  const merge = (principleId: string, intoId: string) =>
    world.run(lead, mergePrinciples, { principleId, intoId });
  await expect(merge(inForce, inForce)).rejects.toMatchObject({ fields: [{ code: "same_principle" }] });
  await expect(merge(inForce, newId())).rejects.toMatchObject({ fields: [{ code: "unknown_principle" }] });
  await expect(merge(newId(), inForce)).rejects.toMatchObject({ status: 404 });
  await expect(merge(inForce, loose)).rejects.toMatchObject({
    code: "wrong_state",
    details: { state: "draft" },
  });
  await merge(loose, inForce);
  await expect(merge(inForce, loose)).rejects.toMatchObject({
    code: "wrong_state",
    details: { state: "retired" },
  });
  const employee = await world.employee("employee");
  const refused = world.run(employee, mergePrinciples, { principleId: inForce, intoId: loose });
  await expect(refused).rejects.toMatchObject({ status: 403 });
  await retire(inForce);
});

test("merges that cross do not wait for each other for ever: one wins", async () => {
  const [one, other] = [await agreed("We are kind"), await agreed("We are friendly")];
  const results = await Promise.allSettled([
    world.run(lead, mergePrinciples, { principleId: one, intoId: other }),
    world.run(lead, mergePrinciples, { principleId: other, intoId: one }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
    code: "wrong_state",
  });
});

test("voices are counted once each, among what the reader may see, without spam and reopened closures", async () => {
  const principleId = await agreed("We mend causes");
  await touch(world, principleId, { teamId: world.teamId, by: ["closure", "decision"] });
  await touch(world, principleId, { teamId: null });
  await touch(world, principleId, { teamId: world.teamId, suspectedSpam: true });
  await touch(world, principleId, { teamId: world.teamId, reopenedAt: new Date() });
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  const stranger = await world.employee("employee");
  const seen = async (actor: Actor) => {
    const { voices, hasVoice } = await world.ask(actor, getPrinciple, { principleId });
    const listed = (await world.ask(actor, listPrinciples, {})).items.find((item) => item.id === principleId);
    expect(listed).toMatchObject({ voices, hasVoice });
    return { voices, hasVoice };
  };
  expect(await seen(lead)).toEqual({ voices: 2, hasVoice: true });
  expect(await seen(colleague)).toEqual({ voices: 1, hasVoice: true });
  expect(await seen(stranger)).toEqual({ voices: 0, hasVoice: false });
});

test("the list runs by places, drafts, retired, page by page without gaps or repeats", async () => {
  const whole = await world.ask(lead, listPrinciples, { limit: 200 });
  const rank = (item: { state: string; place: number | null }) =>
    item.state === "draft" ? 100 : item.state === "retired" ? 200 : (item.place ?? 0);
  const ranks = whole.items.map(rank);
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  expect(new Set(whole.items.map((item) => item.state)).size).toBeGreaterThan(2);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.ask(lead, listPrinciples, { limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(paged).toEqual(whole.items.map((item) => item.id));
  const drafts = await world.ask(lead, listPrinciples, { state: "draft" });
  expect(new Set(drafts.items.map((item) => item.state))).toEqual(new Set(["draft"]));
  const two = await world.ask(lead, listPrinciples, { state: ["draft", "agreed"], limit: 200 });
  expect(new Set(two.items.map((item) => item.state))).toEqual(new Set(["draft", "agreed"]));
});
