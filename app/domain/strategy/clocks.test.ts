import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseDuration } from "#calendar/duration.ts";
import { workingCalendar } from "#calendar/working-calendar.ts";
import { WEEKDAYS, type WorkingHours } from "#calendar/working-hours.ts";
import { addWorkingTime } from "#calendar/working-time.ts";
import { system } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import { clockTasks } from "#jobs/clocks.ts";
import { openWorld, type World } from "#test/world.ts";
import { closeCase, reopenCase } from "../cases/close-case.ts";
import { moveCase } from "../cases/place-case.ts";
import { writeMessage } from "../cases/write-message.ts";
import { recordVoice } from "../listening/record-voice.ts";
import { changeOrganisationCalendar, changeTeamCalendar } from "../organisation/calendars/write-calendar.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPerformance } from "./performance.ts";
import { publishPledge } from "./publish-pledge.ts";
import { createPledge } from "./write-pledge.ts";
import { changeStandard, createStandard } from "./write-standard.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
const origin = Date.UTC(2026, 2, 23, 8);
const at = (hours: number): Date => new Date(origin + hours * hour);
const nineToFive = [{ opens: "09:00", closes: "17:00" }];
const office = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};

const team = async () => (await world.run(world.owner, createTeam, { name: newId() })).id;
const count = (standardId: string) => clockTasks.count_clocks?.(world.services, { standardId });
const standardFor = (teamId: string | undefined, changes: object = {}) =>
  world.run(world.owner, createStandard, {
    name: "Answered within 2 working days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
    time: "working",
    teamId,
    ...changes,
  });
const seen = (standardId: string, asOf?: Date) =>
  world.ask(world.owner, getPerformance, { standardId, asOf: asOf?.toISOString() });

interface Row {
  received: number;
  answered: number | null;
  spam: boolean;
}
async function insertCases(teamId: string, rows: Row[]): Promise<string[]> {
  const cases = rows.map((row) => ({
    id: newId(),
    reference: newId(),
    kind: "complaint" as const,
    teamId,
    receivedAt: at(row.received),
    firstAnswerAt: row.answered === null ? null : at(row.answered),
    suspectedSpam: row.spam,
    createdAt: at(0),
  }));
  if (cases.length > 0) await world.services.database.insertInto("cases").values(cases).execute();
  return cases.map((row) => row.id);
}
const deadlineOf = async (standardId: string, caseId: string) => {
  const row = await world.services.database
    .selectFrom("clocks")
    .select("deadline")
    .where("standardId", "=", standardId)
    .where("caseId", "=", caseId)
    .executeTakeFirstOrThrow();
  return row.deadline && new Date(row.deadline).toISOString().slice(0, 16);
};

const Hours = fc.record<WorkingHours>({
  timeZone: fc.constantFrom("Europe/Amsterdam", "Asia/Kolkata", "Australia/Lord_Howe"),
  week: fc
    .subarray([...WEEKDAYS])
    .map((days) =>
      Object.fromEntries(
        days.map((day, index) => [day, index % 2 ? nineToFive : [{ opens: "12:00", closes: "24:00" }]]),
      ),
    ),
  holidays: fc.subarray(["2026-03-25", "2026-03-30", "2026-04-03"]),
  exceptions: fc.constantFrom([], [{ date: "2026-03-28", windows: nineToFive }]),
});
const Rows = fc.array(
  fc.record<Row>({
    received: fc.integer({ min: 0, max: 200 }),
    answered: fc.option(fc.integer({ min: 0, max: 300 })),
    spam: fc.constantFrom(false, false, true),
  }),
  { maxLength: 30 },
);

