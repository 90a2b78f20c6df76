import { z } from "zod";
import {
  addHolidays,
  addTeamHolidays,
  readHolidayFile,
} from "#domain/organisation/calendars/holiday-file.ts";
import { getOrganisationCalendar, getTeamCalendar } from "#domain/organisation/calendars/read-calendar.ts";
import { listWithoutHours } from "#domain/organisation/calendars/without-hours.ts";
import {
  changeOrganisationCalendar,
  changeTeamCalendar,
  removeTeamCalendar,
} from "#domain/organisation/calendars/write-calendar.ts";
import { expose } from "./expose.ts";

const Windows = z.array(z.object({ opens: z.string(), closes: z.string() }));
const Calendar = z.object({
  timeZone: z.string().nullable(),
  week: z.record(z.string(), Windows),
  holidays: z.array(z.iso.date()),
  exceptions: z.array(z.object({ date: z.iso.date(), windows: Windows })),
  source: z.object({ kind: z.enum(["team", "organisation", "none"]), teamId: z.uuid().nullable() }),
  revision: z.int(),
  hasHours: z.boolean(),
});

const State = z.enum(["new", "known", "kept", "quiet"]);
const Quiet = z.enum(["free", "observance"]).nullable();
const HolidayPlan = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.array(z.object({ date: z.iso.date(), name: z.string(), quiet: Quiet, state: State })),
  parts: z.array(
    z.object({
      date: z.iso.date(),
      name: z.string(),
      quiet: Quiet,
      from: z.string(),
      to: z.string(),
      state: State,
    }),
  ),
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  holidays: z.array(z.iso.date()),
  exceptions: z.array(z.object({ date: z.iso.date(), windows: Windows })),
});

export const calendarEndpoints = [
  expose("GET", "/calendars/organisation", getOrganisationCalendar, {
    answer: Calendar,
    summary: "The organisation's working hours; without hours there is no deadline in working time",
  }),
  expose("PUT", "/calendars/organisation", changeOrganisationCalendar, {
    answer: Calendar,
    summary: "Set the organisation's working hours, holidays and days that differ",
  }),
  expose("GET", "/calendars/without-hours", listWithoutHours, {
    answer: z.object({
      items: z.array(z.object({ teamId: z.uuid().nullable(), name: z.string().nullable() })),
    }),
    summary: "Where nobody ever works, so that a standard in working time measures nothing",
  }),
  expose("GET", "/calendars/teams/{teamId}", getTeamCalendar, {
    answer: Calendar,
    summary: "The working hours that hold for a team; source says where they are written down",
  }),
  expose("PUT", "/calendars/teams/{teamId}", changeTeamCalendar, {
    answer: Calendar,
    summary: "Give a team working hours of its own",
  }),
  expose("POST", "/calendars/days-off/preview", readHolidayFile, {
    body: "multipart",
    answer: HolidayPlan,
    summary:
      "What the days of an iCalendar file would add to the organisation's hours, or a team's; what the file marks as free time or an observance is shown and not taken unless `quiet` says so",
  }),
  expose("POST", "/calendars/organisation/days-off", addHolidays, {
    body: "multipart",
    answer: Calendar,
    summary: "Add the days off of an iCalendar file to the organisation's hours",
  }),
  expose("POST", "/calendars/teams/{teamId}/days-off", addTeamHolidays, {
    body: "multipart",
    answer: Calendar,
    summary: "Add the days off of an iCalendar file to a team's hours",
  }),
  expose("DELETE", "/calendars/teams/{teamId}", removeTeamCalendar, {
    answer: Calendar,
    summary: "Take a team's own hours away; those above it hold again",
  }),
];
