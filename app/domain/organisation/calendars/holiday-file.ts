import { z } from "zod";
import { type LeftOut, readCalendarFile } from "#calendar/calendar-file.ts";
import type { FoundDay, FoundPart } from "#calendar/ics/found-days.ts";
import { unfold } from "#calendar/ics/unfold.ts";
import { type OpeningWindow, WEEKDAYS } from "#calendar/working-hours.ts";
import { isStaff, leads, manages } from "#core/actor.ts";
import { command, query, type Upload } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decoderFor, lettersOf } from "#core/letters.ts";
import { inTurns, mapInTurns } from "#core/turns.ts";
import { findOrganisation } from "../organisation.ts";
import { findTeam } from "../teams.ts";
import type { StoredHours } from "./hours.ts";
import { type CalendarView, viewCalendar } from "./read-calendar.ts";
import { keepHours } from "./write-calendar.ts";

/** So many years ahead a day that comes back is written down, beside the current one. */
const yearsAhead = 4;
const mostBytes = 2 * 1024 * 1024;
/** With the form round it, so that a file of one byte too many is told beside its field. */
const upload: Upload = { most: mostBytes + 1024 * 1024, from: isStaff };

const Given = {
  /** An iCalendar file (.ics). */
  file: z.file(),
  /** Whether events with hours close those hours; otherwise whole days alone are taken. */
  partDays: z.enum(["close", "leave"]).default("leave"),
  /**
   * What to do with what the file itself calls no day off: `leave` it all, take what is only marked as free time
   * (`free`, as Google marks every holiday), or also what is only observed (`all`).
   */
  quiet: z.enum(["leave", "free", "all"]).default("leave"),
};
type Given = z.output<z.ZodObject<typeof Given>>;

/** What a file would add to the hours of a place. */
export interface HolidayPlan {
  from: string;
  to: string;
  /** Whole days; `kept` has hours of its own here, which stay; `quiet` is not taken, since the file calls it no day off. */
  days: (FoundDay & { state: "new" | "known" | "kept" | "quiet" })[];
  parts: (FoundPart & { state: "new" | "known" | "quiet" })[];
  leftOut: LeftOut[];
  /** All days off and all days that differ, with those of the file among them. */
  holidays: string[];
  exceptions: StoredHours["exceptions"];
}

/** Days off in a file, held against the hours of the organisation or of a team. Nothing is written. */
export const readHolidayFile = query({
  name: "calendar.read_file",
  input: z.strictObject({ ...Given, teamId: Id.optional() }),
  upload,
  target: async ({ db }, { teamId }) => {
    if (teamId) await findTeam(db, teamId);
  },
  can: isStaff,
  run: async (ctx, input) => planOf(ctx, input, await viewCalendar(ctx.db, input.teamId ?? null)),
});

/** Writes the days off of a file into the organisation's hours. */
export const addHolidays = command({
  name: "calendar.add_days_off",
  input: z.strictObject(Given),
  upload,
  target: ({ db }) => viewCalendar(db, null),
  can: leads,
  async run(ctx, input, calendar) {
    await keepHours(ctx, null, { ...hoursOf(calendar), ...added(await planOf(ctx, input, calendar)) });
    return viewCalendar(ctx.db, null);
  },
});

/** The same for a team: one that followed others so far gets their hours as its own, with these days. */
export const addTeamHolidays = command({
  name: "calendar.add_team_days_off",
  input: z.strictObject({ ...Given, teamId: Id }),
  upload,
  target: async ({ db }, { teamId }) => {
    await findTeam(db, teamId);
    return viewCalendar(db, teamId);
  },
  can: (actor, _target, { teamId }) => manages(actor, teamId),
  async run(ctx, { teamId, ...input }, calendar) {
    await keepHours(ctx, teamId, { ...hoursOf(calendar), ...added(await planOf(ctx, input, calendar)) });
    return viewCalendar(ctx.db, teamId);
  },
});

const hoursOf = ({ timeZone, week }: CalendarView) => ({ timeZone, week });
const added = ({ holidays, exceptions }: HolidayPlan) => ({ holidays, exceptions });

/** Errors: Invalid on `file`: too large, no calendar, nothing in it, more days than hours may hold. */
async function planOf(
  { db, now }: Pick<QueryContext, "db" | "now">,
  { file, partDays, quiet }: Given,
  calendar: CalendarView,
): Promise<HolidayPlan> {
  if (file.size > mostBytes)
    throw new Invalid([
      { path: "file", code: "file_too_large", params: { maximum: mostBytes / 1024 / 1024 } },
    ]);
  const zone = calendar.timeZone ?? (await findOrganisation(db)).timeZone;
  const { year } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const [from, to] = [`${year}-01-01`, `${year + yearsAhead}-12-31`];
  const read = await inTurns(readCalendarFile(await textIn(file), { from, to, zone }));
  if (!read.ok) throw new Invalid([{ path: "file", code: read.code }]);
  const { days, parts, leftOut } = read.value;
  const holidays = new Set(calendar.holidays);
  const own = new Map(calendar.exceptions.map(({ date, windows }) => [date, windows]));
  const isTaken = (found: FoundDay) =>
    found.quiet === null || quiet === "all" || (quiet === "free" && found.quiet === "free");
  const stateOf = (day: FoundDay) => {
    if (own.has(day.date)) return "kept" as const;
    if (holidays.has(day.date)) return "known" as const;
    return isTaken(day) ? ("new" as const) : ("quiet" as const);
  };
  const shownDays = days.map((day) => ({ ...day, state: stateOf(day) }));
  for (const day of shownDays) if (day.state === "new") holidays.add(day.date);
  const shownParts = await mapInTurns(parts, (part) => {
    const windows = holidays.has(part.date) ? [] : (own.get(part.date) ?? windowsOn(part.date, calendar));
    const rest = without(windows, part);
    if (JSON.stringify(rest) === JSON.stringify(windows)) return { ...part, state: "known" as const };
    if (!isTaken(part)) return { ...part, state: "quiet" as const };
    if (partDays === "close") own.set(part.date, rest);
    return { ...part, state: "new" as const };
  });
  if (holidays.size > 1000 || own.size > 1000) throw new Invalid([{ path: "file", code: "too_many_days" }]);
  return {
    from,
    to,
    days: shownDays,
    parts: shownParts,
    leftOut,
    holidays: [...holidays].sort(),
    exceptions: [...own]
      .map(([date, windows]) => ({ date, windows }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** The text of a calendar file, which may be folded in the middle of a letter. */
async function textIn(file: File): Promise<string> {
  const bytes = unfold(new Uint8Array(await file.arrayBuffer()));
  const found = lettersOf(bytes);
  return decoderFor("letters" in found ? found.letters : "utf-8").decode(bytes);
}

function windowsOn(date: string, { week }: Pick<CalendarView, "week">): readonly OpeningWindow[] {
  const weekday = WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return (weekday && week[weekday]) ?? [];
}

/** What is left of windows when a stretch is closed; times of one form sort as texts. */
function without(windows: readonly OpeningWindow[], { from, to }: FoundPart): OpeningWindow[] {
  return windows.flatMap((window) => {
    if (to <= window.opens || from >= window.closes) return [window];
    const before = from > window.opens ? [{ opens: window.opens, closes: from }] : [];
    const after = to < window.closes ? [{ opens: to, closes: window.closes }] : [];
    return [...before, ...after];
  });
}
