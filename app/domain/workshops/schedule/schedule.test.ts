import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { guestOf, system, visitor } from "#core/actor.ts";
import { listMyNotices } from "#domain/cases/my-notices.ts";
import { changeEmployee } from "#domain/organisation/change-employee.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { runWaitingJobs } from "#test/run-waiting-jobs.ts";
import { openWorld, type World, waitingJobs } from "#test/world.ts";
import { closeWorkshop } from "../close-workshop.ts";
import { createWorkshop } from "../create-workshop.ts";
import { joinWorkshop } from "../join-workshop.ts";
import { movePhase } from "../move-phase.ts";
import { addNote } from "../notes.ts";
import { changeOwnChair } from "../participants.ts";
import { readBoard } from "../read-board.ts";
import { listWorkshops } from "../workshop.ts";
import { changeWorkshop } from "./change-workshop.ts";
import { setDeadlines } from "./deadlines.ts";
import { invite } from "./invite.ts";
import { passDeadline, remindOfDeadline } from "./pass-deadline.ts";
import { readCalendar } from "./read-calendar.ts";
import { readSchedule } from "./read-schedule.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

let world: World;
let workshopId: string;
let code: string;
const begins = "2030-03-29T09:00:00Z";
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.sent.length = 0;
  const input = { templateId: "blank", title: "What we stand for", startsAt: begins, purpose: "Find it" };
  const made = await world.run(world.owner, createWorkshop, input);
  workshopId = made.id;
  code = made.code ?? "";
});

const colleague = async (level?: string) => {
  const person = await world.employee("employee");
  if (level) await world.run(world.owner, changeEmployee, { employeeId: person.id, level });
  return person;
};
const schedule = () => world.ask(world.owner, readSchedule, { workshopId });
const eventIn = (file: string) => {
  const event = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent");
  if (!event) throw new Error("no event");
  return new ICAL.Event(event);
};
const inAmsterdam = (time: ICAL.Time) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Amsterdam",
    dateStyle: "short",
    timeStyle: "short",
  }).format(time.toJSDate());

test("the agenda gives each phase its time, one after the other", async () => {
  const { agenda, endsAt } = await schedule();
  expect(agenda.map(({ title, startsAt }) => [title, startsAt?.toISOString().slice(11, 16)])).toEqual([
    ["Write", "09:00"],
    ["Discuss", "09:08"],
    ["Group", "09:23"],
    ["Vote", "09:33"],
  ]);
  expect(endsAt?.toISOString()).toBe("2030-03-29T09:38:00.000Z");
});

test("people are invited by level, team, role and name, each once; a level that nobody speaks for is named", async () => {
  const [front, back, leader] = [
    await colleague("front_line"),
    await colleague("back_office"),
    await colleague("leaders"),
  ];
  const { id: teamId } = await world.run(world.owner, createTeam, { name: "Parks" });
  await world.services.database.insertInto("memberships").values({ employeeId: leader.id, teamId }).execute();
  const ask = (input: object) => world.run(world.owner, invite, { workshopId, ...input });
  expect((await schedule()).missingLevels).toEqual(["back_office", "front_line", "leaders"]);
  expect(await ask({ levels: ["front_line"], teamIds: [teamId] })).toEqual({ invited: 2 });
  expect((await schedule()).missingLevels).toEqual(["back_office"]);
  expect(await ask({ employeeIds: [back.id, front.id], levels: ["front_line"] })).toEqual({ invited: 1 });
  expect((await schedule()).missingLevels).toEqual([]);
  // They see it coming, without a chair yet.
  expect((await world.ask(back, listWorkshops, {})).items.map(({ id }) => id)).toContain(workshopId);
  expect((await world.ask(back, readSchedule, { workshopId })).invited.map(({ joined }) => joined)).toEqual([
    false,
    false,
    false,
  ]);
  await world.run(back, joinWorkshop, { workshopId, code });
  const joined = (await schedule()).invited.filter((person) => person.joined);
  expect(joined.map(({ employeeId }) => employeeId)).toEqual([back.id]);
  await expect(ask({ levels: ["managers"] })).rejects.toMatchObject({ code: "invalid" });
});

