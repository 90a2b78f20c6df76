import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, guestOf, visitor } from "#core/actor.ts";
import { readStream } from "#test/board-reader.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeNote } from "./change-note.ts";
import { closeWorkshop } from "./close-workshop.ts";
import { createWorkshop } from "./create-workshop.ts";
import { addGroup } from "./groups.ts";
import { joinWorkshop } from "./join-workshop.ts";
import { movePhase } from "./move-phase.ts";
import { addNote } from "./notes.ts";
import { changeOwnChair, changeParticipant } from "./participants.ts";
import { readBoard } from "./read-board.ts";
import { endRound } from "./rounds.ts";
import { castVotes } from "./votes.ts";

let world: World;
let workshopId: string;
let code: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  const made = await world.run(world.owner, createWorkshop, { templateId: "blank", title: "Our principles" });
  workshopId = made.id;
  code = made.code ?? "";
});

const join = async (name?: string) => {
  const { participantId } = await world.run(visitor, joinWorkshop, { workshopId, code, name });
  return guestOf(participantId, workshopId);
};
const boardOf = (actor: Actor) => world.ask(actor, readBoard, { workshopId });
const phases = async () => (await boardOf(world.owner)).shared.frame?.phases ?? [];
const phaseOf = async (kind: string) => (await phases()).find((phase) => phase.kind === kind)?.id ?? "";
const areaId = async () => (await boardOf(world.owner)).shared.frame?.areas[0]?.id ?? "";
const write = async (actor: Actor, text: string, noteId?: string) =>
  world.run(actor, addNote, { workshopId, areaId: await areaId(), text, noteId });
const move = async (from: string, to: string) =>
  world.run(world.owner, movePhase, { workshopId, from: await phaseOf(from), phaseId: await phaseOf(to) });

const listen = (participantId: string | null, since: string | null = null) =>
  readStream(world, workshopId, participantId, since);

test("what is written in private reaches nobody else before the reveal, and everybody after it", async () => {
  const [ann, ben] = [await join("Ann"), await join("Ben")];
  const atBen = listen(ben.id);
  await atBen.settled();
  const before = (await boardOf(ben)).since;
  const note = await write(ann, "canary one");
  await world.run(ann, changeNote, { workshopId, noteId: note.id, text: "canary two" });
  expect(await atBen.settled()).not.toMatch(/canary/);
  expect(atBen.heard()).not.toContain(note.id);
  // Not even the numbers of the log tell that somebody writes.
  expect((await boardOf(ben)).since).toBe(before);
  expect(JSON.stringify(await boardOf(ben))).not.toMatch(/canary/);
  expect(JSON.stringify(await boardOf(world.owner))).not.toMatch(/canary/);
  expect(JSON.stringify(await boardOf(ann))).toContain("canary two");

  await move("write", "discuss");
  world.wake(workshopId);
  await expect.poll(atBen.heard).toContain("canary two");
  await atBen.stop();
});

test("going back to private writing hides what is new, and a reader who was away learns nothing of it", async () => {
  const [ann, ben] = [await join(), await join()];
  await write(ann, "seen");
  await move("write", "discuss");
  await move("discuss", "write");
  const { since } = await boardOf(ben);
  await write(ann, "canary after going back");
  const again = listen(ben.id, since);
  expect(await again.settled()).not.toMatch(/canary/);
  await again.stop();
  const fresh = listen(ben.id);
  expect(await fresh.settled()).toContain("seen");
  expect(fresh.heard()).not.toMatch(/canary/);
  await fresh.stop();
});

test("a note that was taken away in private is not revealed, and comes back open after it", async () => {
  const ann = await join();
  const note = await write(ann, "canary thrown away");
  await world.run(ann, changeNote, { workshopId, noteId: note.id, removed: true });
  await move("write", "discuss");
  expect(JSON.stringify(await boardOf(world.owner))).not.toMatch(/canary/);
  await world.run(ann, changeNote, { workshopId, noteId: note.id, removed: false });
  expect(JSON.stringify(await boardOf(world.owner))).toMatch(/canary/);
});

test("a note of the last moment is hidden or revealed with the others, never left behind", async () => {
  const ann = await join();
  await Promise.all([
    move("write", "discuss"),
    ...Array.from({ length: 8 }, (_, index) => write(ann, `last moment ${index}`)),
  ]);
  const shown = (await boardOf(world.owner)).shared.all?.note ?? [];
  expect(shown).toHaveLength(8);
});

test("the same note sent twenty times at once is one note; its id is nobody else's", async () => {
  const [ann, ben] = [await join(), await join()];
  const noteId = crypto.randomUUID();
  await Promise.all(Array.from({ length: 20 }, () => write(ann, "once", noteId)));
  expect((await boardOf(ann)).own?.own.notes).toHaveLength(1);
  await expect(write(ben, "mine now", noteId)).rejects.toMatchObject({ code: "id_taken" });
});

