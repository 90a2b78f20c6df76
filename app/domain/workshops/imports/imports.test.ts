import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { noteMoment } from "#domain/philosophy/moments/moments.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeNote } from "../change-note.ts";
import { closeWorkshop } from "../close-workshop.ts";
import { exportBoard } from "../export/export-board.ts";
import { addStatement } from "../statements/add-statement.ts";
import { agreeStatement } from "../statements/agree-statement.ts";
import { giveConsent, showConsent } from "../statements/consent.ts";
import { listStatements } from "../statements/list-statements.ts";
import { listWorkshops } from "../workshop.ts";
import { readNoteEvidence } from "./evidence.ts";
import { findEvidence } from "./find-evidence.ts";
import { importLines } from "./import-lines.ts";
import { previewImport } from "./preview-import.ts";
import { withdrawImport } from "./withdraw-import.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const areaOf = async ({ board }: TestWorkshop) => (await board(world.owner)).shared.frame?.areas[0]?.id ?? "";
const lines = (...texts: string[]) => texts.map((text) => ({ text }));

async function bring(workshop: TestWorkshop, more: object, actor: Actor = world.owner) {
  const { workshopId } = workshop;
  return world.run(actor, importLines, { workshopId, areaId: await areaOf(workshop), ...more });
}

test("a charter comes in as notes in the order of its lines, with its title, once", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const importId = randomUUID();
  const whole = { importId, source: "Charter 2019", items: lines("Friendly", "Fast", "Fair") };
  const once = await bring(workshop, whole);
  expect(once).toEqual({ importId, into: "notes", items: 3, hidden: false });
  expect(await bring(workshop, whole)).toEqual(once);
  const notes = await workshop.things<{ text: string; source: unknown }>("note");
  expect(notes.map(({ text }) => text)).toEqual(["Friendly", "Fast", "Fair"]);
  expect(notes[0]?.source).toEqual({ kind: "import", title: "Charter 2019" });
  const elsewhere = await openWorkshop(world, "blank");
  await expect(bring(elsewhere, whole)).rejects.toMatchObject({ code: "id_taken" });
});

test("twenty at once bring one import", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const whole = { importId: randomUUID(), items: lines("Friendly", "Fast") };
  await Promise.all(Array.from({ length: 20 }, () => bring(workshop, whole)));
  expect(await workshop.things("note")).toHaveLength(2);
});

test("one line that cannot be leaves nothing behind, and is named", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const refused = (items: object[], more = {}) => expect(bring(workshop, { items, ...more })).rejects;
  await refused([...lines("Friendly"), { text: "x".repeat(501) }]).toMatchObject({
    fields: [{ path: "items.1.text", code: "too_long" }],
  });
  await refused([...lines("Friendly"), { text: "Gone", momentId: randomUUID() }]).toMatchObject({
    fields: [{ path: "items.1.momentId", code: "not_found" }],
  });
  await refused([...lines("Friendly"), { text: "y".repeat(201) }], { into: "statements" }).toMatchObject({
    fields: [{ path: "items.1.text", code: "too_long", params: { maximum: 200 } }],
  });
  await refused(Array.from({ length: 301 }, (_, index) => ({ text: `Line ${index}` }))).toMatchObject({
    fields: [{ path: "items", code: "too_large", params: { maximum: 300 } }],
  });
  await refused(lines("Friendly"), { areaId: undefined }).toMatchObject({
    fields: [{ path: "areaId", code: "required" }],
  });
  await refused(lines("Friendly"), { areaId: randomUUID() }).toMatchObject({
    fields: [{ path: "areaId", code: "not_found" }],
  });
  expect(await workshop.things("note")).toEqual([]);
  expect(
    await world.services.database
      .selectFrom("boardImports")
      .select("id")
      .where("boardId", "=", workshop.workshopId)
      .execute(),
  ).toEqual([]);
});

test("lines come in as statements to draft from; what is taken back is put aside", async () => {
  const workshop = await openWorkshop(world, "blank");
  const { importId } = await bring(workshop, {
    into: "statements",
    items: lines("We listen", "We ring back"),
  });
  const { workshopId } = workshop;
  const listed = async () =>
    (await world.ask(world.owner, listStatements, { workshopId })).items.map(({ text }) => text);
  expect(await listed()).toEqual(["We listen", "We ring back"]);
  expect(await world.run(world.owner, withdrawImport, { workshopId, importId })).toMatchObject({
    notes: 0,
    statements: 2,
  });
  expect(await listed()).toEqual([]);
  const hundred = Array.from({ length: 99 }, (_, index) => ({ text: `We do the ${index}th thing` }));
  await expect(bring(workshop, { into: "statements", items: hundred })).rejects.toMatchObject({
    code: "too_many_statements",
  });
  expect(await listed()).toEqual([]);
});

