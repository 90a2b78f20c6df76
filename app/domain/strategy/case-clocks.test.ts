import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { mailTasks } from "#jobs/mails.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { answerBack, giveVerdict } from "../cases/answer-follow.ts";
import { closeCase } from "../cases/close-case.ts";
import { pauseCase, resumeCase } from "../cases/pause-case.ts";
import { readCase } from "../cases/read-case.ts";
import { writeMessage } from "../cases/write-message.ts";
import { receiptOf } from "../listening/receipt.ts";
import { changeTeamCalendar } from "../organisation/calendars/write-calendar.ts";
import { createTeam } from "../organisation/teams.ts";
import { readCaseClocks } from "./case-clocks.ts";
import { getPerformance } from "./performance.ts";
import { createStandard } from "./write-standard.ts";

let world: World;
const desk = caseDesk(() => world);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const nineToFive = [{ opens: "09:00", closes: "17:00" }];
const office = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};

const receipt = (caseId: string) => receiptOf(world.services.secret, caseId, 1);
const reply = (caseId: string) =>
  world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "On it" });
const clocks = async (caseId: string) => (await world.ask(world.owner, readCaseClocks, { caseId })).items;
const team = async (name: string) => (await world.run(world.owner, createTeam, { name })).id;
const standard = async (
  teamId: string,
  measure: "acknowledgement" | "first_answer" | "next_answer" | "resolution",
) =>
  (
    await world.run(world.owner, createStandard, {
      name: "Within 2 days",
      measure,
      target: 0.9,
      within: "P2D",
      teamId,
    })
  ).id;
const seen = (standardId: string) => world.ask(world.owner, getPerformance, { standardId });

test("a customer who disagrees reopens the clock that ran: the closing in time no longer counts, the deadline stays", async () => {
  world.at("2026-03-02T08:00:00Z");
  const teamId = await team("Reopened");
  const standardId = await standard(teamId, "resolution");
  const { id: caseId } = await desk.record({ teamId });
  world.at("2026-03-03T08:00:00Z");
  await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
  expect(await seen(standardId)).toMatchObject({ met: 1, total: 1 });
  const [closed] = await clocks(caseId);
  expect(closed).toMatchObject({ state: "met" });
  world.at("2026-03-06T08:00:00Z");
  await world.run(world.owner, giveVerdict, { receipt: receipt(caseId), agrees: false });
  expect(await seen(standardId)).toMatchObject({ met: 0, overdue: 1, total: 1 });
  const [running] = await clocks(caseId);
  expect(running).toMatchObject({ state: "overdue", doneAt: null, deadline: closed?.deadline });
  await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
  expect(await seen(standardId)).toMatchObject({ met: 0, late: 1, total: 1 });
});

test("an automatic receipt meets the acknowledgement, and is no answer; our answer meets both", async () => {
  world.at("2026-04-06T08:00:00Z");
  const teamId = await team("Acknowledged");
  const [told, answered] = [
    await standard(teamId, "acknowledgement"),
    await standard(teamId, "first_answer"),
  ];
  const byMail = await desk.record({ teamId, channel: "email", email: "sita@example.org" });
  const byPhone = await desk.record({ teamId, channel: "phone" });
  const byLetter = await desk.record({ teamId, channel: "letter" });
  const states = async (caseId: string) =>
    Object.fromEntries((await clocks(caseId)).map(({ measure, state }) => [measure, state]));
  expect(await states(byPhone.id)).toEqual({ acknowledgement: "met", first_answer: "open" });
  expect(await states(byMail.id)).toEqual({ acknowledgement: "open", first_answer: "open" });
  await mailTasks.mail_acknowledgement?.(world.services, { subjectId: byMail.id });
  expect(await states(byMail.id)).toEqual({ acknowledgement: "met", first_answer: "open" });
  expect(await states(byLetter.id)).toEqual({ acknowledgement: "open", first_answer: "open" });
  await reply(byLetter.id);
  expect(await states(byLetter.id)).toEqual({ acknowledgement: "met", first_answer: "met" });
  world.at("2026-04-20T08:00:00Z");
  expect(await seen(told)).toMatchObject({ met: 3, total: 3 });
  expect(await seen(answered)).toMatchObject({ met: 1, overdue: 2, total: 3 });
});

