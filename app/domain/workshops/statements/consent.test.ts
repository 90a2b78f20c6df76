import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { recordVoice } from "../../listening/record-voice.ts";
import { createWorkshop } from "../create-workshop.ts";
import { addStatement } from "./add-statement.ts";
import { agreeStatement } from "./agree-statement.ts";
import { changeStatement } from "./change-statement.ts";
import { answerObjection, giveConsent, showConsent } from "./consent.ts";
import { linkStatementEvidence } from "./statement-evidence.ts";

let world: World;
let workshop: TestWorkshop;
let workshopId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const inForce = await world.ask(world.owner, listPrinciples, { state: ["agreed", "published"] });
  for (const { id } of inForce.items) await world.run(world.owner, retirePrinciple, { principleId: id });
  workshop = await openWorkshop(world);
  ({ workshopId } = workshop);
  await workshop.move("consent");
});

const state = async (text = "We do what we say", more: object = {}) =>
  (await world.run(world.owner, addStatement, { workshopId, text, ...more })).id;
const say = (actor: Actor, statementId: string, answer: string, reason?: string) =>
  world.run(actor, giveConsent, { workshopId, statementId, answer, ...(reason && { reason }) });
const show = (statementId: string, round = "show") =>
  world.run(world.owner, showConsent, { workshopId, statementId, round });
const agree = (statementId: string, more: object = {}, actor: Actor = world.owner) =>
  world.run(actor, agreeStatement, { workshopId, statementId, ...more });
interface Consent {
  consenting: number;
  agree: number | null;
  liveWith: number | null;
  objections: { id: string; reason: string; open: boolean; lifted: string | null; reply: string | null }[];
}
const consentOf = async (statementId: string, actor: Actor = world.owner) =>
  (await workshop.things<Consent>("consent", actor)).find(({ id }) => id === statementId);
const inForce = async (count: number) => {
  for (let number = 0; number < count; number += 1) {
    const { id } = await world.run(world.owner, createPrinciple, { statement: `Principle ${number}` });
    await world.run(world.owner, agreePrinciple, { principleId: id });
  }
};

test("answers stay hidden from everybody, facilitators too, until they are shown", async () => {
  const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
  const id = await state();
  await expect(say(ann, id, "object")).rejects.toMatchObject({
    fields: [{ path: "reason", code: "required" }],
  });
  await say(ann, id, "object", "canary reason");
  await say(ben, id, "live_with");
  for (const actor of [ben, world.owner]) {
    const board = JSON.stringify(await workshop.board(actor));
    expect(board).not.toMatch(/canary|"object"/);
  }
  expect(await workshop.own("consents", ann)).toMatchObject([{ answer: "object", reason: "canary reason" }]);
  await show(id);
  expect(await consentOf(id, ben)).toMatchObject({
    consenting: 1,
    objections: [{ reason: "canary reason", open: true, authorId: ann.id }],
  });
});

test("who agrees and who can live with it is told apart from five answers on: below, a named objection would tell the rest", async () => {
  const people = [];
  for (const name of ["Ann", "Ben", "Cas", "Dan", "Eve"]) people.push(await workshop.join(name));
  const [ann, ben, cas, dan, eve] = people as [Actor, Actor, Actor, Actor, Actor];
  const [of4, of5] = [await state("Four answer"), await state("Five answer")];
  for (const id of [of4, of5]) {
    await say(ann, id, "object", "Too vague");
    await say(ben, id, "agree");
    await say(cas, id, "agree");
    await say(dan, id, "live_with");
  }
  await say(eve, of5, "live_with");
  for (const id of [of4, of5]) await show(id);
  for (const actor of [world.owner, ben]) {
    expect(await consentOf(of4, actor)).toMatchObject({ consenting: 3, agree: null, liveWith: null });
    expect(await consentOf(of5, actor)).toMatchObject({ consenting: 4, agree: 2, liveWith: 2 });
  }
});

test("one objection blocks agreeing until its author answers otherwise", async () => {
  const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
  const id = await state();
  await say(ann, id, "object", "Too long");
  await say(ben, id, "agree");
  await expect(agree(id)).rejects.toMatchObject({ code: "consent_not_shown" });
  await show(id);
  await expect(agree(id)).rejects.toMatchObject({ code: "objection_open", details: { objections: 1 } });
  const objection = (await consentOf(id))?.objections[0];
  await world.run(world.owner, answerObjection, {
    workshopId,
    statementId: id,
    objectionId: objection?.id,
    reply: "It is six words",
  });
  // An answer alone lifts nothing.
  await expect(agree(id)).rejects.toMatchObject({ code: "objection_open" });
  // Nor does asking again, while its author is silent.
  await show(id, "again");
  await say(ben, id, "agree");
  await show(id);
  await expect(agree(id)).rejects.toMatchObject({ code: "objection_open" });
  await say(ann, id, "live_with");
  expect(await consentOf(id)).toMatchObject({
    consenting: 2,
    objections: [{ reason: "Too long", reply: "It is six words", open: false, lifted: "objector" }],
  });
  expect(await agree(id)).toMatchObject({ principleState: "agreed" });
});

test("a facilitator lifts an objection openly, with a reason, and nobody else does", async () => {
  const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
  const id = await state();
  await say(ann, id, "object", "Not ours");
  await say(ben, id, "agree");
  const lift = (actor: Actor, objectionId = "", more: object = { liftReason: "Settled with Ann" }) =>
    world.run(actor, answerObjection, { workshopId, statementId: id, objectionId, ...more });
  await show(id);
  const objectionId = (await consentOf(id))?.objections[0]?.id;
  await expect(lift(ben, objectionId)).rejects.toMatchObject({ status: 403 });
  await expect(lift(world.owner, objectionId, {})).rejects.toMatchObject({ status: 422 });
  await lift(world.owner, objectionId);
  expect(await consentOf(id)).toMatchObject({
    objections: [{ open: false, lifted: "facilitator", liftReason: "Settled with Ann" }],
  });
  await agree(id);
});