test("stored deadlines counted in SQL equal a recount one case at a time with the calendar", async () => {
  const local = (milliseconds: number) =>
    Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO("Europe/Amsterdam");
  await fc.assert(
    fc.asyncProperty(
      Hours,
      Rows,
      fc.constantFrom("P2D", "PT5H", "P1W", "P1DT2H"),
      fc.integer({ min: 0, max: 400 }),
      async (hours, rows, within, asOf) => {
        const teamId = await team();
        await world.run(world.owner, changeTeamCalendar, { teamId, ...hours });
        await insertCases(teamId, rows);
        const { id } = await standardFor(teamId, { within });
        await count(id);
        const performance = await seen(id, at(asOf));
        const calendar = workingCalendar(hours);
        const duration = parseDuration(within);
        if (!calendar.ok || !duration.ok) throw new Error("the example is not sound");
        const months: Record<string, { met: number; total: number }> = {};
        let without = 0;
        for (const row of rows) {
          if (row.spam || row.received > asOf) continue;
          const start = Temporal.Instant.fromEpochMilliseconds(at(row.received).getTime());
          const deadline = addWorkingTime(start, duration.value, calendar.value);
          if (!deadline.ok) {
            without += 1;
            continue;
          }
          const by = deadline.value.epochMilliseconds;
          const done = row.answered !== null && row.answered <= asOf ? at(row.answered).getTime() : null;
          const met = done !== null && done <= by;
          if (!met && by >= at(asOf).getTime()) continue;
          const month = local(by).toPlainDate().toPlainYearMonth().toString();
          months[month] ??= { met: 0, total: 0 };
          months[month].total += 1;
          if (met) months[month].met += 1;
        }
        expect(
          Object.fromEntries(
            performance.months
              .filter((row) => row.total > 0)
              .map(({ month, met, total }) => [month, { met, total }]),
          ),
        ).toEqual(months);
        expect(performance).toMatchObject({ counting: null, withoutDeadline: without });
      },
    ),
    { numRuns: 30 },
  );
});

test("a holiday moves open deadlines, in the background, and leaves those that are done", async () => {
  const teamId = await team();
  await world.run(world.owner, changeTeamCalendar, { teamId, week: office });
  const [open = "", done = ""] = await insertCases(teamId, [
    { received: 2, answered: null, spam: false },
    { received: 2, answered: 3, spam: false },
  ]);
  const { id } = await standardFor(teamId);
  await count(id);
  const before = "2026-03-25T10:00";
  expect([await deadlineOf(id, open), await deadlineOf(id, done)]).toEqual([before, before]);
  await world.run(world.owner, changeTeamCalendar, { teamId, week: office, holidays: ["2026-03-25"] });
  expect((await seen(id)).counting).toMatchObject({ counted: 0 });
  await count(id);
  expect((await seen(id)).counting).toBeNull();
  expect([await deadlineOf(id, open), await deadlineOf(id, done)]).toEqual(["2026-03-26T10:00", before]);
  await world.run(world.owner, changeTeamCalendar, { teamId, week: {} });
  await count(id);
  expect(await deadlineOf(id, open)).toBeNull();
  expect((await seen(id)).withoutDeadline).toBe(1);
  await world.run(world.owner, changeStandard, { standardId: id, within: "PT1H" });
  await count(id);
  expect(await deadlineOf(id, done)).toBeNull();
});

test("a case that was done before there were hours is measured by the first hours that there are, and then keeps them", async () => {
  const teamId = await team();
  await world.run(world.owner, changeTeamCalendar, { teamId, week: {} });
  const [answered = "", late = ""] = await insertCases(teamId, [
    { received: 2, answered: 3, spam: false },
    { received: 2, answered: 60, spam: false },
  ]);
  const { id } = await standardFor(teamId);
  await count(id);
  expect(await seen(id, at(90))).toMatchObject({ total: 0, withoutDeadline: 2 });
  await world.run(world.owner, changeTeamCalendar, { teamId, week: office });
  expect((await seen(id)).counting).toMatchObject({ counted: 0 });
  await count(id);
  expect(await seen(id, at(90))).toMatchObject({ met: 1, total: 2, withoutDeadline: 0 });
  const before = [await deadlineOf(id, answered), await deadlineOf(id, late)];
  await world.run(world.owner, changeTeamCalendar, { teamId, week: { friday: nineToFive } });
  await count(id);
  expect([await deadlineOf(id, answered), await deadlineOf(id, late)]).toEqual(before);
});