test("each next answer is counted by itself, in the month of its own deadline", async () => {
  const teamId = await team("Again");
  const standardId = await standard(teamId, "next_answer");
  world.at("2026-04-28T08:00:00Z");
  const { id: caseId } = await desk.record({ teamId });
  await reply(caseId);
  const write = (body: string) => world.run(world.owner, answerBack, { receipt: receipt(caseId), body });
  world.at("2026-04-28T09:00:00Z");
  await write("And the lamp?");
  world.at("2026-04-29T09:00:00Z");
  await reply(caseId);
  world.at("2026-05-05T09:00:00Z");
  await write("It is out again");
  world.at("2026-05-10T09:00:00Z");
  expect((await seen(standardId)).months).toMatchObject([
    { month: "2026-04", met: 1, total: 1 },
    { month: "2026-05", met: 0, total: 1 },
  ]);
  expect(await clocks(caseId)).toMatchObject([
    { measure: "next_answer", state: "overdue", doneAt: null },
    { measure: "next_answer", state: "met" },
  ]);
});

test("a pause moves every running clock of the case and its own due time; what is done stays as it was", async () => {
  world.at("2026-06-01T08:00:00Z");
  const teamId = await team("Paused");
  await standard(teamId, "first_answer");
  await standard(teamId, "resolution");
  const { id: caseId } = await desk.record({ teamId, dueAt: "2026-06-10T08:00:00Z" });
  await reply(caseId);
  const before = Object.fromEntries((await clocks(caseId)).map((clock) => [clock.measure, clock.deadline]));
  await world.run(world.owner, pauseCase, { caseId, waitingFor: "papers" });
  const still = Object.fromEntries((await clocks(caseId)).map((clock) => [clock.measure, clock.deadline]));
  expect(still).toEqual({ first_answer: before.first_answer, resolution: null, due: null });
  world.at("2026-06-04T08:00:00Z");
  await world.run(world.owner, resumeCase, { caseId });
  const moved = (await clocks(caseId)).map(({ measure, deadline, pausedSeconds }) => ({
    measure,
    days: ((deadline?.getTime() ?? 0) - (before[measure]?.getTime() ?? 0)) / 86_400_000,
    paused: pausedSeconds / 86_400,
  }));
  for (const { measure, days, paused } of moved) {
    expect(days, measure).toBeCloseTo(measure === "first_answer" ? 0 : 3, 3);
    expect(paused, measure).toBeCloseTo(measure === "first_answer" ? 0 : 3, 3);
  }
});

test("in working time, for a site: a pause moves the stored deadline by its working time, and an answer meanwhile fixes it", async () => {
  world.at("2026-09-01T08:00:00Z");
  const site = await team("Town hall");
  const counter = (await world.run(world.owner, createTeam, { name: "Desk", parentId: site })).id;
  await world.run(world.owner, changeTeamCalendar, { teamId: site, week: office });
  const fields = { target: 0.9, within: "P2D", time: "working" as const, teamId: site };
  const [first, again] = await Promise.all(
    (["first_answer", "next_answer"] as const).map((measure) =>
      world.run(world.owner, createStandard, { name: "Within 2 working days", measure, ...fields }),
    ),
  );
  // Thursday 10:00 in Amsterdam: due on Monday at 10:00.
  world.at("2026-09-03T08:00:00Z");
  const { id: caseId } = await desk.record({ teamId: counter });
  const clockOf = async (standardId: string | undefined) =>
    (await clocks(caseId)).find((clock) => clock.standardId === standardId);
  const soon = (at: string) => new Date(at).getTime();
  expect((await clockOf(first?.id))?.deadline?.getTime()).toBeCloseTo(soon("2026-09-07T08:00:00Z"), -4);
  // From Friday 16:00 to Monday 09:30 the office is open for an hour and a half.
  world.at("2026-09-04T14:00:00Z");
  await world.run(world.owner, pauseCase, { caseId, waitingFor: "papers" });
  expect((await clockOf(first?.id))?.deadline).toBeNull();
  world.at("2026-09-07T07:30:00Z");
  await world.run(world.owner, resumeCase, { caseId });
  expect((await clockOf(first?.id))?.deadline?.getTime()).toBeCloseTo(soon("2026-09-07T09:30:00Z"), -4);
  // A second pause begins at 10:00; the answer at 10:30 is in time, by the deadline that stood still until then.
  world.at("2026-09-07T08:00:00Z");
  await world.run(world.owner, pauseCase, { caseId, waitingFor: "papers" });
  world.at("2026-09-07T08:30:00Z");
  await reply(caseId);
  const answered = await clockOf(first?.id);
  expect(answered?.state).toBe("met");
  expect(answered?.deadline?.getTime()).toBeCloseTo(soon("2026-09-07T10:00:00Z"), -4);
  // Their message lets the clocks go on and starts the one of the next answer, by the same hours.
  world.at("2026-09-08T08:00:00Z");
  await world.run(world.owner, answerBack, { receipt: receipt(caseId), body: "Here they are" });
  expect((await clockOf(again?.id))?.deadline?.getTime()).toBeCloseTo(soon("2026-09-10T08:00:00Z"), -4);
  expect((await clockOf(first?.id))?.deadline).toEqual(answered?.deadline);
  world.at("2026-09-20T08:00:00Z");
  const figure = await seen(first?.id ?? "");
  expect(figure).toMatchObject({ met: 1, total: 1, paused: { count: 1 }, withoutDeadline: 0 });
  expect(figure.paused?.hours).toBeCloseTo(65.5 + 0.5, 1);
});

