import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { getProgramme } from "#domain/results/programme.ts";
import { openWorld, type World } from "#test/world.ts";
import { giveView } from "./give-view.ts";
import { createInitiative, endInitiative, listInitiatives, startInitiative } from "./initiatives.ts";
import { getCheckFigures, listChecks } from "./list-checks.ts";
import { getCheck } from "./read-check.ts";
import { askForViews, settleCheck, showCheck } from "./show-check.ts";

let world: World;
let principles: string[];
let ann: Actor;
let bob: Actor;
beforeAll(async () => {
  world = await openWorld();
  principles = [await published("We call back", 1), await published("Plain words", 2)];
  ann = await world.employee("employee", { name: "Ann", teamIds: [world.teamId] });
  bob = await world.employee("employee", { name: "Bob", teamIds: [world.teamId] });
});
afterAll(() => world.close());

async function published(statement: string, place: number): Promise<string> {
  const id = newId();
  await world.services.database
    .insertInto("principles")
    .values({ id, statement, state: "published", place, createdAt: new Date() })
    .execute();
  return id;
}
const initiative = async (title: string, actor: Actor = ann) => {
  const { id } = await world.run(actor, createInitiative, { kind: "process", title });
  return { subjectType: "initiative", subjectId: id };
};
type Said = "supports" | "neutral" | "conflicts" | object;
const marks = (...said: Said[]) =>
  Object.fromEntries(
    said.map((mark, index) => [principles[index] ?? "", typeof mark === "string" ? { mark } : mark]),
  );
const give = (actor: Actor, subject: object, said: Said[], more: object = {}) =>
  world.run(actor, giveView, { ...subject, marks: marks(...said), ...more });

test("leaving draft without a check warns, is counted and stands on home until somebody checks it", async () => {
  const subject = await initiative("Callbacks by text message");
  const waiting = async () => (await world.ask(ann, getProgramme, {})).waiting.unchecked;
  expect(await waiting()).toEqual({ count: 0, items: [] });
  const started = await world.run(ann, startInitiative, { initiativeId: subject.subjectId });
  expect([started.state, started.warning]).toEqual(["under_way", "unchecked"]);
  expect(await waiting()).toEqual({
    count: 1,
    items: [{ id: subject.subjectId, name: "Callbacks by text message" }],
  });
  const listed = await world.ask(ann, listInitiatives, { checked: "unchecked" });
  expect(listed.items.map(({ id }) => id)).toEqual([subject.subjectId]);
  expect((await world.ask(ann, getCheckFigures, {})).unchecked).toBe(1);
  await give(bob, subject, ["supports", "neutral"]);
  expect(await waiting()).toEqual({ count: 0, items: [] });
  const checked = await initiative("Checked first");
  await give(ann, checked, ["supports", "supports"]);
  const second = await world.run(ann, startInitiative, { initiativeId: checked.subjectId });
  expect(second.warning).toBeNull();
  await expect(world.run(ann, startInitiative, { initiativeId: checked.subjectId })).rejects.toMatchObject({
    code: "wrong_state",
  });
  await world.run(ann, endInitiative, { initiativeId: checked.subjectId, outcome: "done" });
});

test("every published principle gets its mark, and a conflict without a note is refused", async () => {
  const subject = await initiative("One form for all");
  const [first = "", second = ""] = principles;
  await expect(give(ann, subject, ["supports"])).rejects.toMatchObject({
    status: 422,
    fields: [{ path: `marks.${second}`, code: "every_principle" }],
  });
  await expect(give(ann, subject, ["conflicts", "neutral"])).rejects.toMatchObject({
    status: 422,
    fields: [{ path: `marks.${first}.note`, code: "decision_note_needed" }],
  });
  await expect(
    world.run(ann, giveView, {
      ...subject,
      marks: { ...marks("neutral", "neutral"), [newId()]: { mark: "neutral" } },
    }),
  ).rejects.toMatchObject({ fields: [{ code: "not_published_now" }] });
  const note = "Keep the old form for those who ask";
  await give(ann, subject, [{ mark: "conflicts", note, line: "Eight pages" }, "neutral"], { show: "now" });
  await expect(world.run(ann, settleCheck, subject)).rejects.toMatchObject({
    fields: [{ path: "note", code: "decision_note_needed" }],
  });
  const settled = await world.run(ann, settleCheck, { ...subject, note: "We go on, with the old form" });
  expect(settled.round).toMatchObject({ note: "We go on, with the old form" });
});