test("what is brought in private is nobody else's before the reveal, and no number of the log tells of it", async () => {
  const workshop = await openWorkshop(world, "blank");
  const guest = await workshop.join("Ben");
  await workshop.move("write");
  const before = (await workshop.board(guest)).since;
  expect(await bring(workshop, { items: lines("canary line"), source: "canary title" })).toMatchObject({
    hidden: true,
  });
  expect((await workshop.board(guest)).since).toBe(before);
  expect(JSON.stringify(await workshop.board(guest))).not.toContain("canary");
  expect(await workshop.own("notes", world.owner)).toMatchObject([{ text: "canary line" }]);
  // Somebody else who runs the programme does not touch it either.
  const lead = await world.employee("lead");
  const [hidden] = await workshop.own<{ id: string }>("notes", world.owner);
  const steal = { workshopId: workshop.workshopId, noteId: hidden?.id, text: "mine" };
  await expect(world.run(lead, changeNote, steal)).rejects.toMatchObject({ status: 404 });
  // Nor what somebody without a chair brought, which is nobody's before the reveal.
  await bring(workshop, { items: lines("canary by a lead") }, lead);
  const { id: noteId } = await world.services.database
    .selectFrom("boardNotes")
    .select("id")
    .where("text", "=", "canary by a lead")
    .executeTakeFirstOrThrow();
  await expect(world.run(lead, changeNote, { ...steal, noteId })).rejects.toMatchObject({ status: 404 });
  await workshop.move("discuss");
  expect(JSON.stringify(await workshop.board(guest))).toMatch(
    /canary line.*canary by a lead|by a lead.*line/,
  );
});

test("a facilitator who brought much still writes; a board has room for a thousand", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const some = (part: number) =>
    bring(workshop, { items: Array.from({ length: 300 }, (_, index) => ({ text: `${part} ${index}` })) });
  await some(1);
  await workshop.notes(world.owner, "My own");
  await some(2);
  await some(3);
  await expect(some(4)).rejects.toMatchObject({ code: "too_much_brought" });
  expect(await workshop.things("note")).toHaveLength(901);
});

test("who does not facilitate brings nothing and takes nothing back; a closed board takes nothing", async () => {
  const workshop = await openWorkshop(world, "blank");
  const { workshopId } = workshop;
  const guest = await workshop.join("Ben");
  const { importId } = await bring(workshop, { items: lines("Fast") });
  await expect(bring(workshop, { items: lines("Fair") }, guest)).rejects.toMatchObject({ status: 403 });
  const back = world.run(guest, withdrawImport, { workshopId, importId });
  await expect(back).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, closeWorkshop, { workshopId });
  await expect(bring(workshop, { items: lines("Fair") })).rejects.toMatchObject({ code: "workshop_closed" });
});

test("a preview says what each line becomes and what speaks against it, and leaves the board as it is", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  await workshop.notes(world.owner, "We listen!");
  const preview = (text: string, more = {}) =>
    world.ask(world.owner, previewImport, { workshopId: workshop.workshopId, text, ...more });
  const { lines: shown } = await preview(
    `We will:\n1. Ring back\n2. we listen\n3. Ring back.\n${"z".repeat(501)}`,
  );
  expect(shown.map(({ text, mark }) => [text.slice(0, 9), mark])).toEqual([
    ["We will:", "heading"],
    ["Ring back", null],
    ["we listen", "on_board"],
    ["Ring back", "double"],
    ["zzzzzzzzz", "too_long"],
  ]);
  const { lines: asStatements } = await preview("y".repeat(201), { into: "statements" });
  expect(asStatements[0]?.mark).toBe("too_long");
  const many = Array.from({ length: 301 }, (_, index) => `line ${index}`).join("\n");
  await expect(preview(many)).rejects.toMatchObject({
    fields: [{ path: "text", code: "too_many_lines", params: { maximum: 300, found: 301 } }],
  });
  await expect(preview("---")).rejects.toMatchObject({ fields: [{ path: "text", code: "no_lines" }] });
  expect(await workshop.things("note")).toHaveLength(1);
});

test("the file of an earlier board brings its notes back, with their paper, and none of its statements", async () => {
  const earlier = await openWorkshop(world, "blank");
  await earlier.move("group");
  await earlier.notes(world.owner, "=1+1, they say", "We listen\nand answer");
  await bring(earlier, { into: "statements", items: lines("We are here") });
  const { body } = await world.ask(world.owner, exportBoard, {
    workshopId: earlier.workshopId,
    format: "csv",
  });
  const { workshopId } = await openWorkshop(world, "blank");
  const read = (into: string) =>
    world.ask(world.owner, previewImport, { workshopId, text: String(body), into, format: "csv" });
  const notes = await read("notes");
  expect(notes.lines.map(({ text, colour, mark }) => [text, colour, mark])).toEqual([
    ["=1+1, they say", "sun", null],
    ["We listen\nand answer", "sun", null],
  ]);
  expect((await read("statements")).lines.map(({ text }) => text)).toEqual(["We are here"]);
});