test("a case has its deadline from its first moment, by the hours of the team that has it", async () => {
  const [own, other] = [await team(), await team()];
  await world.run(world.owner, changeTeamCalendar, { teamId: own, week: office });
  await world.run(world.owner, changeTeamCalendar, { teamId: other, week: { friday: nineToFive } });
  const answered = await standardFor(undefined);
  const closed = await standardFor(undefined, { measure: "resolution", name: "Done within 2 working days" });
  await Promise.all([count(answered.id), count(closed.id)]);
  world.at("2026-03-23T10:00:00Z");
  const opened = await world.run(world.owner, recordVoice, {
    kind: "question",
    text: "When is it open?",
    channel: "phone",
    teamId: own,
  });
  const caseId = opened.id;
  expect(await deadlineOf(answered.id, caseId)).toBe("2026-03-25T10:00");
  await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "At nine" });
  await world.run(world.owner, moveCase, { caseId, teamId: other });
  expect(await deadlineOf(answered.id, caseId), "answered already").toBe("2026-03-25T10:00");
  expect(await deadlineOf(closed.id, caseId), "open still").toBe("2026-04-10T07:00");
  await world.run(world.owner, closeCase, { caseId, outcome: "answered" });
  await world.run(world.owner, changeTeamCalendar, { teamId: other, week: {} });
  await count(closed.id);
  expect(await deadlineOf(closed.id, caseId), "closed").not.toBeNull();
  await world.run(world.owner, reopenCase, { caseId });
  expect(await deadlineOf(closed.id, caseId), "open again, where nobody works").toBeNull();
});

test("two workers at once count every case, also those opened meanwhile", async () => {
  await world.run(world.owner, changeOrganisationCalendar, { week: office });
  const teamId = await team();
  await insertCases(
    teamId,
    Array.from({ length: 1500 }, (_, index) => ({ received: index % 200, answered: null, spam: false })),
  );
  const { id } = await standardFor(teamId);
  const opening = Promise.all(
    Array.from({ length: 10 }, () =>
      world.run(system, recordVoice, { kind: "question", text: "And now?", channel: "phone", teamId }),
    ),
  );
  await Promise.all([count(id), count(id), opening]);
  const { database } = world.services;
  const cases = await database.selectFrom("cases").select("id").where("teamId", "=", teamId).execute();
  const clocks = await database.selectFrom("clocks").select("caseId").where("standardId", "=", id).execute();
  expect(clocks.map((row) => row.caseId).sort()).toEqual(cases.map((row) => row.id).sort());
  const { counting, total } = await seen(id, new Date("2027-01-01"));
  expect([counting, total]).toEqual([null, 1510]);
});

test("while it is being counted no pledge goes out on it; working time needs a length", async () => {
  const { id } = await standardFor(await team());
  const principleId = newId();
  await world.services.database
    .insertInto("principles")
    .values({ id: principleId, statement: "We answer", createdAt: world.services.clock() })
    .execute();
  const pledge = await world.run(world.owner, createPledge, {
    text: "You have an answer within 2 working days",
    standardId: id,
    principleIds: [principleId],
  });
  await expect(world.run(system, publishPledge, { pledgeId: pledge.id })).rejects.toMatchObject({
    code: "being_counted",
  });
  await count(id);
  expect(await world.run(system, publishPledge, { pledgeId: pledge.id })).toMatchObject({
    state: "published",
  });
  for (const wrong of [{ within: "due" }, { measure: "promise_kept", within: undefined }]) {
    await expect(standardFor(undefined, wrong)).rejects.toMatchObject({
      fields: [{ path: "time", code: "working_time_needs_a_length" }],
    });
  }
});
