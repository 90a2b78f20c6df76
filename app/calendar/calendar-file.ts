import ICAL from "ical.js";
import { dateOf, dayNumberOf, daysOf, parseRule, type RawRule } from "./recurrence.ts";
import { accept, type Result, refuse } from "./result.ts";
import { localToInstant, parseZone } from "./zone.ts";

/** A whole day that a calendar file names. */
export interface FoundDay {
  date: string;
  name: string;
}
/** A part of a day that it names, on the wall clock of the zone asked for. */
export interface FoundPart extends FoundDay {
  /** `12:00`. */
  from: string;
  /** Up to `24:00`. */
  to: string;
}
/** An event of which nothing was taken. */
export interface LeftOut {
  name: string;
  why: "rule_not_understood" | "not_a_date" | "outside" | "cancelled";
}
export interface CalendarFile {
  days: FoundDay[];
  parts: FoundPart[];
  leftOut: LeftOut[];
}

/** Which days are asked for, both included, and by whose clock. */
export interface Asked {
  from: string;
  to: string;
  zone: string;
}

const mostEvents = 1000;
/** A file is not looked at for longer than so many days of rules: a real one takes a few thousand for each event. */
const mostDays = 3_000_000;
/** Longer than this is no holiday, and a slip of the pen in a year would close for ever. */
const longestDays = 366;

/**
 * The days and parts of days in an iCalendar file (RFC 5545): all-day events of one or several days (their end is the
 * first day after them), events with times in any zone, repeated ones as far as asked for, without those that are taken
 * out (EXDATE) and with those that are moved (RECURRENCE-ID). A zone that we do not know counts as the one asked for.
 *
 * The library reads the text; repeating is our own, because the library's may never end and has days that are not.
 */
export function readCalendarFile(
  text: string,
  asked: Asked,
): Result<CalendarFile, "unreadable_calendar" | "no_events" | "too_many_events"> {
  const events = eventsIn(text);
  if (events === null) return refuse("unreadable_calendar");
  if (events.length === 0) return refuse("no_events");
  if (events.length > mostEvents) return refuse("too_many_events");
  const moved = Map.groupBy(
    events.filter((event) => event.getFirstProperty("recurrence-id")),
    (event) => String(event.getFirstPropertyValue("uid")),
  );
  const file: CalendarFile = { days: [], parts: [], leftOut: [] };
  const budget = { days: mostDays };
  for (const event of events) {
    const name = nameOf(event);
    const leave = (why: LeftOut["why"]) => file.leftOut.push({ name, why });
    if (String(event.getFirstPropertyValue("status")).toUpperCase() === "CANCELLED") {
      leave("cancelled");
      continue;
    }
    const span = spanOf(event, asked.zone);
    if (span === null) {
      leave("not_a_date");
      continue;
    }
    const own = event.getFirstProperty("recurrence-id") === null;
    const others = own ? (moved.get(String(event.getFirstPropertyValue("uid"))) ?? []) : [];
    const starts = startsOf(event, span.start.slice(0, 10), others, asked, budget);
    if (starts === null) {
      leave("rule_not_understood");
      continue;
    }
    const before = file.days.length + file.parts.length;
    for (const start of starts) place(file, name, span, start, asked);
    if (file.days.length + file.parts.length === before) leave("outside");
  }
  return accept({
    days: merged(file.days),
    parts: file.parts.sort(byDate),
    leftOut: file.leftOut,
  });
}

type Component = InstanceType<typeof ICAL.Component>;

function eventsIn(text: string): Component[] | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    // Several calendars in one file come as a list of them.
    const calendars = (Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
    return calendars.flatMap((calendar) => new ICAL.Component(calendar).getAllSubcomponents("vevent"));
  } catch {
    return null;
  }
}

const nameOf = (event: Component): string =>
  String(event.getFirstPropertyValue("summary") ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);

/** How long an event is: whole days, or from one wall clock time to another. */
interface Span {
  /** `2026-12-25`, or `2026-12-24T12:00:00` by the clock of `zone`. */
  start: string;
  zone: string | null;
  days: number;
  milliseconds: number;
}

function spanOf(event: Component, zone: string): Span | null {
  const start = momentOf(event, "dtstart", zone);
  if (start === null) return null;
  const end = event.getFirstProperty("dtend") ? momentOf(event, "dtend", zone) : undefined;
  if (end === null) return null;
  const seconds = secondsOf(valuesOf(event, "duration")[0]);
  if (seconds === null) return null;
  if (start.instant === null) {
    const first = dayNumberOf(start.text) ?? 0;
    const days = end ? (dayNumberOf(end.text.slice(0, 10)) ?? 0) - first : Math.round(seconds / 86_400);
    return { start: start.text, zone: null, days: Math.min(Math.max(days, 1), longestDays), milliseconds: 0 };
  }
  const milliseconds = end?.instant ? end.instant - start.instant : seconds * 1000;
  const longest = longestDays * 86_400_000;
  return {
    start: start.text,
    zone: start.zone,
    days: 0,
    milliseconds: Math.min(Math.max(milliseconds, 0), longest),
  };
}