test("each checks alone first: nobody, leads and machines included, reads another's view before all are shown", async () => {
  const lead = await world.employee("lead");
  const { actor: machine } = await world.key("read", "write");
  const subject = await initiative("A chat robot");
  await give(ann, subject, ["supports", "neutral"], { value: "An answer at night, says Ann" });
  const note = "Say it is a robot";
  await give(bob, subject, ["supports", { mark: "conflicts", note, line: "Secret of Bob" }]);
  for (const reader of [ann, bob, lead, world.owner, machine]) {
    const check = await world.ask(reader, getCheck, subject);
    const whole = JSON.stringify([
      check,
      await world.ask(reader, listChecks, {}),
      await world.ask(reader, getCheckFigures, {}),
    ]);
    expect(check.views).toEqual([]);
    expect(check.differing).toEqual([]);
    expect(check.given).toBe(2);
    expect(whole.includes("Secret of Bob")).toBe(reader === bob);
    expect(whole.includes("says Ann")).toBe(reader === ann);
    expect((await world.ask(reader, listChecks, { q: "Secret of Bob" })).items).toHaveLength(
      reader === bob ? 1 : 0,
    );
    const conflicts = await world.ask(reader, listChecks, { mark: "conflicts", q: "chat robot" });
    expect(conflicts.items).toHaveLength(reader === bob ? 1 : 0);
  }
  const carl = await world.employee("employee", { name: "Carl" });
  await expect(world.run(carl, showCheck, subject)).rejects.toMatchObject({ code: "check_first" });
  await expect(world.run(ann, settleCheck, subject)).rejects.toMatchObject({ code: "not_shown" });
  const shown = await world.run(ann, showCheck, subject);
  expect(shown.views.map((view) => view.checkerName)).toEqual(["Ann", "Bob"]);
  expect(shown.differing).toEqual([principles[1]]);
  await expect(give(carl, subject, ["neutral", "neutral"])).rejects.toMatchObject({ code: "check_shown" });
  expect((await world.ask(carl, listChecks, { q: "secret of bob" })).items).toHaveLength(1);
  await world.run(ann, settleCheck, { ...subject, note: "It says it is a robot" });
  const again = await give(carl, subject, ["neutral", "neutral"]);
  expect([again.round?.number, again.views]).toEqual([2, []]);
});

test("a check from a reply, a decision and a document is stored, searchable and counted", async () => {
  const { id: caseId } = await world.run(ann, recordVoice, {
    kind: "complaint",
    text: "The bin",
    channel: "phone",
  });
  const reply = await world.run(ann, writeMessage, { caseId, kind: "reply", body: "We come on Tuesday" });
  const note = await world.run(ann, writeMessage, { caseId, kind: "note", body: "Rang" });
  await world.run(ann, takeDecision, { caseId, what: "An extra collection" });
  const decision = await world.services.database
    .selectFrom("decisions")
    .select("id")
    .where("caseId", "=", caseId)
    .executeTakeFirstOrThrow();
  await world.run(world.owner, writeDocumentVersion, { kind: "vision", body: "Everybody is heard." });
  const document = await world.services.database
    .selectFrom("documents")
    .select("id")
    .executeTakeFirstOrThrow();
  const before = await world.ask(ann, getCheckFigures, {});
  await give(ann, { subjectType: "message", subjectId: reply.id }, ["supports", "supports"], {
    value: "Certainty about the day",
    show: "now",
  });
  await give(ann, { subjectType: "decision", subjectId: decision.id }, ["supports", "neutral"]);
  await give(ann, { subjectType: "document", subjectId: document.id }, ["neutral", "neutral"]);
  await expect(
    give(ann, { subjectType: "message", subjectId: note.id }, ["neutral", "neutral"]),
  ).rejects.toMatchObject({ status: 404 });
  const found = async (q: string) =>
    (await world.ask(bob, listChecks, { q })).items.map((item) => [item.subjectType, item.title]);
  expect(await found("certainty about")).toEqual([["message", "We come on Tuesday"]]);
  expect(await found("extra collection")).toEqual([["decision", "An extra collection"]]);
  expect(await found("100%")).toEqual([]);
  const { subjects, principles: counted } = await world.ask(ann, getCheckFigures, {});
  expect(subjects).toEqual(
    expect.arrayContaining([
      { subjectType: "message", checks: 1 },
      { subjectType: "decision", checks: 1 },
      { subjectType: "document", checks: 1 },
    ]),
  );
  const supports = (figures: typeof counted) => figures.find(({ id }) => id === principles[0])?.supports ?? 0;
  expect(supports(counted)).toBe(supports(before.principles) + 1);
});

