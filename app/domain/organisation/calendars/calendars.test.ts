import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "#test/api.ts";
import { openWorld, type World } from "#test/world.ts";
import { createTeam } from "../teams.ts";
import { ordinaryWeek } from "./hours.ts";
import { getOrganisationCalendar, getTeamCalendar, listOwnCalendars } from "./read-calendar.ts";
import { readCalendars } from "./stored.ts";
import { listWithoutHours } from "./without-hours.ts";
import { changeOrganisationCalendar, changeTeamCalendar, removeTeamCalendar } from "./write-calendar.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const office = { monday: [{ opens: "09:00", closes: "17:00" }] };
const team = async (name: string, parentId?: string) =>
  (await world.run(world.owner, createTeam, { name, parentId })).id;
const hoursOf = (teamId: string) => world.ask(world.owner, getTeamCalendar, { teamId });

/** As an organisation that was set up before hours belonged to it. */
const withoutHours = () => world.services.database.deleteFrom("calendars").execute();

test("an organisation has an ordinary week from its first moment", async () => {
  expect(await world.ask(world.owner, getOrganisationCalendar, {})).toMatchObject({
    week: ordinaryWeek,
    source: { kind: "organisation" },
    hasHours: true,
  });
  expect(await world.ask(world.owner, listWithoutHours, {})).toEqual({ items: [] });
});

test("places without hours: nobody's at all, else each team that an empty week of its own leaves without", async () => {
  const site = await team("Depot");
  const night = await team("Night", site);
  await team("Night desk", night);
  const places = async (teamId?: string) =>
    (await world.ask(world.owner, listWithoutHours, { teamId })).items.map(({ name }) => name);
  await world.run(world.owner, changeTeamCalendar, { teamId: night, week: {} });
  expect(await places()).toEqual(["Night"]);
  expect(await places(site)).toEqual(["Night"]);
  const closed = { week: {}, exceptions: [{ date: "2027-01-02", windows: [] }] };
  await world.run(world.owner, changeOrganisationCalendar, closed);
  expect(await places()).toEqual([null]);
  expect(await places(site)).toEqual(["Depot", "Night"]);
  await world.run(world.owner, changeTeamCalendar, { teamId: site, week: office });
  expect(await places(site)).toEqual(["Night"]);
});

test("nobody's hours, then the organisation's, then those of the nearest team above, then one's own", async () => {
  await withoutHours();
  const site = await team("Site");
  const desk = await team("Desk", site);
  expect(await hoursOf(desk)).toMatchObject({ source: { kind: "none" }, hasHours: false, revision: 0 });
  const changed = await world.run(world.owner, changeOrganisationCalendar, { week: office });
  expect(changed).toMatchObject({ week: office, hasHours: true, revision: 1, timeZone: null });
  expect(await hoursOf(desk)).toMatchObject({ source: { kind: "organisation" }, week: office });
  const nights = { friday: [{ opens: "22:00", closes: "24:00" }] };
  await world.run(world.owner, changeTeamCalendar, { teamId: site, week: nights, timeZone: "Asia/Kolkata" });
  expect(await hoursOf(desk)).toMatchObject({ source: { kind: "team", teamId: site }, week: nights });
  await world.run(world.owner, changeTeamCalendar, { teamId: desk, week: {} });
  expect(await hoursOf(desk)).toMatchObject({ source: { teamId: desk }, hasHours: false });
  expect((await world.ask(world.owner, listOwnCalendars, {})).teamIds.sort()).toEqual([site, desk].sort());
  const calendars = await readCalendars(world.services.database);
  expect(calendars.calendarOf(site).timeZone).toBe("Asia/Kolkata");
  expect(calendars.calendarOf(null).timeZone).toBe("Europe/Amsterdam");
  expect(await world.run(world.owner, removeTeamCalendar, { teamId: desk })).toMatchObject({
    source: { teamId: site },
  });
  await expect(world.run(world.owner, removeTeamCalendar, { teamId: desk })).rejects.toMatchObject({
    status: 404,
  });
});

test("what is not sound is refused beside its field, and nothing changes", async () => {
  const before = await world.ask(world.owner, getOrganisationCalendar, {});
  const change = (hours: object) =>
    world.run(world.owner, changeOrganisationCalendar, { week: {}, ...hours });
  for (const [hours, path, code] of [
    [{ week: { tuesday: [{ opens: "17:00", closes: "09:00" }] } }, "week.tuesday", "closes_before_it_opens"],
    [{ holidays: ["2026-12-25", "2026-02-30"] }, "holidays.1", "malformed_date"],
    [{ exceptions: [{ date: "soon", windows: [] }] }, "exceptions.0", "malformed_date"],
    [{ timeZone: "Nowhere/Land" }, "timeZone", "not_a_time_zone"],
  ] as const) {
    await expect(change(hours)).rejects.toMatchObject({ status: 422, fields: [{ path, code }] });
  }
  expect(await world.ask(world.owner, getOrganisationCalendar, {})).toEqual(before);
});

test("leads change every calendar, managers those of their teams, employees none", async () => {
  const [own, other] = [await team("Own"), await team("Other")];
  const manager = await world.employee("manager", { teamIds: [own] });
  const employee = await world.employee("employee", { teamIds: [own] });
  await world.run(manager, changeTeamCalendar, { teamId: own, week: office });
  await expect(world.run(manager, changeTeamCalendar, { teamId: other, week: office })).rejects.toMatchObject(
    {
      status: 403,
    },
  );
  await expect(world.run(manager, changeOrganisationCalendar, { week: office })).rejects.toMatchObject({
    status: 403,
  });
  await expect(world.run(employee, changeTeamCalendar, { teamId: own, week: office })).rejects.toMatchObject({
    status: 403,
  });
  await expect(world.run(employee, removeTeamCalendar, { teamId: own })).rejects.toMatchObject({
    status: 403,
  });
  expect((await world.ask(employee, getTeamCalendar, { teamId: own })).week).toEqual(office);
});

test("a machine reads and sets them", async () => {
  const api = apiOf(world, (await world.key("read", "write")).key);
  const put = await api("PUT", "/calendars/organisation", { week: office, holidays: ["2026-12-25"] });
  expect(put).toMatchObject({ status: 200, body: { holidays: ["2026-12-25"], hasHours: true } });
  const made = await team("Counter");
  expect((await api("GET", `/calendars/teams/${made}`)).body.source.kind).toBe("organisation");
  expect((await api("PUT", `/calendars/teams/${made}`, { week: {} })).body).toMatchObject({
    hasHours: false,
  });
  expect((await api("DELETE", `/calendars/teams/${made}`)).body.source.kind).toBe("organisation");
});