test("a hidden note of somebody else is not there, for anybody", async () => {
  const [ann, ben] = [await join(), await join()];
  const note = await write(ann, "mine");
  for (const actor of [ben, world.owner]) {
    await expect(
      world.run(actor, changeNote, { workshopId, noteId: note.id, position: 1 }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(world.run(actor, addGroup, { workshopId, noteIds: [note.id] })).rejects.toMatchObject({
      status: 422,
    });
  }
});

test("words are their author's and the facilitator's; where a note lies is everybody's", async () => {
  const [ann, ben] = [await join(), await join()];
  const note = await write(ann, "First");
  await move("write", "group");
  const change = (actor: Actor, input: object) =>
    world.run(actor, changeNote, { workshopId, noteId: note.id, ...input });
  await expect(change(ben, { text: "Other" })).rejects.toMatchObject({ code: "not_your_note" });
  await expect(change(ben, { removed: true })).rejects.toMatchObject({ code: "not_your_note" });
  expect(await change(ben, { position: 5 })).toMatchObject({ position: 5 });
  expect(await change(world.owner, { text: "Better" })).toMatchObject({ text: "Better", revision: 3 });
});

test("counts of dots stay secret until the round closes, and nobody has more dots than given", async () => {
  const [ann, ben] = [await join(), await join()];
  const note = await write(ann, "Vote for me");
  await move("write", "vote");
  const atBen = listen(ben.id);
  await atBen.settled();
  const cast = (actor: Actor, votes: number) =>
    world.run(actor, castVotes, { workshopId, target: "note", targetId: note.id, votes });
  await world.run(ann, changeOwnChair, { workshopId, speaksFor: 3 });
  await world.run(world.owner, changeParticipant, { workshopId, participantId: ann.id, countsFor: 3 });
  await cast(ann, 4);
  await expect(cast(ann, 6)).rejects.toMatchObject({ code: "no_dots_left", details: { left: 5 } });
  await cast(ben, 1);
  const { since } = await boardOf(world.owner);
  expect((await boardOf(world.owner)).shared.all?.votes).toEqual([]);
  expect((await boardOf(ben)).own?.own.votes).toMatchObject([{ votes: 1 }]);
  expect(await atBen.settled()).not.toMatch(/"votes":4|"votes":13/);
  await world.run(world.owner, endRound, { workshopId, round: "close" });
  // Four dots of a table of three, and one.
  expect(await atBen.settled()).toMatch(/"votes":13/);
  await expect(cast(ben, 0)).rejects.toMatchObject({ code: "round_closed" });
  const after = listen(null, since);
  expect(await after.settled()).toMatch(/"votes":13/);
  await Promise.all([atBen.stop(), after.stop()]);
});

test("no accidental advance: whoever was slower moves nothing", async () => {
  await move("write", "discuss");
  await expect(move("write", "group")).rejects.toMatchObject({ code: "phase_moved" });
});

test("the facilitator hands over and stays beside; the last one cannot leave the board alone", async () => {
  const colleague = await world.employee("employee");
  await world.run(colleague, joinWorkshop, { workshopId, code });
  const { participantId } = await boardOf(colleague);
  const give = (actor: Actor, role: string, id = participantId) =>
    world.run(actor, changeParticipant, { workshopId, participantId: id, role });
  await expect(give(colleague, "facilitator")).rejects.toMatchObject({ status: 403 });
  await give(world.owner, "facilitator");
  const people = (await boardOf(colleague)).shared.all?.participant as { id: string; role: string }[];
  expect(people.map(({ role }) => role).sort()).toEqual(["cofacilitator", "facilitator"]);
  const guest = await join();
  await expect(give(colleague, "cofacilitator", guest.id)).rejects.toMatchObject({
    code: "guests_do_not_facilitate",
  });
  await give(colleague, "participant", (await boardOf(world.owner)).participantId);
  await expect(give(colleague, "participant")).rejects.toMatchObject({ code: "last_facilitator" });
});

test("the code dies with the workshop, and what was written without a name loses its author", async () => {
  const ann = await join("Ann");
  await world.services.database
    .updateTable("boardPhases")
    .set({ anonymous: true })
    .where("boardId", "=", workshopId)
    .execute();
  const note = await write(ann, "Nameless");
  await move("write", "discuss");
  const shown = (await boardOf(world.owner)).shared.all?.note;
  expect(shown).toMatchObject([{ id: note.id, authorId: null }]);
  expect((await boardOf(ann)).own?.own.mine).toEqual([note.id]);
  await world.run(world.owner, closeWorkshop, { workshopId });
  await expect(join()).rejects.toMatchObject({ status: 404 });
  const row = await world.services.database
    .selectFrom("boardNotes")
    .select("authorId")
    .where("id", "=", note.id)
    .executeTakeFirst();
  expect(row).toEqual({ authorId: null });
  await expect(write(ann, "Too late")).rejects.toMatchObject({ code: "workshop_closed" });
});

test("a guest of one workshop has no other", async () => {
  const ann = await join();
  const other = await world.run(world.owner, createWorkshop, { templateId: "blank", title: "Another" });
  await expect(world.ask(ann, readBoard, { workshopId: other.id })).rejects.toMatchObject({ status: 404 });
});
