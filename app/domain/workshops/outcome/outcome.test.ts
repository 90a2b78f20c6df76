import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { linksTo } from "#blocks/links/links.ts";
import { type Actor, guestOf, visitor } from "#core/actor.ts";
import { listMyNotices } from "#domain/cases/my-notices.ts";
import { changePrinciple } from "#domain/philosophy/change-principle.ts";
import { getHome } from "#domain/results/home.ts";
import { changeAction, listActions, readAction } from "#domain/strategy/actions.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { closeWorkshop } from "../close-workshop.ts";
import { createWorkshop } from "../create-workshop.ts";
import { addGroup } from "../groups.ts";
import { joinWorkshop } from "../join-workshop.ts";
import { movePhase } from "../move-phase.ts";
import { addNote } from "../notes.ts";
import { changeParticipant } from "../participants.ts";
import { readBoard } from "../read-board.ts";
import { addStatement } from "../statements/add-statement.ts";
import { agreeStatement } from "../statements/agree-statement.ts";
import { giveConsent, showConsent } from "../statements/consent.ts";
import { castVotes, giveRating } from "../votes.ts";
import { listWorkshops } from "../workshop.ts";
import { answerBehaviour, proposeBehaviour } from "./behaviours.ts";
import { listWorkshopsOfPrinciple } from "./grew-from.ts";
import { changeOwnPin, pinWorkshop, unpinWorkshop } from "./pins.ts";
import { readOutcome } from "./read-outcome.ts";
import { addStake, addWorkshopAction, changeStake } from "./stakes.ts";

let world: World;
let workshopId: string;
let code: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const made = await world.run(world.owner, createWorkshop, { templateId: "service_means", title: "We do" });
  workshopId = made.id;
  code = made.code ?? "";
});

const boardOf = async (actor: Actor) => (await world.ask(actor, readBoard, { workshopId })).shared;
const frame = async () => (await boardOf(world.owner)).frame;
const phaseOf = async (kind: string) =>
  (await frame())?.phases.find((phase) => phase.kind === kind)?.id ?? "";
const move = async (kind: string) =>
  world.run(world.owner, movePhase, {
    workshopId,
    from: (await frame())?.phaseId,
    phaseId: await phaseOf(kind),
  });
const write = async (text: string, actor: Actor = world.owner) =>
  world.run(actor, addNote, { workshopId, areaId: (await frame())?.areas[0]?.id, text });
const outcome = (actor: Actor = world.owner) => world.ask(actor, readOutcome, { workshopId });
const join = async () => {
  const { participantId } = await world.run(visitor, joinWorkshop, { workshopId, code });
  return guestOf(participantId, workshopId);
};

test("a note becomes a stake and an action, and the link to it is kept on the board and in the plan", async () => {
  const note = await write("Nobody answers on Friday");
  const hidden = { workshopId, noteId: note.id };
  await expect(world.run(world.owner, addStake, { ...hidden, kind: "challenge" })).rejects.toMatchObject({
    code: "invalid",
  });
  await move("discuss");
  const stake = await world.run(await join(), addStake, { ...hidden, kind: "challenge" });
  const action = await world.run(world.owner, addWorkshopAction, {
    ...hidden,
    text: "A rota for Friday",
    ownerId: world.owner.id,
    dueOn: "2030-02-01",
  });
  expect(stake).toMatchObject({ noteId: note.id, text: "Nobody answers on Friday" });
  const { all } = await boardOf(world.owner);
  expect(all?.stake).toEqual([stake]);
  expect(all?.action).toEqual([expect.objectContaining({ id: action.id, noteId: note.id })]);
  // Who does it is for those who work here: a guest's board does not say.
  expect(JSON.stringify(all?.action)).not.toContain(world.owner.id);
  const links = await linksTo(world.services.database, { type: "note", id: note.id }, "origin", 5);
  expect(links.map((link) => link.from)).toEqual([{ type: "action", id: action.id }]);
  expect(await outcome()).toMatchObject({
    stakes: [{ id: stake.id }],
    actions: [{ id: action.id, ownerName: "Olivia Owner", dueOn: "2030-02-01", servesId: workshopId }],
    notes: 1,
    unanswered: 0,
  });
  await expect(world.run(world.owner, addStake, { ...hidden, kind: "opportunity" })).rejects.toMatchObject({
    code: "already_a_stake",
  });
  await world.run(world.owner, changeStake, { workshopId, stakeId: stake.id, removed: true });
  expect((await outcome()).stakes).toEqual([]);
});