test("an objection that nobody saw and its author took back leaves nothing behind", async () => {
  const ann = await workshop.join("Ann");
  const id = await state();
  await say(ann, id, "object", "canary");
  await say(ann, id, "agree");
  await show(id);
  expect(await consentOf(id)).toMatchObject({ consenting: 1, objections: [] });
  // The same in a later round, after an objection that all saw.
  await say(ann, id, "object", "Seen");
  await show(id, "again");
  await say(ann, id, "object", "canary two");
  await say(ann, id, "agree");
  await show(id);
  expect(JSON.stringify(await consentOf(id))).not.toMatch(/canary/);
});

test("new words want new answers", async () => {
  const ann = await workshop.join("Ann");
  const id = await state();
  await say(ann, id, "agree");
  await show(id);
  await world.run(world.owner, changeStatement, {
    workshopId,
    statementId: id,
    text: "Otherwise",
    revision: 1,
  });
  expect(await consentOf(id)).toBeUndefined();
  await show(id);
  expect(await consentOf(id)).toMatchObject({ consenting: 0 });
  await expect(agree(id)).rejects.toMatchObject({ code: "no_consent_yet" });
  await say(ann, id, "agree");
  await agree(id);
  await expect(say(ann, id, "object", "Late")).rejects.toMatchObject({ code: "statement_agreed" });
});

test("an agreed statement is a principle that carries its elements and its voices", async () => {
  const ann = await workshop.join("Ann");
  const kase = await world.run(world.owner, recordVoice, {
    kind: "complaint",
    text: "Nobody rang",
    channel: "phone",
  });
  const noteIds = await workshop.notes(ann, "Ring back", "Keep promises");
  const id = await state("We ring back", { noteIds, explanation: "The same day", why: "Trust" });
  await expect(
    world.run(ann, linkStatementEvidence, { workshopId, statementId: id, caseId: kase.id }),
  ).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, linkStatementEvidence, { workshopId, statementId: id, caseId: kase.id });
  expect(await workshop.things("statement")).toMatchObject([{ evidence: [{ caseId: kase.id }] }]);
  await say(world.owner, id, "agree");
  await show(id);
  const { principleId } = await agree(id);
  const principle = await world.ask(world.owner, getPrinciple, { principleId });
  expect(principle).toMatchObject({
    statement: "We ring back",
    explanation: "The same day",
    why: "Trust",
    state: "agreed",
    evidence: [{ caseId: kase.id }],
  });
  expect(principle.elements.map(({ label }) => label).sort()).toEqual(["Keep promises", "Ring back"]);
  await expect(agree(id)).rejects.toMatchObject({ code: "statement_agreed" });
});

test("a facilitator who does not run the programme leaves it as a draft for those who do", async () => {
  const colleague = await world.employee("employee");
  const made = await world.run(colleague, createWorkshop, { templateId: "blank", title: "Ours" });
  const of = { workshopId: made.id };
  const { id } = await world.run(colleague, addStatement, { ...of, text: "We listen" });
  await world.run(colleague, giveConsent, { ...of, statementId: id, answer: "agree" });
  await world.run(colleague, showConsent, { ...of, statementId: id, round: "show" });
  const agreed = await world.run(colleague, agreeStatement, { ...of, statementId: id });
  expect(agreed).toMatchObject({ principleState: "draft", statement: { agreed: true } });
});

async function consented(text: string): Promise<string> {
  const id = await state(text);
  await say(world.owner, id, "agree");
  await show(id);
  return id;
}

test("the eleventh is refused with the ways out, and each of them works", async () => {
  await inForce(10);
  const id = await consented("The eleventh");
  await expect(agree(id)).rejects.toMatchObject({ code: "principle_limit", details: { limit: 10 } });
  // Nothing of it is left behind.
  const drafts = await world.ask(world.owner, listPrinciples, { state: ["draft"] });
  expect(drafts.items.map(({ statement }) => statement)).not.toContain("The eleventh");
  const [first, second] = (await world.ask(world.owner, listPrinciples, { state: ["agreed"] })).items;
  expect(await agree(id, { swapForId: first?.id })).toMatchObject({ principleState: "agreed" });
  const twelfth = await consented("The twelfth");
  expect(await agree(twelfth, { mergeIntoId: second?.id })).toMatchObject({ principleId: second?.id });
  const thirteenth = await consented("The thirteenth");
  await expect(agree(thirteenth)).rejects.toMatchObject({ code: "principle_limit" });
  await world.run(world.owner, retirePrinciple, { principleId: second?.id });
  await agree(thirteenth);
  expect((await world.ask(world.owner, listPrinciples, { state: ["agreed"] })).items).toHaveLength(10);
});

test("two workshops agree the tenth at once: one of them gets the place", async () => {
  await inForce(9);
  const one = await consented("Tenth of one");
  const ofOne = workshopId;
  ({ workshopId } = await openWorkshop(world));
  const two = await consented("Tenth of another");
  const outcomes = await Promise.allSettled([
    world.run(world.owner, agreeStatement, { workshopId: ofOne, statementId: one }),
    world.run(world.owner, agreeStatement, { workshopId, statementId: two }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = outcomes.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ code: "principle_limit" });
});