const answers = async (caseId: string) =>
  Object.fromEntries(
    (await clocks(caseId)).map(({ measure, state, doneAt }) => [measure, doneAt ? state : "runs"]),
  );

test("a closing that tells the customer is an answer: by its words, or because they know already; withdrawing needs none", async () => {
  world.at("2026-06-01T08:00:00Z");
  const teamId = await team("Closed with words");
  await standard(teamId, "first_answer");
  await standard(teamId, "next_answer");
  const close = async (input: object, channel = "letter") => {
    const { id: caseId } = await desk.record({ teamId, channel });
    world.at(new Date(world.services.clock().getTime() + 2 * 3_600_000));
    await world.run(world.owner, closeCase, { caseId, ...input });
    return (await answers(caseId)).first_answer;
  };
  expect(await close({ outcome: "resolved", remedy: "The lamp burns again" })).toBe("met");
  expect(await close({ outcome: "answered", toldAlready: true })).toBe("met");
  expect(await close({ outcome: "resolved" })).toBe("runs");
  expect(await close({ outcome: "withdrawn", remedy: "They rang: no longer needed" })).toBe("runs");
  expect(await close({ outcome: "withdrawn", toldAlready: true })).toBe("runs");
  // Two hours later is not on the spot.
  expect(await close({ outcome: "answered" }, "phone")).toBe("runs");

  const { id: caseId } = await desk.record({ teamId });
  await reply(caseId);
  await world.run(world.owner, answerBack, { receipt: receipt(caseId), body: "And now?" });
  expect(await answers(caseId)).toMatchObject({ next_answer: "runs" });
  await world.run(world.owner, closeCase, { caseId, outcome: "answered", remedy: "On Friday" });
  expect(await answers(caseId)).toEqual({ first_answer: "met", next_answer: "met" });
});

test("what came by phone or visit and is closed at once was answered on the spot, unless somebody says that it was not", async () => {
  const teamId = await team("On the spot");
  const standardId = await standard(teamId, "first_answer");
  for (const channel of ["phone", "visit"] as const) {
    const { id: caseId } = await desk.record({ teamId, channel });
    const closure = await world.run(world.owner, closeCase, { caseId, outcome: "answered" });
    expect(closure.told).toBe("already");
    expect(await answers(caseId)).toEqual({ first_answer: "met" });
  }
  for (const refused of [{ toldAlready: false }, { outcome: "withdrawn" }]) {
    const { id: caseId } = await desk.record({ teamId, channel: "phone" });
    await world.run(world.owner, closeCase, { caseId, outcome: "answered", ...refused });
    expect(await answers(caseId)).toEqual({ first_answer: "runs" });
  }
  expect(await seen(standardId)).toMatchObject({ met: 2, total: 2 });
});