test("an action moves on in the hands of its owner alone, says what stands in its way, and leaves the list when done", async () => {
  const [owner, colleague] = [await world.employee("employee"), await world.employee("employee")];
  const input = { workshopId, text: "Write it down", ownerId: owner.id };
  const { id } = await world.run(world.owner, addWorkshopAction, input);
  const change = (actor: Actor, next: object) => world.run(actor, changeAction, { actionId: id, ...next });
  await expect(change(colleague, { state: "done" })).rejects.toMatchObject({ status: 403 });
  expect(await change(owner, { state: "doing", blocker: "No paper" })).toMatchObject({ blocker: "No paper" });
  const mine = async (actor: Actor) =>
    (await world.ask(actor, listActions, { mine: "true" })).items.map((action) => action.id);
  expect(await mine(owner)).toEqual([id]);
  expect(await mine(colleague)).toEqual([]);
  expect((await change(owner, { state: "done" })).endedAt).not.toBeNull();
  expect(await mine(owner)).toEqual([]);
});

test("an action says where it came from: the workshop to all once it is closed, the note to those who took part", async () => {
  const note = await write("Nobody answers on Friday");
  await move("discuss");
  const { id } = await world.run(world.owner, addWorkshopAction, { workshopId, noteId: note.id });
  const colleague = await world.employee("employee");
  const seen = async (actor: Actor) => {
    const { servesTitle, note: from } = await world.ask(actor, readAction, { actionId: id });
    const listed = (await world.ask(actor, listActions, { servesId: workshopId })).items;
    expect(listed.map((action) => action.servesTitle)).toEqual([servesTitle]);
    return [servesTitle, from?.text ?? null];
  };
  expect(await seen(world.owner)).toEqual(["We do", "Nobody answers on Friday"]);
  expect(await seen(colleague)).toEqual([null, null]);
  await world.run(world.owner, closeWorkshop, { workshopId });
  expect(await seen(colleague)).toEqual(["We do", null]);
});

test("on closing, what has most dots becomes the list of behaviours, with its dots and the way back", async () => {
  const first = await write("We ring back");
  const second = await write("We ring back the same day");
  const third = await write("We read the letter");
  await write("We smile");
  await move("vote");
  const group = await world.run(world.owner, addGroup, {
    workshopId,
    noteIds: [first.id, second.id],
    name: "Ringing back",
  });
  const guest = await join();
  const vote = (actor: Actor, target: string, targetId: string, votes: number) =>
    world.run(actor, castVotes, { workshopId, target, targetId, votes });
  await vote(world.owner, "group", group.id, 3);
  await vote(guest, "group", group.id, 1);
  await vote(guest, "note", third.id, 2);
  // While it is open, nobody else hears of its outcome, and counts are secret.
  const colleague = await world.employee("employee");
  await expect(outcome(colleague)).rejects.toMatchObject({ status: 404 });
  expect((await outcome()).behaviours).toEqual([]);
  await world.run(world.owner, closeWorkshop, { workshopId });
  const told = await outcome(colleague);
  expect(
    told.behaviours.map(({ text, votes, sourceType, sourceId }) => [text, votes, sourceType, sourceId]),
  ).toEqual([
    ["Ringing back", 4, "group", group.id],
    ["We read the letter", 2, "note", third.id],
  ]);
  expect(told).toMatchObject({
    stem: "Good service to customers means",
    participants: 2,
    notes: 4,
    unanswered: 1,
  });
  // Of what people wrote, staff see only what came of it.
  expect(JSON.stringify(told)).not.toMatch(/We smile|the same day/);
  await expect(world.ask(colleague, readBoard, { workshopId })).rejects.toMatchObject({ status: 404 });
});

test("a later proposal is accepted, merged or declined with a reason, once, and the proposer is told", async () => {
  await write("We ring back");
  await move("discuss");
  await world.run(world.owner, closeWorkshop, { workshopId });
  const kept = (await outcome()).behaviours[0];
  const colleague = await world.employee("employee");
  const lead = await world.employee("lead");
  const propose = (text: string) => world.run(colleague, proposeBehaviour, { workshopId, text });
  const answer = (behaviourId: string, input: object) =>
    world.run(lead, answerBehaviour, { workshopId, behaviourId, ...input });
  const [one, two, three] = [
    await propose("We say our name"),
    await propose("We call"),
    await propose("Jump"),
  ];
  expect((await world.ask(world.owner, listMyNotices, {})).items.map(({ kind }) => kind)).toEqual([
    "behaviour_proposed",
    "behaviour_proposed",
    "behaviour_proposed",
  ]);
  await expect(answer(three.id, { outcome: "declined" })).rejects.toMatchObject({ code: "invalid" });
  await expect(answer(two.id, { outcome: "merged", intoId: three.id })).rejects.toMatchObject({
    code: "invalid",
  });
  await answer(one.id, { outcome: "accepted" });
  await answer(two.id, { outcome: "merged", intoId: kept?.id });
  await answer(three.id, { outcome: "declined", reason: "Nobody can see it" });
  await expect(answer(one.id, { outcome: "declined", reason: "No" })).rejects.toMatchObject({
    code: "wrong_state",
  });
  const states = (await outcome(colleague)).behaviours.map(({ text, state, reason }) => [
    text,
    state,
    reason,
  ]);
  expect(states).toEqual([
    ["We ring back", "kept", null],
    ["We say our name", "kept", null],
    ["We call", "merged", null],
    ["Jump", "declined", "Nobody can see it"],
  ]);
  const notices = (await world.ask(colleague, listMyNotices, {})).items;
  expect(notices.map(({ kind }) => kind)).toEqual(Array(3).fill("behaviour_answered"));
});