test("what belongs to a case is there for those who see the case, also in lists, counts and questions", async () => {
  const { id: teamId } = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  const { id: caseId } = await world.run(world.owner, recordVoice, {
    kind: "complaint",
    text: "The lamp",
    channel: "phone",
    teamId,
  });
  const reply = await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "Hidden reply" });
  const subject = { subjectType: "message", subjectId: reply.id };
  await give(world.owner, subject, ["neutral", "neutral"], { show: "now" });
  await expect(world.ask(ann, getCheck, subject)).rejects.toMatchObject({ status: 404 });
  await expect(give(ann, subject, ["neutral", "neutral"])).rejects.toMatchObject({ status: 404 });
  expect((await world.ask(ann, listChecks, { q: "hidden" })).items).toEqual([]);
  expect((await world.ask(world.owner, listChecks, { q: "hidden" })).items).toHaveLength(1);
  const count = async (actor: Actor) =>
    (await world.ask(actor, getCheckFigures, {})).subjects.find((row) => row.subjectType === "message")
      ?.checks ?? 0;
  expect(await count(world.owner)).toBe((await count(ann)) + 1);
});

test("colleagues are asked by name, told once, and only those who may see the thing", async () => {
  const { id: teamId } = await world.run(world.owner, createTeam, { name: "Far away" });
  const { id: below } = await world.run(world.owner, createTeam, { name: "Further", parentId: teamId });
  const manager = await world.employee("manager", { name: "Mia", teamIds: [teamId] });
  const inside = await world.employee("employee", { name: "Ines", teamIds: [below] });
  const { id: caseId } = await world.run(world.owner, recordVoice, {
    kind: "question",
    text: "When?",
    channel: "phone",
    teamId: below,
  });
  const reply = await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "Soon" });
  const subject = { subjectType: "message", subjectId: reply.id };
  const ask = (...people: Actor[]) =>
    world.run(inside, askForViews, { ...subject, employeeIds: people.map(({ id }) => id) });
  await expect(ask(ann)).rejects.toMatchObject({ fields: [{ code: "cannot_see_case" }] });
  await expect(world.run(inside, askForViews, { ...subject, employeeIds: [newId()] })).rejects.toMatchObject({
    fields: [{ code: "unknown_employee" }],
  });
  await ask(manager);
  const asked = await ask(manager, inside);
  expect(asked.waitingFor).toEqual(["Ines", "Mia"]);
  const told = await world.services.database
    .selectFrom("notices")
    .select("recipientId")
    .where("kind", "=", "check_asked")
    .execute();
  expect(told.map(({ recipientId }) => recipientId).sort()).toEqual([manager.id, inside.id].sort());
  await give(manager, subject, ["neutral", "neutral"]);
  expect((await world.ask(inside, getCheck, subject)).waitingFor).toEqual(["Ines"]);
});
