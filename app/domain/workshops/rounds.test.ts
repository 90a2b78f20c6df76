import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeNote } from "./change-note.ts";
import { changePlan, readPlan } from "./change-plan.ts";
import { closeWorkshop } from "./close-workshop.ts";
import { giveConviction } from "./conviction.ts";
import { exportBoard } from "./export/export-board.ts";
import { addGroup, changeGroup } from "./groups.ts";
import { changeOwnChair, changeParticipant } from "./participants.ts";
import { endRound } from "./rounds.ts";
import { startRunOff } from "./run-off.ts";
import { addStatement } from "./statements/add-statement.ts";
import { changeStatement } from "./statements/change-statement.ts";
import { giveConsent, showConsent } from "./statements/consent.ts";
import { tieNote } from "./ties.ts";
import { castVotes, giveRating } from "./votes.ts";

/** What dots, ratings and answers count for, and what becomes of them when their target goes. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Round {
  devices: number;
  people: number;
  results: { targetId: string; votes: number; rank: number; last: number }[];
}

async function voting() {
  const workshop = await openWorkshop(world, "four_steps");
  const { workshopId } = workshop;
  const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
  await workshop.move("discuss");
  const noteIds = await workshop.notes(ann, "first", "second", "third");
  await workshop.move("vote");
  return {
    ...workshop,
    ann,
    ben,
    noteIds,
    vote: (actor: Actor, targetId: string | undefined, votes: number, target = "note") =>
      world.run(actor, castVotes, { workshopId, target, targetId, votes }),
    change: (actor: Actor, noteId: string | undefined, more: object) =>
      world.run(actor, changeNote, { workshopId, noteId, ...more }),
    end: (round = "close") => world.run(world.owner, endRound, { workshopId, round }),
    results: async () => (await workshop.things<Round>("votes"))[0],
    ready: async (actor: Actor) =>
      (await workshop.things<{ ready: boolean }>("participant")).find(({ id }) => id === actor.id)?.ready,
  };
}

test("dots weigh what was said when they were given, and more than one only once it is confirmed", async () => {
  const { workshopId, ann, ben, noteIds, vote, end, results } = await voting();
  const say = (actor: Actor, speaksFor: number) =>
    world.run(actor, changeOwnChair, { workshopId, speaksFor });
  const confirm = (actor: Actor, countsFor: number) =>
    world.run(world.owner, changeParticipant, { workshopId, participantId: actor.id, countsFor });
  expect(await say(ann, 50)).toMatchObject({ speaksFor: 50, countsFor: 1 });
  await vote(ann, noteIds[0], 5);
  await say(ben, 3);
  await vote(ben, noteIds[1], 2);
  // Confirmed while the round is open: what was given counts for what was said then, and for no more.
  await confirm(ben, 3);
  await say(ben, 1);
  // What was given as one counts as one, whatever is said and confirmed afterwards.
  await vote(ben, noteIds[2], 1);
  await confirm(ben, 40);
  await end();
  const round = await results();
  expect(round?.results).toMatchObject([
    { targetId: noteIds[1], votes: 6 },
    { targetId: noteIds[0], votes: 5 },
    { targetId: noteIds[2], votes: 1 },
  ]);
  expect(round).toMatchObject({ devices: 2, people: 4 });
  await confirm(ben, 1);
  expect((await results())?.results[0]).toMatchObject({ votes: 6 });
});

test("ratings and consent count for as many as were confirmed when they were given", async () => {
  const { workshopId, ann, ben, move, things } = await voting();
  await move("draft");
  const { id: statementId } = await world.run(world.owner, addStatement, {
    workshopId,
    text: "We ring back",
  });
  const of = { workshopId, statementId };
  await move("rate");
  const rate = (actor: Actor, able: number) =>
    world.run(actor, giveRating, {
      workshopId,
      target: "statement",
      targetId: statementId,
      able,
      stretch: 3,
    });
  await world.run(ann, changeOwnChair, { workshopId, speaksFor: 3 });
  await rate(ann, 1);
  await rate(ben, 5);
  await world.run(world.owner, changeParticipant, { workshopId, participantId: ann.id, countsFor: 3 });
  await world.run(world.owner, endRound, { workshopId, round: "close" });
  expect(await things("ratings")).toMatchObject([{ results: [{ able: 1, raters: 4, devices: 2 }] }]);
  await move("consent");
  for (const actor of [ann, ben]) await world.run(actor, giveConsent, { ...of, answer: "agree" });
  await world.run(ann, changeOwnChair, { workshopId, speaksFor: 1 });
  await world.run(world.owner, showConsent, { ...of, round: "show" });
  expect(await things("consent")).toMatchObject([{ consenting: 4, agree: null, devices: 2 }]);
});

test("dots on what is taken away go back to whoever gave them, and stand in no result", async () => {
  const { ann, ben, noteIds, vote, change, end, own, results } = await voting();
  await vote(ben, noteIds[0], 2);
  await change(ann, noteIds[0], { removed: true });
  expect(await own("votes", ben)).toEqual([]);
  expect(await vote(ben, noteIds[1], 5)).toMatchObject({ left: 0 });
  // Zero is always allowed, and what comes back brings no dots along.
  expect(await vote(ben, noteIds[0], 0)).toMatchObject({ left: 0 });
  await change(ann, noteIds[0], { removed: false });
  await end();
  expect((await results())?.results).toMatchObject([{ targetId: noteIds[1], votes: 5 }]);
  // Counted and then taken away, it is out of the results; brought back, it is in them.
  await change(ann, noteIds[1], { removed: true });
  expect((await results())?.results).toEqual([]);
  await change(ann, noteIds[1], { removed: false });
  expect((await results())?.results).toMatchObject([{ votes: 5 }]);
});

test("while dots are given only those who facilitate regroup, and nobody's dots are lost by it", async () => {
  const { workshopId, ann, ben, noteIds, vote, change, own } = await voting();
  const group = (actor: Actor, ...ids: (string | undefined)[]) =>
    world.run(actor, addGroup, { workshopId, noteIds: ids });
  const { id: groupId } = await group(world.owner, noteIds[0], noteIds[1]);
  await vote(ben, groupId, 5, "group");
  const running = { code: "round_running" };
  await expect(world.run(ann, changeGroup, { workshopId, groupId, removed: true })).rejects.toMatchObject(
    running,
  );
  await expect(group(ann, noteIds[0], noteIds[2])).rejects.toMatchObject(running);
  await expect(change(ann, noteIds[0], { groupId: null })).rejects.toMatchObject(running);
  await world.run(ann, changeGroup, { workshopId, groupId, name: "Ringing back" });
  await world.run(world.owner, changeGroup, { workshopId, groupId, removed: true });
  expect(await own("votes", ben)).toEqual([]);
  expect(await vote(ben, noteIds[2], 5)).toMatchObject({ left: 0 });
});

test("a group that lost its last note is none any more, and keeps no dots", async () => {
  const { workshopId, ben, noteIds, vote, change, own } = await voting();
  const group = await world.run(world.owner, addGroup, { workshopId, noteIds: [noteIds[0]] });
  await vote(ben, group.id, 3, "group");
  await change(world.owner, noteIds[0], { groupId: null });
  expect(await own("votes", ben)).toEqual([]);
  await expect(vote(ben, group.id, 1, "group")).rejects.toMatchObject({ status: 422 });
});

test("a group that is held stays as it is, but for those who facilitate", async () => {
  const { workshopId, ann, noteIds, move, change } = await voting();
  await move("group");
  const { id: groupId } = await world.run(ann, addGroup, { workshopId, noteIds: [noteIds[0]] });
  const of = { workshopId, groupId };
  await expect(world.run(ann, changeGroup, { ...of, held: true })).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, changeGroup, { ...of, held: true });
  const held = { code: "group_held" };
  await expect(world.run(ann, changeGroup, { ...of, name: "Mine" })).rejects.toMatchObject(held);
  await expect(world.run(ann, changeGroup, { ...of, removed: true })).rejects.toMatchObject(held);
  await expect(change(ann, noteIds[1], { groupId })).rejects.toMatchObject(held);
  await expect(change(ann, noteIds[0], { groupId: null })).rejects.toMatchObject(held);
  await change(world.owner, noteIds[1], { groupId });
});

test("a note that is dropped into a group that was taken apart meanwhile is refused, and is in every file", async () => {
  const { workshopId, ann, ben, noteIds, move, change, things } = await voting();
  await move("group");
  const { id: groupId } = await world.run(ann, addGroup, { workshopId, noteIds: [noteIds[0]] });
  await world.run(ann, changeGroup, { workshopId, groupId, removed: true });
  await expect(change(ben, noteIds[1], { groupId })).rejects.toMatchObject({
    fields: [{ code: "group_gone" }],
  });
  // Both at once: whoever is second is refused, or lies single.
  const again = await world.run(ann, addGroup, { workshopId, noteIds: [noteIds[0]] });
  await Promise.allSettled([
    world.run(ann, changeGroup, { workshopId, groupId: again.id, removed: true }),
    change(ben, noteIds[2], { groupId: again.id }),
  ]);
  const groups = new Set((await things("group")).map(({ id }) => id));
  const notes = await things<{ groupId: string | null }>("note");
  expect(notes.filter((note) => note.groupId && !groups.has(note.groupId))).toEqual([]);
  const { body } = await world.ask(world.owner, exportBoard, { workshopId, format: "csv" });
  for (const words of ["first", "second", "third"]) expect(body).toContain(words);
});

test("in a group a note lies in the area of the group", async () => {
  const { workshopId, ann, noteIds, move, change, board } = await voting();
  await move("group");
  const areas = (await board(ann)).shared.frame?.areas ?? [];
  const group = await world.run(ann, addGroup, { workshopId, noteIds: [noteIds[0]] });
  await world.run(ann, changeGroup, { workshopId, groupId: group.id, areaId: areas[1]?.id });
  expect(await change(ann, noteIds[1], { groupId: group.id, areaId: areas[0]?.id })).toMatchObject({
    areaId: areas[1]?.id,
  });
});

test("ties to a statement that was put aside are out of sight until it comes back", async () => {
  const { workshopId, ann, noteIds, things } = await voting();
  const { id } = await world.run(world.owner, addStatement, { workshopId, text: "We ring back" });
  await world.run(ann, tieNote, { workshopId, noteId: noteIds[0], targetIds: [id] });
  const drop = (dropped: boolean) =>
    world.run(world.owner, changeStatement, { workshopId, statementId: id, dropped });
  await drop(true);
  expect(await things("tie")).toEqual([]);
  await drop(false);
  expect(await things("tie")).toMatchObject([{ id: noteIds[0], targetIds: [id] }]);
});

test("a round in which dots were given keeps its dots and its areas until it is over", async () => {
  const { workshopId, ann, noteIds, vote, end } = await voting();
  await vote(ann, noteIds[0], 5);
  const plan = await world.ask(world.owner, readPlan, { workshopId });
  const at = plan.phases.findIndex(({ kind }) => kind === "vote");
  const put = (more: object) => {
    const phases = plan.phases.map(({ prompt, seconds, votes, ...phase }, index) => ({
      ...phase,
      ...(prompt && { prompt }),
      ...(seconds && { seconds }),
      ...(votes && { votes }),
      ...(index === at && more),
    }));
    const areas = plan.areas.map(({ stem, ...area }) => ({ ...area, ...(stem && { stem }) }));
    return world.run(world.owner, changePlan, { workshopId, plan: { areas, phases } });
  };
  await expect(put({ votes: 2 })).rejects.toMatchObject({
    fields: [{ path: `plan.phases.${at}.votes`, code: "dots_given" }],
  });
  await expect(put({ areas: [1] })).rejects.toMatchObject({
    fields: [{ path: `plan.phases.${at}.areas`, code: "dots_given" }],
  });
  await put({ votes: 6 });
  await end();
  await put({ votes: 2 });
});

test("equals share their places, and a run-off decides between them alone", async () => {
  const { workshopId, ann, ben, noteIds, vote, end, results, board } = await voting();
  await vote(ann, noteIds[0], 3);
  await vote(ben, noteIds[1], 2);
  await vote(ann, noteIds[2], 2);
  const runOff = (...targetIds: (string | undefined)[]) =>
    world.run(world.owner, startRunOff, { workshopId, targetIds });
  await expect(runOff(noteIds[1], noteIds[2])).rejects.toMatchObject({ code: "not_now" });
  await end();
  expect((await results())?.results.map(({ rank, last }) => [rank, last])).toEqual([
    [1, 1],
    [2, 3],
    [2, 3],
  ]);
  await expect(runOff(noteIds[0], noteIds[1])).rejects.toMatchObject({ status: 422 });
  const { phaseId } = await runOff(noteIds[1], noteIds[2]);
  const frame = (await board(ann)).shared.frame;
  expect(frame?.phaseId).toBe(phaseId);
  expect(frame?.phases.find(({ id }) => id === phaseId)).toMatchObject({
    votes: 1,
    runOff: [noteIds[1], noteIds[2]],
  });
  await expect(vote(ann, noteIds[0], 1)).rejects.toMatchObject({ status: 422 });
  await vote(ann, noteIds[2], 1);
  await end();
  const { body } = await world.ask(world.owner, exportBoard, { workshopId, format: "csv" });
  // Its dots are added to no others.
  expect(body).toMatch(/third,2,/);
});

test("all dots given and an answer on conviction say ready; a dot taken back takes that back", async () => {
  const { workshopId, ann, ben, noteIds, vote, ready } = await voting();
  await vote(ann, noteIds[0], 4);
  expect(await ready(ann)).toBe(false);
  await vote(ann, noteIds[1], 1);
  expect(await ready(ann)).toBe(true);
  await vote(ann, noteIds[0], 2);
  expect(await ready(ann)).toBe(false);
  // Whoever said so themselves stays ready.
  await world.run(ben, changeOwnChair, { workshopId, ready: true });
  await vote(ben, noteIds[0], 4);
  expect(await ready(ben)).toBe(true);
  const other = await openWorkshop(world, "four_steps");
  const cas = await other.join("Cas");
  await world.run(cas, giveConviction, { workshopId: other.workshopId, conviction: 4 });
  const people = await other.things<{ ready: boolean }>("participant");
  expect(people.find(({ id }) => id === cas.id)?.ready).toBe(true);
});

test("what was taken away is no behaviour, and a run-off orders equals", async () => {
  const workshop = await openWorkshop(world, "service_means");
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.move("discuss");
  const [gone, kept] = await workshop.notes(ann, "Gone", "Kept");
  await workshop.move("vote");
  const vote = (targetId: string | undefined, votes: number) =>
    world.run(ann, castVotes, { workshopId, target: "note", targetId, votes });
  await vote(gone, 3);
  await vote(kept, 1);
  await world.run(world.owner, endRound, { workshopId, round: "close" });
  await world.run(ann, changeNote, { workshopId, noteId: gone, removed: true });
  await world.run(world.owner, closeWorkshop, { workshopId });
  const rows = await world.services.database
    .selectFrom("workshopBehaviours")
    .select(["text", "votes"])
    .where("workshopId", "=", workshopId)
    .execute();
  expect(rows).toEqual([{ text: "Kept", votes: 1 }]);
});