test("a workshop about something else takes no behaviours, and one that is open takes no proposals", async () => {
  const { id } = await world.run(world.owner, createWorkshop, { templateId: "blank", title: "Else" });
  const input = { workshopId: id, text: "We say our name" };
  await expect(world.run(world.owner, proposeBehaviour, input)).rejects.toMatchObject({ status: 404 });
  await world.run(world.owner, closeWorkshop, { workshopId: id });
  await expect(world.run(world.owner, proposeBehaviour, input)).rejects.toMatchObject({
    code: "no_behaviours",
  });
});

test("what came of it hangs on everybody's home, and comes down for one alone", async () => {
  await write("We ring back");
  const colleague = await world.employee("employee");
  const other = await world.employee("manager");
  const homeOf = async (actor: Actor) =>
    (await world.ask(actor, getHome, {})).pins.filter((pin) => pin.workshopId === workshopId);
  const pin = (actor: Actor = world.owner) => world.run(actor, pinWorkshop, { workshopId });
  await expect(pin()).rejects.toMatchObject({ code: "workshop_open" });
  await world.run(world.owner, closeWorkshop, { workshopId, privateNotes: "show" });
  expect(await homeOf(colleague)).toEqual([]);
  // Whoever did not facilitate it hangs nothing on anybody's home.
  await expect(pin(colleague)).rejects.toMatchObject({ status: 404 });
  await pin();
  const hangs = [{ workshopId, title: "We do", lines: ["We ring back"], more: 0 }];
  expect([await homeOf(colleague), await homeOf(other)]).toEqual([hangs, hangs]);
  const own = (to: "up" | "down") => world.run(colleague, changeOwnPin, { workshopId, own: to });
  await own("down");
  expect([await homeOf(colleague), await homeOf(other)]).toEqual([[], hangs]);
  expect([(await outcome(colleague)).pinned, (await outcome(other)).pinned]).toEqual([
    "not_here",
    "everywhere",
  ]);
  await own("up");
  expect(await homeOf(colleague)).toEqual(hangs);
  await own("down");
  await pin();
  expect(await homeOf(colleague)).toEqual(hangs);
  await world.run(world.owner, unpinWorkshop, { workshopId });
  expect([await homeOf(colleague), await homeOf(other)]).toEqual([[], []]);
  expect((await outcome()).pinned).toBeNull();
});

test("a guest reads what the board showed: nobody's name, and nothing that staff did with it since", async () => {
  const guest = await join();
  const [owner, colleague] = [await world.employee("employee"), await world.employee("employee")];
  await write("We ring back");
  await move("discuss");
  const { id: actionId } = await world.run(world.owner, addWorkshopAction, {
    workshopId,
    text: "A rota for Friday",
    ownerId: owner.id,
    dueOn: "2030-02-01",
  });
  await world.run(world.owner, closeWorkshop, { workshopId });
  await world.run(world.owner, pinWorkshop, { workshopId });
  const proposal = await world.run(colleague, proposeBehaviour, { workshopId, text: "We whisper" });
  await world.run(world.owner, answerBehaviour, {
    workshopId,
    behaviourId: proposal.id,
    outcome: "accepted",
  });
  await world.run(owner, changeAction, { actionId, blocker: "No paper" });
  const told = await outcome(guest);
  expect(told).toMatchObject({
    behaviours: [{ text: "We ring back" }],
    actions: [{ text: "A rota for Friday", state: "open" }],
    pinned: null,
  });
  const staff = JSON.stringify(await outcome());
  for (const secret of [owner.name, owner.id, "2030-02-01", "No paper", "We whisper"]) {
    expect(staff, secret).toContain(secret);
    expect(JSON.stringify(told), secret).not.toContain(secret);
  }
});

test("a guest who was removed reads no outcome and is not counted in it", async () => {
  const guest = await join();
  const { participants } = await outcome(guest);
  await world.run(world.owner, changeParticipant, { workshopId, participantId: guest.id, removed: true });
  expect((await outcome(world.owner)).participants).toBe(participants - 1);
  await expect(outcome(guest)).rejects.toMatchObject({ status: 403, code: "removed_from_workshop" });
});

