import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { visitor } from "#core/actor.ts";
import { listMyNotices } from "#domain/cases/my-notices.ts";
import { runWaitingJobs } from "#test/run-waiting-jobs.ts";
import { openWorld, type World } from "#test/world.ts";
import { calendarOf } from "../../../../server/mail.ts";
import { closeWorkshop } from "../close-workshop.ts";
import { createWorkshop } from "../create-workshop.ts";
import { joinWorkshop } from "../join-workshop.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { changeWorkshop } from "./change-workshop.ts";
import { invite } from "./invite.ts";
import { readSchedule } from "./read-schedule.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

let world: World;
let workshopId: string;
let code: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const made = await world.run(world.owner, createWorkshop, {
    templateId: "four_steps",
    title: "What we stand for",
    startsAt: "2030-03-29T09:00:00Z",
  });
  workshopId = made.id;
  code = made.code ?? "";
  await runWaitingJobs(world, 1);
  world.sent.length = 0;
});

const mailsTo = async (address: string) => {
  await runWaitingJobs(world, 1);
  return world.sent.filter(({ to }) => to === address);
};
const calendarIn = (file = "") => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = calendar.getFirstSubcomponent("vevent");
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event?.getFirstPropertyValue("uid"),
    sequence: Number(event?.getFirstPropertyValue("sequence")),
    status: event?.getFirstPropertyValue("status"),
    organiser: event?.getFirstPropertyValue("organizer"),
    attendee: event?.getFirstPropertyValue("attendee"),
  };
};
const schedule = (actor = world.owner) => world.ask(actor, readSchedule, { workshopId });
const guest = "gast@buiten.example";

test("whoever is no longer expected gets a mail that takes the entry out of their calendar", async () => {
  const person = await world.employee("employee");
  await world.run(world.owner, invite, { workshopId, employeeIds: [person.id] });
  const [asked] = (await mailsTo(person.email)).map(({ calendar }) => calendarIn(calendar));
  expect(asked).toMatchObject({ method: "REQUEST", attendee: `mailto:${person.email}` });
  await world.run(world.owner, withdrawInvitation, { workshopId, invitationId: person.id });
  const [, withdrawn, ...more] = await mailsTo(person.email);
  expect(more).toEqual([]);
  expect(withdrawn?.text).toContain("taken back: What we stand for");
  expect(withdrawn?.text).not.toContain(code);
  const cancelled = calendarIn(withdrawn?.calendar);
  expect(cancelled).toMatchObject({
    method: "CANCEL",
    status: "CANCELLED",
    uid: asked?.uid,
    organiser: `mailto:${world.owner.email}`,
    attendee: `mailto:${person.email}`,
  });
  expect(cancelled.sequence).toBeGreaterThan(asked?.sequence ?? Number.NaN);
  expect((await world.ask(person, listMyNotices, {})).items).toEqual([]);
  expect(await world.services.database.selectFrom("workshopWithdrawals").selectAll().execute()).toEqual([]);
  // Asked again after all: above what took the first one away.
  await world.run(world.owner, invite, { workshopId, employeeIds: [person.id] });
  const again = calendarIn((await mailsTo(person.email)).at(-1)?.calendar);
  expect(again.method).toBe("REQUEST");
  expect(again.sequence).toBeGreaterThan(cancelled.sequence);
});

test("withdrawn and asked again before any mail went out: one invitation, and nothing that takes it away", async () => {
  const person = await world.employee("employee");
  for (const again of [false, true]) {
    await world.run(world.owner, invite, { workshopId, employeeIds: [person.id] });
    if (!again) await world.run(world.owner, withdrawInvitation, { workshopId, invitationId: person.id });
  }
  const mails = await mailsTo(person.email);
  expect(mails.map(({ calendar }) => calendarIn(calendar).method)).toEqual(["REQUEST"]);
});

test("a time that is taken away takes its entry along; a workshop that never had one clears nothing", async () => {
  const person = await world.employee("employee");
  await world.run(world.owner, invite, { workshopId, employeeIds: [person.id] });
  const [first] = await mailsTo(person.email);
  await world.run(world.owner, changeWorkshop, { workshopId, startsAt: null });
  const [, moved] = await mailsTo(person.email);
  expect(calendarIn(moved?.calendar).method).toBe("CANCEL");
  expect(calendarIn(moved?.calendar).sequence).toBeGreaterThan(calendarIn(first?.calendar).sequence);
  const { id } = await world.run(world.owner, createWorkshop, { templateId: "blank", title: "Some day" });
  await world.run(world.owner, invite, { workshopId: id, employeeIds: [person.id] });
  expect((await mailsTo(person.email)).at(-1)?.calendar).toBeUndefined();
});

test("a mail says the method of the file in it, since programs go by that", () => {
  expect(calendarOf("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n").contentType).toContain("method=CANCEL");
  expect(calendarOf("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n").contentType).toContain("method=REQUEST");
});

test("somebody without an account is invited by address; the address of a colleague invites the colleague", async () => {
  const person = await world.employee("employee");
  const emails = [guest, guest.toUpperCase(), person.email];
  expect(await world.run(world.owner, invite, { workshopId, emails })).toEqual({ invited: 2 });
  expect(await world.run(world.owner, invite, { workshopId, emails })).toEqual({ invited: 0 });
  const [letter, ...more] = await mailsTo(guest);
  expect(more).toEqual([]);
  expect(letter?.text).toContain(`/join/${code}`);
  expect(letter?.text).toMatch(/^Hello,/);
  const { invited } = await schedule();
  expect(invited.map(({ employeeId, email }) => [employeeId, email])).toEqual([
    [person.id, null],
    [null, guest],
  ]);
  // An address is for those who facilitate; those who are invited see that there is a guest.
  expect((await schedule(person)).invited.map(({ email }) => email)).toEqual([null, null]);
  const [, outsider] = invited;
  await world.run(world.owner, withdrawInvitation, { workshopId, invitationId: outsider?.id });
  expect(calendarIn((await mailsTo(guest)).at(-1)?.calendar).method).toBe("CANCEL");
});

test("the code of the invitation lets a guest in until the workshop closes; then the address is forgotten too", async () => {
  await world.run(world.owner, invite, { workshopId, emails: [guest] });
  const { token } = await world.run(visitor, joinWorkshop, { workshopId, code, name: "Gast" });
  expect(token).toMatch(/^guest_/);
  await world.run(world.owner, closeWorkshop, { workshopId });
  await expect(world.run(visitor, joinWorkshop, { workshopId, code })).rejects.toMatchObject({ status: 404 });
  expect((await schedule()).invited).toEqual([]);
});

test("the invited say whether they come, each for themselves", async () => {
  const [one, other] = [await world.employee("employee"), await world.employee("employee")];
  await world.run(world.owner, invite, { workshopId, employeeIds: [one.id, other.id] });
  expect((await schedule(one)).ownAnswer).toBeNull();
  await world.run(one, answerInvitation, { workshopId, answer: "not_coming" });
  await world.run(one, answerInvitation, { workshopId, answer: "coming" });
  const answers = (await schedule()).invited.map(({ employeeId, answer }) => [employeeId, answer]);
  expect(Object.fromEntries(answers)).toEqual({ [one.id]: "coming", [other.id]: null });
  expect((await schedule(other)).ownAnswer).toBeNull();
  expect((await schedule()).ownAnswer).toBeUndefined();
  const uninvited = world.run(world.owner, answerInvitation, { workshopId, answer: "coming" });
  await expect(uninvited).rejects.toMatchObject({ status: 404 });
});