/** A property as it stands in the file, with the instant that it means when it has a time. */
function momentOf(
  event: Component,
  name: string,
  zone: string,
): { text: string; zone: string; instant: number | null } | null {
  const property = event.getFirstProperty(name);
  const text = String((property?.jCal as unknown[] | undefined)?.[3] ?? "");
  if (dayNumberOf(text.slice(0, 10)) === null) return null;
  if (text.length === 10) return { text, zone, instant: null };
  const named = parseZone(String(property?.getFirstParameter("tzid") ?? ""));
  const place = text.endsWith("Z") ? "UTC" : named.ok ? named.value : zone;
  try {
    const local = Temporal.PlainDateTime.from(text.replace("Z", ""));
    return {
      text: local.toString(),
      zone: place,
      instant: localToInstant(local, place).instant.epochMilliseconds,
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The days on which an event begins; null for a rule that we do not understand. */
function startsOf(
  event: Component,
  first: string,
  moved: Component[],
  asked: Asked,
  budget: { days: number },
): string[] | null {
  const rules = event.getAllProperties("rrule");
  const days = new Set<string>(rules.length === 0 ? [first] : []);
  // One that began some days before may reach into what is asked for.
  const from = dateOf((dayNumberOf(asked.from) ?? 0) - longestDays);
  for (const property of rules) {
    const rule = parseRule((property.jCal as unknown[])[3] as RawRule);
    if (!rule.ok) return null;
    budget.days -= (dayNumberOf(asked.to) ?? 0) - (dayNumberOf(first) ?? 0);
    if (budget.days < 0) return null;
    for (const day of daysOf(rule.value, first, { from, to: asked.to })) days.add(day);
  }
  for (const day of valuesOf(event, "rdate")) days.add(day.slice(0, 10));
  for (const day of valuesOf(event, "exdate")) days.delete(day.slice(0, 10));
  for (const other of moved)
    for (const day of valuesOf(other, "recurrence-id")) days.delete(day.slice(0, 10));
  return [...days].filter((day) => dayNumberOf(day) !== null).sort();
}

const valuesOf = (event: Component, name: string): string[] =>
  event.getAllProperties(name).flatMap((property) => (property.jCal as unknown[]).slice(3).map(String));

/** The length of `P1W`, `P2D` or `PT4H`; null when it is none. */
function secondsOf(duration: string | undefined): number | null {
  if (duration === undefined) return 0;
  try {
    const { weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
    return (weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function place(file: CalendarFile, name: string, span: Span, start: string, asked: Asked): void {
  if (span.zone === null) {
    const first = dayNumberOf(start) ?? 0;
    for (let number = first; number < first + span.days; number += 1) {
      const date = dateOf(number);
      if (date >= asked.from && date <= asked.to) file.days.push({ date, name });
    }
    return;
  }
  const local = Temporal.PlainDate.from(start).toPlainDateTime(
    Temporal.PlainDateTime.from(span.start).toPlainTime(),
  );
  const begins = localToInstant(local, span.zone).instant;
  const ends = begins.add({ milliseconds: span.milliseconds });
  const [first, last] = [begins, ends].map((instant) =>
    instant.toZonedDateTimeISO(asked.zone).toPlainDateTime(),
  );
  if (!first || !last) return;
  for (let date = first.toPlainDate(); ; date = date.add({ days: 1 })) {
    const day = date.toString();
    const from = date.equals(first.toPlainDate()) ? minutesOf(first) : 0;
    const to = date.equals(last.toPlainDate()) ? minutesOf(last) : 24 * 60;
    if (day >= asked.from && day <= asked.to && to > from) {
      if (from === 0 && to === 24 * 60) file.days.push({ date: day, name });
      else file.parts.push({ date: day, name, from: clockOf(from), to: clockOf(to) });
    }
    if (Temporal.PlainDate.compare(date, last.toPlainDate()) >= 0) return;
  }
}

const minutesOf = (time: Temporal.PlainDateTime): number => time.hour * 60 + time.minute;
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const byDate = (one: FoundDay, other: FoundDay): number => (one.date < other.date ? -1 : 1);

/** Each day once, with all the names that it has. */
function merged(days: FoundDay[]): FoundDay[] {
  return [...Map.groupBy(days, (day) => day.date)]
    .map(([date, same]) => ({
      date,
      name: [...new Set(same.map((day) => day.name))].filter(Boolean).join(", "),
    }))
    .sort(byDate);
}