test("who says that it is solved was answered by the closing, and a figure as of before goes on to know nothing of it", async () => {
  world.at("2026-06-08T08:00:00Z");
  const teamId = await team("Agreed");
  const [first, next] = [await standard(teamId, "first_answer"), await standard(teamId, "next_answer")];
  const { id: caseId } = await desk.record({ teamId });
  world.at("2026-06-09T08:00:00Z");
  await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
  world.at("2026-06-10T09:00:00Z");
  await world.run(world.owner, answerBack, { receipt: receipt(caseId), body: "It burns. Thank you" });
  const asOf = "2026-06-12T08:00:00Z";
  world.at(asOf);
  const before = await Promise.all([first, next].map((id) => seen(id)));
  expect(before).toMatchObject([{ overdue: 1, total: 1 }, { total: 0 }]);
  world.at("2026-06-12T08:30:00Z");
  await world.run(world.owner, giveVerdict, { receipt: receipt(caseId), agrees: true });
  expect(await answers(caseId)).toEqual({ first_answer: "met", next_answer: "met" });
  const kase = await world.ask(world.owner, readCase, { caseId });
  expect(kase).toMatchObject({ firstAnswerAt: kase.closedAt, awaitsAnswer: false });
  expect(await seen(first)).toMatchObject({ met: 1, total: 1 });
  const earlier = (standardId: string) => world.ask(world.owner, getPerformance, { standardId, asOf });
  expect(await earlier(first)).toMatchObject({ met: 0, overdue: 1, total: 1 });
  expect(await earlier(next)).toMatchObject({ total: 0 });
});

test("a clock where nobody works by the clock says so: it neither stands still nor is missing, also once it is done", async () => {
  world.at("2026-03-02T08:00:00Z");
  const teamId = await team("Nobody works");
  await world.run(world.owner, changeTeamCalendar, { teamId, week: {} });
  const { id: standardId } = await world.run(world.owner, createStandard, {
    name: "Within 2 working days",
    measure: "resolution",
    target: 0.9,
    within: "P2D",
    time: "working",
    teamId,
  });
  const { id: caseId } = await desk.record({ teamId });
  const own = async () => (await clocks(caseId)).filter((clock) => clock.standardId === standardId);
  expect(await own()).toMatchObject([
    { deadline: null, noDeadline: "nobody_works", doneAt: null, state: "open", time: "working" },
  ]);
  expect(await seen(standardId)).toMatchObject({ total: 0, withoutDeadline: 1 });
  await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
  expect(await own()).toMatchObject([{ noDeadline: "nobody_works", doneAt: expect.any(Date) }]);
});

test("every clock of a case is told, however many standards there are", async () => {
  world.at("2026-03-02T08:00:00Z");
  const teamId = await team("Many standards");
  const first = await standard(teamId, "resolution");
  const rows = Array.from({ length: 130 }, () => ({
    id: newId(),
    name: "Within 3 days",
    measure: "first_answer" as const,
    target: 0.9,
    within: "P3D",
    withinSeconds: 3 * 86_400,
    createdAt: new Date(),
  }));
  await world.services.database.insertInto("standards").values(rows).execute();
  const { id: caseId } = await desk.record({ teamId });
  const told = (await clocks(caseId)).map((clock) => clock.standardId);
  expect(told).toContain(first);
  expect(told).toEqual(expect.arrayContaining(rows.map((row) => row.id)));
  await world.services.database
    .deleteFrom("standards")
    .where(
      "id",
      "in",
      rows.map((row) => row.id),
    )
    .execute();
});

test("a clock in working time says how far its deadline is in working days by their dates, and in open time", async () => {
  world.at("2026-06-05T12:00:00Z");
  const teamId = await team("Counts in working days");
  await world.run(world.owner, changeTeamCalendar, { teamId, week: office });
  await world.run(world.owner, createStandard, {
    name: "Within 2 working days",
    measure: "resolution",
    target: 0.9,
    within: "P2D",
    time: "working",
    teamId,
  });
  const { id: caseId } = await desk.record({ teamId });
  const away = async (at: string) => {
    world.at(at);
    const [clock] = await clocks(caseId);
    const { days, seconds = 0 } = clock?.workingTimeAway ?? {};
    return { state: clock?.state, days, hours: Math.round(seconds / 3600) };
  };
  // A Friday at 14:00 in Amsterdam; the deadline is Tuesday at 14:00, over a weekend of 48 hours that nobody works.
  expect(await away("2026-06-05T12:05:00Z")).toEqual({ state: "open", days: 2, hours: 16 });
  expect(await away("2026-06-07T12:00:00Z")).toEqual({ state: "open", days: 1, hours: 13 });
  expect(await away("2026-06-09T11:00:00Z")).toEqual({ state: "open", days: 0, hours: 1 });
  expect(await away("2026-06-11T12:00:00Z")).toEqual({ state: "overdue", days: 2, hours: 16 });
});