test("a guest reads the words that were agreed, staff the words that the principle has now", async () => {
  const short = await openWorkshop(world, "four_short");
  const guest = await short.join();
  const input = { workshopId: short.workshopId };
  await short.move("draft");
  const { id: statementId } = await world.run(world.owner, addStatement, {
    ...input,
    text: "We ring back within a day",
  });
  await world.run(world.owner, addStatement, { ...input, text: "We smile at everybody" });
  await short.move("consent");
  await world.run(guest, giveConsent, { ...input, statementId, answer: "agree" });
  await world.run(world.owner, showConsent, { ...input, statementId, round: "show" });
  await world.run(world.owner, agreeStatement, { ...input, statementId });
  await world.run(world.owner, closeWorkshop, input);
  const read = (actor: Actor) => world.ask(actor, readOutcome, input);
  const [principle] = (await read(world.owner)).principles;
  await world.run(world.owner, changePrinciple, {
    principleId: principle?.principleId,
    statement: "We ring back within an hour",
  });
  expect((await read(world.owner)).principles).toMatchObject([{ statement: "We ring back within an hour" }]);
  expect(await read(guest)).toMatchObject({
    principles: [{ statement: "We ring back within a day" }],
    proposed: [{ text: "We smile at everybody" }],
  });
});

test("votes and ratings are told with what they were about; notes in words to those alone who see the board", async () => {
  const note = await write("We ring back");
  await move("vote");
  const loose = await write("We smile");
  await world.run(world.owner, castVotes, { workshopId, target: "note", targetId: note.id, votes: 2 });
  // Of a round that goes on nobody reads anything here either.
  expect((await outcome()).votes).toEqual([]);
  await world.run(world.owner, closeWorkshop, { workshopId });
  const told = await outcome();
  expect(told.votes).toMatchObject([{ results: [{ kind: "note", text: "We ring back", votes: 2 }] }]);
  expect(told.loose).toEqual([{ id: loose.id, text: "We smile" }]);
  const other = await outcome(await world.employee("employee"));
  expect([other.votes, other.loose]).toEqual([[], []]);
});

test("ratings of statements are told to everybody who works here, as medians of so many people", async () => {
  const whole = await openWorkshop(world);
  const input = { workshopId: whole.workshopId };
  await whole.move("draft");
  const { id: targetId } = await world.run(world.owner, addStatement, { ...input, text: "We ring back" });
  await whole.move("rate");
  const rated = { ...input, target: "statement", targetId };
  await world.run(world.owner, giveRating, { ...rated, able: 2, stretch: 5 });
  await world.run(await whole.join(), giveRating, { ...rated, able: 4, stretch: 5 });
  await world.run(world.owner, closeWorkshop, input);
  const { ratings } = await world.ask(await world.employee("employee"), readOutcome, input);
  expect(ratings).toMatchObject([
    { results: [{ kind: "statement", text: "We ring back", able: 3, stretch: 5, raters: 2 }] },
  ]);
});

test("a principle leads to the workshop that it grew from, and to its notes, for those alone who may open each", async () => {
  const short = await openWorkshop(world, "four_short");
  const input = { workshopId: short.workshopId };
  await short.move("discuss");
  const noteIds = await short.notes(world.owner, "Nobody rang me back");
  await short.move("draft");
  const { id: statementId } = await world.run(world.owner, addStatement, {
    ...input,
    text: "We ring back the same day",
    noteIds,
  });
  await short.move("consent");
  await world.run(world.owner, giveConsent, { ...input, statementId, answer: "agree" });
  await world.run(world.owner, showConsent, { ...input, statementId, round: "show" });
  const { principleId } = await world.run(world.owner, agreeStatement, { ...input, statementId });
  const colleague = await world.employee("employee");
  const from = async (actor: Actor) =>
    (await world.ask(actor, listWorkshopsOfPrinciple, { principleId: principleId ?? "" })).items;
  const whole = { workshopId: short.workshopId, title: "Our principles" };
  expect(await from(world.owner)).toEqual([{ ...whole, noteIds }]);
  expect(await from(colleague)).toEqual([]);
  const listed = async () =>
    (await world.ask(colleague, listWorkshops, { limit: 200 })).items.map(({ id }) => id);
  expect(await listed()).not.toContain(short.workshopId);
  await world.run(world.owner, closeWorkshop, input);
  expect(await from(colleague)).toEqual([{ ...whole, noteIds: [] }]);
  // What every colleague may read stands in their list.
  expect(await listed()).toContain(short.workshopId);
});
