import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, visitor } from "#core/actor.ts";
import { readStream } from "#test/board-reader.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changePlan, readPlan } from "./change-plan.ts";
import { changeStage } from "./change-stage.ts";
import { closeWorkshop } from "./close-workshop.ts";
import { createWorkshop } from "./create-workshop.ts";
import { guestOfToken, joinWorkshop } from "./join-workshop.ts";
import { addNote } from "./notes.ts";
import { pinsOf, pinWorkshop } from "./outcome/pins.ts";
import { changeOwnChair, changeParticipant } from "./participants.ts";
import { presenceOf } from "./presence.ts";
import { readBoard } from "./read-board.ts";
import { readProgress } from "./read-progress.ts";
import { renewCode, reopenWorkshop } from "./reopen-workshop.ts";
import { addStatement } from "./statements/add-statement.ts";
import { giveConsent } from "./statements/consent.ts";
import { castVotes } from "./votes.ts";

/** What those who facilitate see and do beside the phases. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const write = async (workshop: Awaited<ReturnType<typeof openWorkshop>>, actor: Actor, text: string) => {
  const areaId = (await workshop.board(actor)).shared.frame?.areas[0]?.id;
  return world.run(actor, addNote, { workshopId: workshop.workshopId, areaId, text });
};

test("on closing, private notes stay with their writers unless somebody says that they are shown", async () => {
  for (const privateNotes of [undefined, "leave", "show"] as const) {
    const workshop = await openWorkshop(world, "start_stop");
    const { workshopId } = workshop;
    const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
    const atBen = readStream(world, workshopId, ben.id, null);
    await write(workshop, ann, "canary half written");
    expect(await world.ask(world.owner, readProgress, { workshopId })).toMatchObject({ privateNotes: 1 });
    await world.run(world.owner, closeWorkshop, { workshopId, privateNotes });
    world.wake(workshopId);
    const shown = JSON.stringify(await workshop.board(ben)) + (await atBen.settled());
    if (privateNotes === "show") expect(shown).toContain("canary");
    else expect(shown).not.toContain("canary");
    // Whoever wrote it has it still, although the phase was without names.
    if (privateNotes !== "show")
      expect(await workshop.own("notes", ann)).toMatchObject([{ text: "canary half written" }]);
    await atBen.stop();
  }
});

test("whoever works alone keeps what they wrote when they close", async () => {
  const { id: workshopId } = await world.run(world.owner, createWorkshop, {
    templateId: "blank",
    title: "Alone",
    manner: "solo",
  });
  const frame = (await world.ask(world.owner, readBoard, { workshopId })).shared.frame;
  await world.run(world.owner, addNote, { workshopId, areaId: frame?.areas[0]?.id, text: "Mine" });
  await world.run(world.owner, closeWorkshop, { workshopId });
  expect((await world.ask(world.owner, readBoard, { workshopId })).shared.all?.note).toMatchObject([
    { text: "Mine" },
  ]);
});

test("a closed workshop opens again where it stood, with a new code; what is over stays over", async () => {
  const workshop = await openWorkshop(world, "service_means");
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.move("discuss");
  const [noteId] = await workshop.notes(ann, "We ring back");
  await workshop.move("vote");
  await world.run(ann, castVotes, { workshopId, target: "note", targetId: noteId, votes: 2 });
  await expect(world.run(world.owner, reopenWorkshop, { workshopId })).rejects.toMatchObject({
    code: "workshop_is_open",
  });
  await world.run(world.owner, closeWorkshop, { workshopId });
  await world.run(world.owner, pinWorkshop, { workshopId });
  const { code } = await world.run(world.owner, reopenWorkshop, { workshopId });
  expect(await pinsOf(world.services.database, world.owner.id)).toEqual([]);
  await world.run(visitor, joinWorkshop, { workshopId, code });
  const phases = (await workshop.board(ann)).shared.frame?.phases ?? [];
  expect(phases.filter(({ closedAt }) => closedAt !== null)).toMatchObject([{ kind: "vote" }]);
  await write(workshop, ann, "And we write down why");
  await world.run(world.owner, closeWorkshop, { workshopId });
  // Its list of behaviours holds each once.
  const rows = await world.services.database
    .selectFrom("workshopBehaviours")
    .select("text")
    .where("workshopId", "=", workshopId)
    .execute();
  expect(rows).toEqual([{ text: "We ring back" }]);
});

test("a muted participant reads and writes nothing, until they may speak again", async () => {
  const workshop = await openWorkshop(world, "blank");
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  const mute = (actor: Actor, participantId: string, muted = true) =>
    world.run(actor, changeParticipant, { workshopId, participantId, muted });
  await expect(mute(ann, ann.id)).rejects.toMatchObject({ status: 403 });
  await mute(world.owner, ann.id);
  await expect(write(workshop, ann, "Loud")).rejects.toMatchObject({ code: "muted" });
  await expect(world.run(ann, changeOwnChair, { workshopId, hand: true })).rejects.toMatchObject({
    code: "muted",
  });
  await mute(world.owner, ann.id, false);
  await write(workshop, ann, "Softly");
  const { participantId = "" } = await workshop.board(world.owner);
  await expect(mute(world.owner, participantId ?? "")).rejects.toMatchObject({ code: "facilitator_speaks" });
});

test("a guest who is sent away is told so, hears nothing more, has no dots and does not come back on that device; what they signed stays", async () => {
  const workshop = await openWorkshop(world, "blank");
  const { workshopId } = workshop;
  const { code } = await world.run(world.owner, renewCode, { workshopId });
  const joined = await world.run(visitor, joinWorkshop, { workshopId, code, name: "Mallory" });
  const guest = await guestOfToken(world.services.database, joined.token ?? "");
  if (!guest) throw new Error("nobody joined");
  await workshop.move("discuss");
  const { id: noteId } = await write(workshop, guest, "Signed");
  await workshop.move("vote");
  await world.run(guest, castVotes, { workshopId, target: "note", targetId: noteId, votes: 5 });
  const still = presenceOf(world.services, { workshopId, participantId: joined.participantId });
  expect(await still("here")).toBe("stay");
  const go = (participantId: string | null) =>
    world.run(world.owner, changeParticipant, { workshopId, participantId, removed: true });
  const atGuest = readStream(world, workshopId, joined.participantId, null);
  await atGuest.settled();
  await go(joined.participantId);
  const { code: next } = await world.run(world.owner, renewCode, { workshopId });
  world.wake(workshopId);
  await expect.poll(() => atGuest.heard(), { timeout: 20_000 }).toContain("event: removed");
  expect(atGuest.heard()).not.toContain(next);
  expect(await still("here")).toBe("leave");
  // Their device is known when it comes again, and told the same everywhere.
  const sentAway = { status: 403, code: "removed_from_workshop" };
  const again = await guestOfToken(world.services.database, joined.token ?? "");
  expect(again).toMatchObject({ id: joined.participantId });
  await expect(workshop.board(guest)).rejects.toMatchObject(sentAway);
  await expect(write(workshop, guest, "Once more")).rejects.toMatchObject(sentAway);
  await expect(world.run(guest, joinWorkshop, { workshopId, code: next })).rejects.toMatchObject(sentAway);
  const elsewhere = await openWorkshop(world, "blank");
  await expect(elsewhere.board(guest)).rejects.toMatchObject({ status: 404 });
  await workshop.move("group");
  await workshop.move("vote");
  expect(await workshop.things("note")).toMatchObject([{ id: noteId, authorId: joined.participantId }]);
  const people = await workshop.things<{ removed: boolean }>("participant");
  expect(people.find(({ id }) => id === joined.participantId)).toMatchObject({ removed: true, here: false });
  const { participantId } = await workshop.board(world.owner);
  await expect(go(participantId)).rejects.toMatchObject({ code: "only_guests_go" });
  // The code can be another one from now on.
  await world.run(world.owner, renewCode, { workshopId });
  await expect(world.run(visitor, joinWorkshop, { workshopId, code })).rejects.toMatchObject({ status: 404 });
});

test("a running timer is lengthened, held and let on, and nobody's press is lost", async () => {
  const workshop = await openWorkshop(world, "blank");
  const { workshopId } = workshop;
  const stage = (more: object) => world.run(world.owner, changeStage, { workshopId, ...more });
  await expect(stage({ timerBy: 60 })).rejects.toMatchObject({ code: "no_timer" });
  await stage({ timer: 60 });
  await Promise.all([stage({ timerBy: 60 }), stage({ timerBy: 60 })]);
  const held = await stage({ hold: "hold" });
  expect(held.timerEndsAt).toBeNull();
  expect(held.timerLeft).toBeGreaterThan(170);
  expect(held.timerLeft).toBeLessThanOrEqual(180);
  expect(await stage({ timerBy: -30 })).toMatchObject({
    timerEndsAt: null,
    timerLeft: (held.timerLeft ?? 0) - 30,
  });
  const on = await stage({ hold: "go_on" });
  expect(on.timerLeft).toBeNull();
  expect(on.timerEndsAt).not.toBeNull();
  await stage({ hold: "hold", rung: "why" });
  await workshop.move("discuss");
  expect((await workshop.board(world.owner)).shared.frame).toMatchObject({
    timerEndsAt: null,
    timerLeft: null,
    rung: null,
  });
});

test("those who facilitate see how many answered a statement before the answers are shown, and nobody else does", async () => {
  const workshop = await openWorkshop(world, "four_steps");
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.move("draft");
  const { id: statementId } = await world.run(ann, addStatement, { workshopId, text: "We ring back" });
  await world.run(ann, giveConsent, { workshopId, statementId, answer: "agree" });
  expect(await world.ask(world.owner, readProgress, { workshopId })).toMatchObject({
    consent: [{ statementId, answered: 1 }],
  });
  await expect(world.ask(ann, readProgress, { workshopId })).rejects.toMatchObject({ status: 403 });
});

test("each phase says beforehand whether what is given is shown with the name, and how one joins", async () => {
  const workshop = await openWorkshop(world, "start_stop");
  const frame = (await workshop.board(world.owner)).shared.frame;
  expect(frame?.phases.map(({ kind, shownAs }) => [kind, shownAs])).toEqual([
    ["write", "nameless"],
    ["discuss", "with_name"],
    ["group", "with_name"],
    ["vote", "counted"],
    ["discuss", "with_name"],
  ]);
  expect(frame?.code).toMatch(/^[2-9A-Z]{7}$/);
});

test("texts of ours come in every language of the organisation, until somebody changes them", async () => {
  const workshop = await openWorkshop(world, "start_stop");
  const { workshopId } = workshop;
  const frame = async () => (await workshop.board(world.owner)).shared.frame;
  const before = await frame();
  const other = Object.keys(before?.phases[0]?.words ?? {});
  expect(other).toHaveLength(1);
  const words = before?.phases[0]?.words?.[other[0] ?? ""];
  expect(words?.title).toBeTruthy();
  expect(words?.title).not.toBe(before?.phases[0]?.title);
  expect(before?.areas[0]?.words?.[other[0] ?? ""]?.stem).toBeTruthy();
  const plan = await world.ask(world.owner, readPlan, { workshopId });
  const phases = plan.phases.map(({ prompt, seconds, votes, ...phase }, index) => ({
    ...phase,
    ...(prompt && { prompt }),
    ...(seconds && { seconds }),
    ...(votes && { votes }),
    ...(index === 0 && { title: "In our own words" }),
  }));
  const areas = plan.areas.map(({ stem, ...area }) => ({ ...area, ...(stem && { stem }) }));
  await world.run(world.owner, changePlan, { workshopId, plan: { areas, phases } });
  const after = await frame();
  expect(after?.phases[0]).toMatchObject({ title: "In our own words", words: null });
  expect(after?.phases[1]?.words).toEqual(before?.phases[1]?.words);
  expect(after?.areas[0]?.words).toEqual(before?.areas[0]?.words);
});