test("a bad moment brought to a board keeps its link, and its principle stands beside it", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const { workshopId } = workshop;
  const moment = await world.run(world.owner, noteMoment, {
    what: "Nobody rang back, says Olivia Owner",
    names: "keep",
  });
  const find = (search: string) =>
    world.ask(world.owner, findEvidence, { workshopId, of: "moments", search });
  const [found] = (await find("rang")).items;
  expect(found).toMatchObject({ id: moment.id, names: ["Olivia Owner"], onBoard: false });
  expect((await find("100%")).items).toEqual([]);
  await bring(workshop, { items: [{ text: "Nobody rang back", momentId: moment.id }] });
  const [note] = await workshop.things<{ evidenceKind: string }>("note");
  expect(note?.evidenceKind).toBe("bad_moment");
  expect(await world.ask(world.owner, readNoteEvidence, { workshopId, noteId: note?.id })).toEqual({
    kind: "bad_moment",
    id: moment.id,
  });
  expect((await find("rang")).items[0]?.onBoard).toBe(true);
});

test("a voice is brought by whoever may see its case, and of the case nobody gets more than the note's words", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const { workshopId } = workshop;
  const kase = await caseDesk(() => world).record({ text: "canary words of a voice" });
  const elsewhere = await world.employee("employee", { teamIds: [] });
  const seat = {
    id: randomUUID(),
    boardId: workshopId,
    employeeId: elsewhere.id,
    role: "cofacilitator" as const,
  };
  await world.services.database.insertInto("boardParticipants").values(seat).execute();
  const find = (actor: Actor) => world.ask(actor, findEvidence, { workshopId, of: "cases" });
  expect((await find(world.owner)).items).toMatchObject([
    { id: kase.id, reference: kase.reference, text: "canary words of a voice" },
  ]);
  expect((await find(elsewhere)).items).toEqual([]);
  const items = [{ text: "They waited three weeks", caseId: kase.id }];
  await expect(bring(workshop, { items }, elsewhere)).rejects.toMatchObject({
    fields: [{ path: "items.0.caseId", code: "not_found" }],
  });
  await bring(workshop, { items });
  const [note] = await workshop.things("note");
  const guest = await workshop.join("Ben");
  const open = (actor: Actor) => world.ask(actor, readNoteEvidence, { workshopId, noteId: note?.id });
  expect(await open(world.owner)).toEqual({ kind: "case", id: kase.id });
  await expect(open(elsewhere)).rejects.toMatchObject({ status: 404 });
  await expect(open(guest)).rejects.toMatchObject({ status: 404 });
  await expect(find(guest)).rejects.toMatchObject({ status: 403 });
  const heard = JSON.stringify(await workshop.board(guest));
  expect(heard).toContain("They waited three weeks");
  for (const secret of [kase.id, kase.reference, "canary"]) expect(heard).not.toContain(secret);
  for (const format of ["csv", "json", "md"]) {
    const { body } = await world.ask(guest, exportBoard, { workshopId, format });
    for (const secret of [kase.id, kase.reference, "canary"]) expect(String(body)).not.toContain(secret);
  }
});

test("a thing is brought to the open workshops that one moves, and to no others", async () => {
  const own = await openWorkshop(world, "blank");
  const over = await openWorkshop(world, "blank");
  await world.run(world.owner, closeWorkshop, { workshopId: over.workshopId });
  const cofacilitator = await world.employee("employee");
  for (const [workshop, role] of [
    [own, "cofacilitator"],
    [over, "cofacilitator"],
    [await openWorkshop(world, "blank"), "participant"],
  ] as const) {
    const chair = { id: randomUUID(), boardId: workshop.workshopId, employeeId: cofacilitator.id, role };
    await world.services.database.insertInto("boardParticipants").values(chair).execute();
  }
  const listed = async (actor: Actor) =>
    (await world.ask(actor, listWorkshops, { open: "facilitating", limit: 200 })).items.map(({ id }) => id);
  expect(await listed(cofacilitator)).toEqual([own.workshopId]);
  expect(await listed(world.owner)).toContain(own.workshopId);
  expect(await listed(world.owner)).not.toContain(over.workshopId);
});

test("what became of a brought voice leads to its case, and copies no word of it", async () => {
  const workshop = await openWorkshop(world, "four_steps");
  await workshop.move("group");
  const { workshopId } = workshop;
  const kase = await caseDesk(() => world).record({ text: "They waited" });
  await bring(workshop, {
    items: [{ text: "canary of a voice", caseId: kase.id }, { text: "Our own words" }],
  });
  const noteIds = (await workshop.things("note")).map(({ id }) => id);
  const statement = { workshopId, text: "We ring back", noteIds };
  const { id: statementId } = await world.run(world.owner, addStatement, statement);
  await workshop.move("consent");
  await world.run(world.owner, giveConsent, { workshopId, statementId, answer: "agree" });
  await world.run(world.owner, showConsent, { workshopId, statementId, round: "show" });
  const { principleId } = await world.run(world.owner, agreeStatement, { workshopId, statementId });
  const links = await world.services.database
    .selectFrom("links")
    .select(["toType", "toId", "label"])
    .where("fromId", "=", principleId)
    .execute();
  expect(links.map(({ label }) => label).filter(Boolean)).toEqual(["Our own words"]);
  expect(links.filter(({ toType }) => toType === "case").map(({ toId }) => toId)).toEqual([kase.id]);
});
