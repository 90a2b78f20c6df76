import { afterAll, beforeAll, expect, test } from "vitest";
import { Invalid } from "#core/errors.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { apiOf } from "#test/api.ts";
import { longestStall } from "#test/stall.ts";
import { openWorld, type World } from "#test/world.ts";
import { addHolidays, addTeamHolidays, readHolidayFile } from "./holiday-file.ts";
import { viewCalendar } from "./read-calendar.ts";
import { changeOrganisationCalendar } from "./write-calendar.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.at("2026-11-22T10:00:00Z");
  const day = [{ opens: "09:00", closes: "17:00" }];
  await world.run(world.owner, changeOrganisationCalendar, {
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    holidays: ["2026-12-25"],
    exceptions: [{ date: "2026-12-31", windows: [{ opens: "09:00", closes: "12:00" }] }],
  });
});
afterAll(() => world.close());

const file = (...lines: string[]) => {
  const events = lines.map((line) => `BEGIN:VEVENT\r\n${line}\r\nEND:VEVENT`);
  return new File([["BEGIN:VCALENDAR", ...events, "END:VCALENDAR", ""].join("\r\n")], "days.ics");
};
const christmas =
  "SUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\nRRULE:FREQ=YEARLY";
const newYearsEve = "SUMMARY:Eve\r\nDTSTART;VALUE=DATE:20261231";
const outing = "SUMMARY:Outing\r\nDTSTART:20261210T130000\r\nDTEND:20261210T170000";

test("a preview says what each day does, and writes nothing", async () => {
  const plan = await world.ask(world.owner, readHolidayFile, { file: file(christmas, newYearsEve, outing) });
  expect([plan.from, plan.to]).toEqual(["2026-01-01", "2030-12-31"]);
  expect(plan.days.slice(0, 3).map(({ date, state }) => [date, state])).toEqual([
    ["2026-12-25", "known"],
    ["2026-12-26", "new"],
    ["2026-12-31", "kept"],
  ]);
  expect(plan.holidays).toHaveLength(10);
  expect(plan.exceptions).toHaveLength(1);
  expect(plan.parts).toMatchObject([{ date: "2026-12-10", from: "13:00", to: "17:00", state: "new" }]);
  expect((await viewCalendar(world.services.database, null)).holidays).toEqual(["2026-12-25"]);
});

test("days are added once, however often; parts of days only when asked", async () => {
  const given = { file: file(christmas, outing) };
  const calendar = await world.run(world.owner, addHolidays, given);
  expect(calendar.holidays).toHaveLength(10);
  expect(calendar.week.monday).toEqual([{ opens: "09:00", closes: "17:00" }]);
  expect(calendar.exceptions).toHaveLength(1);
  expect(await world.run(world.owner, addHolidays, given)).toMatchObject({ holidays: calendar.holidays });
  const closed = await world.run(world.owner, addHolidays, { ...given, partDays: "close" });
  expect(closed.exceptions).toContainEqual({
    date: "2026-12-10",
    windows: [{ opens: "09:00", closes: "13:00" }],
  });
});

test("what the file calls no day off is shown, and added only when that is chosen", async () => {
  const marked = file(
    "SUMMARY:Whit Monday\r\nDTSTART;VALUE=DATE:20290521\r\nTRANSP:TRANSPARENT",
    "SUMMARY:Valentine\r\nDTSTART;VALUE=DATE:20290214\r\nTRANSP:TRANSPARENT\r\nCATEGORIES:Observance",
    "SUMMARY:Drinks\r\nDTSTART:20290222T150000\r\nDURATION:PT2H\r\nTRANSP:TRANSPARENT",
  );
  const statesWith = async (quiet?: string) => {
    const plan = await world.ask(world.owner, readHolidayFile, { file: marked, partDays: "close", quiet });
    return [...plan.days, ...plan.parts].map(({ name, state }) => `${name} ${state}`);
  };
  expect(await statesWith()).toEqual(["Valentine quiet", "Whit Monday quiet", "Drinks quiet"]);
  expect(await statesWith("free")).toEqual(["Valentine quiet", "Whit Monday new", "Drinks new"]);
  expect(await statesWith("all")).toEqual(["Valentine new", "Whit Monday new", "Drinks new"]);
  const api = apiOf(world, (await world.key("write")).key);
  const add = async (quiet: string) => {
    const form = new FormData();
    form.set("file", marked);
    form.set("quiet", quiet);
    return (await api("POST", "/calendars/organisation/days-off", form)).body.holidays;
  };
  expect(await add("leave")).not.toContain("2029-05-21");
  expect(await add("free")).toEqual(expect.not.arrayContaining(["2029-02-14"]));
  expect(await add("free")).toContain("2029-05-21");
});

test("a small file of many repeats keeps nobody waiting", async () => {
  const often = file(
    ...Array.from(
      { length: 1000 },
      () => "SUMMARY:Often\r\nDTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=DAILY;BYDAY=SA,SU",
    ),
  );
  const stall = await longestStall(() => world.ask(world.owner, readHolidayFile, { file: often }));
  expect(stall).toBeLessThan(50);
});

test("a team that followed others gets their hours with these days as its own", async () => {
  const team = await world.run(world.owner, createTeam, { name: "Parks" });
  const king = file("SUMMARY:King\r\nDTSTART;VALUE=DATE:20270427");
  const calendar = await world.run(world.owner, addTeamHolidays, { teamId: team.id, file: king });
  expect(calendar.source).toEqual({ kind: "team", teamId: team.id });
  expect(calendar.holidays).toContain("2027-04-27");
  expect(calendar.week.friday).toEqual([{ opens: "09:00", closes: "17:00" }]);
  expect((await viewCalendar(world.services.database, null)).holidays).not.toContain("2027-04-27");
});

test("a file that is no calendar is refused beside it, over the API too", async () => {
  await expect(
    world.ask(world.owner, readHolidayFile, { file: new File(["hello"], "x.ics") }),
  ).rejects.toThrow(Invalid);
  const api = apiOf(world, (await world.key("write")).key);
  const form = new FormData();
  form.set("file", new File(["hello"], "x.ics"));
  const refused = await api("POST", "/calendars/organisation/days-off", form);
  expect([refused.status, refused.body.errors[0]]).toEqual([
    422,
    { path: "file", code: "unreadable_calendar", message: expect.stringContaining("no calendar file") },
  ]);
  const good = new FormData();
  good.set("file", file("DTSTART;VALUE=DATE:20280101"));
  const added = await api("POST", "/calendars/organisation/days-off", good);
  expect([added.status, added.body.holidays.includes("2028-01-01")]).toEqual([200, true]);
});