test("an invitation brings link, code, a notice and one calendar file whose time is right in every zone", async () => {
  const person = await colleague();
  await world.run(world.owner, invite, { workshopId, employeeIds: [person.id] });
  await runWaitingJobs(world, 2);
  const [mail, ...more] = world.sent.filter(({ to }) => to === person.email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`http://localhost:3000/join/${code}`);
  expect(mail?.text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
  const event = eventIn(mail?.calendar ?? "");
  expect([event.summary, inAmsterdam(event.startDate), inAmsterdam(event.endDate)]).toEqual([
    "What we stand for",
    "29/03/2030, 10:00",
    "29/03/2030, 10:38",
  ]);
  const notices = (await world.ask(person, listMyNotices, {})).items;
  expect(notices.map(({ kind }) => kind)).toEqual(["workshop_invited"]);
});

test("a moved workshop moves the entry in the calendar; a mail about the old time does not go out any more", async () => {
  const person = await colleague();
  await world.run(world.owner, invite, { workshopId, employeeIds: [person.id] });
  const before = eventIn((await world.ask(person, readCalendar, { workshopId })).file);
  // Across the change to summer time.
  await world.run(world.owner, changeWorkshop, { workshopId, startsAt: "2030-04-02T09:00:00+02:00" });
  await runWaitingJobs(world, 1);
  const mails = world.sent.filter(({ to }) => to === person.email);
  expect(mails).toHaveLength(1);
  const after = eventIn(mails[0]?.calendar ?? "");
  expect(after.uid).toBe(before.uid);
  expect(after.sequence).toBeGreaterThan(before.sequence);
  expect(inAmsterdam(after.startDate)).toBe("02/04/2030, 09:00");
  await world.run(world.owner, withdrawInvitation, { workshopId, invitationId: person.id });
  await expect(world.ask(person, readSchedule, { workshopId })).rejects.toMatchObject({ status: 404 });
});

test("somebody who works alone has no code and invites nobody", async () => {
  const input = { templateId: "blank", title: "Alone", manner: "solo" };
  const solo = await world.run(world.owner, createWorkshop, input);
  expect(solo.code).toBeNull();
  const { id } = await colleague();
  const inviting = world.run(world.owner, invite, { workshopId: solo.id, employeeIds: [id] });
  await expect(inviting).rejects.toMatchObject({ code: "alone" });
});

const board = async () => (await world.ask(world.owner, readBoard, { workshopId })).shared;
const inDays = (days: number) => new Date(world.services.clock().getTime() + days * 86_400_000).toISOString();
const phasesOf = async () => (await board()).frame?.phases ?? [];
const deadlines = async (...days: number[]) => {
  const phases = await phasesOf();
  return days.map((day, index) => ({ phaseId: phases[index]?.id, at: inDays(day) }));
};
const pass = async (index: number) =>
  world.run(system, passDeadline, { workshopId, phaseId: (await phasesOf())[index]?.id });
const standsIn = async () => {
  const { frame } = await board();
  return frame?.phases.findIndex((phase) => phase.id === frame.phaseId);
};

test("a deadline moves a phase on and reveals what was written, once however often its job comes", async () => {
  const { participantId } = await world.run(visitor, joinWorkshop, { workshopId, code });
  const areaId = (await board()).frame?.areas[0]?.id;
  await world.run(guestOf(participantId, workshopId), addNote, { workshopId, areaId, text: "Over days" });
  await world.run(world.owner, setDeadlines, { workshopId, deadlines: await deadlines(1, 2) });
  expect(await pass(0)).toEqual({ moved: "stayed" });
  expect(await standsIn()).toBe(0);
  world.at(inDays(1.01));
  const twice = await Promise.all([pass(0), pass(0), pass(0)]);
  expect(twice.filter(({ moved }) => moved === "on")).toHaveLength(1);
  expect(await standsIn()).toBe(1);
  expect(JSON.stringify((await board()).all?.note)).toContain("Over days");
  world.at(new Date());
});

test("a deadline that was moved holds the phase until its new time, and its job is one", async () => {
  await world.run(world.owner, setDeadlines, { workshopId, deadlines: await deadlines(1) });
  await world.run(world.owner, setDeadlines, { workshopId, deadlines: await deadlines(3) });
  const [first] = await phasesOf();
  const jobs = (await waitingJobs(world)).filter(
    ({ task, payload }) =>
      task === "workshop_deadline" && (payload as { phaseId: string }).phaseId === first?.id,
  );
  expect(jobs.map(({ runAt }) => runAt.toISOString())).toEqual([first?.deadlineAt?.toISOString()]);
  world.at(inDays(2));
  expect(await pass(0)).toEqual({ moved: "stayed" });
  world.at(inDays(1.01));
  expect(await pass(0)).toEqual({ moved: "on" });
  world.at(new Date());
});

test("a facilitator who moved on by hand is not moved a second time", async () => {
  await world.run(world.owner, setDeadlines, { workshopId, deadlines: await deadlines(1) });
  const phases = await phasesOf();
  await world.run(world.owner, movePhase, { workshopId, from: phases[0]?.id, phaseId: phases[2]?.id });
  world.at(inDays(2));
  expect(await pass(0)).toEqual({ moved: "stayed" });
  expect(await standsIn()).toBe(2);
  await world.run(world.owner, closeWorkshop, { workshopId });
  expect(await pass(2)).toEqual({ moved: "stayed" });
  world.at(new Date());
});

test("those who are not ready are reminded once", async () => {
  const [ready, late, absent] = [await colleague(), await colleague(), await colleague()];
  for (const person of [ready, late]) await world.run(person, joinWorkshop, { workshopId, code });
  await world.run(world.owner, invite, { workshopId, employeeIds: [absent.id] });
  await world.run(ready, changeOwnChair, { workshopId, ready: true });
  await world.run(world.owner, setDeadlines, { workshopId, deadlines: await deadlines(2) });
  const phaseId = (await phasesOf())[0]?.id;
  const remind = () => world.run(system, remindOfDeadline, { workshopId, phaseId });
  // The owner, who planned it, has a chair too.
  expect(await Promise.all([remind(), remind()])).toEqual(expect.arrayContaining([{ told: 3 }, { told: 0 }]));
  const kinds = async (person: typeof ready) =>
    (await world.ask(person, listMyNotices, {})).items.map(({ kind }) => kind);
  expect(await kinds(ready)).toEqual([]);
  expect(await kinds(late)).toEqual(["workshop_deadline"]);
  expect((await kinds(absent)).toSorted()).toEqual(["workshop_deadline", "workshop_invited"]);
});

test("deadlines lie ahead and in the order of the phases", async () => {
  const set = async (...days: number[]) =>
    world.run(world.owner, setDeadlines, { workshopId, deadlines: await deadlines(...days) });
  await expect(set(2, 1)).rejects.toMatchObject({ fields: [{ code: "not_in_order" }] });
  await expect(set(-1)).rejects.toMatchObject({ fields: [{ code: "not_in_future" }] });
  await expect(set(800)).rejects.toMatchObject({ fields: [{ code: "too_far" }] });
});
