import { Budget } from "./ics/budget.ts";
import { type Clock, clockNamed, clockOf } from "./ics/clock.ts";
import { type Calendar, calendarsIn, textOf } from "./ics/events.ts";
import { type FoundDay, FoundDays, type FoundPart } from "./ics/found-days.ts";
import type { Place } from "./ics/moment.ts";
import { type Occurrence, occurrencesOf } from "./ics/occurrences.ts";
import { nameOf, type ReadEvent, readEvent, type Why } from "./ics/read-event.ts";
import { dayNumberOf } from "./recurrence.ts";
import { accept, type Result, refuse } from "./result.ts";

/** An event of which nothing was taken. */
export interface LeftOut {
  name: string;
  why: Why;
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
/** About a second of work: a real file takes a few thousand for each event. */
const mostWork = 4_000_000;
/** One that began some days before may reach into what is asked for. */
const longestDays = 366;

/**
 * The days and parts of days in an iCalendar file (RFC 5545): all-day events of one or several days (their end is the
 * first day after them), events with times in any zone, repeated ones as far as asked for, without those that are taken
 * out (EXDATE) and with those that are moved (RECURRENCE-ID). What is not understood is left out and named.
 *
 * The library reads the properties; repeating is our own, because the library's may never end and has days that are
 * not. Yields between pieces of work of some milliseconds.
 */
export function* readCalendarFile(
  text: string,
  asked: Asked,
): Generator<undefined, Result<CalendarFile, "unreadable_calendar" | "no_events" | "too_many_events">> {
  const calendars = yield* calendarsIn(text);
  if (calendars === null) return refuse("unreadable_calendar");
  const count = calendars.reduce((sum, { events }) => sum + events.length, 0);
  if (count === 0) return refuse("no_events");
  if (count > mostEvents) return refuse("too_many_events");
  const years = { from: dayNumberOf(asked.from) ?? 0, to: dayNumberOf(asked.to) ?? 0 };
  const horizon = { from: years.from - longestDays, to: years.to + 1 };
  const budget = new Budget(mostWork);
  const clock = clockOf(asked.zone);
  const leftOut: LeftOut[] = [];
  const events: ReadEvent[] = [];
  const calledOff = new Set<string>();
  for (const calendar of calendars) {
    const cancels = textOf(calendar, "METHOD").toUpperCase() === "CANCEL";
    const place = placeOf(calendar, clock, horizon, budget);
    for (const component of calendar.events) {
      yield;
      const event = readEvent(component, place);
      if (typeof event === "string") leftOut.push({ name: nameOf(component), why: event });
      else events.push(cancels ? { ...event, cancelled: true } : event);
      if (cancels && typeof event !== "string" && !event.replaces && event.uid) calledOff.add(event.uid);
    }
  }
  const moved = Map.groupBy(
    events.filter((event) => event.replaces && event.uid),
    (event) => event.uid,
  );
  const found = new FoundDays(years, clock);
  for (const event of events) {
    yield;
    if (event.cancelled || calledOff.has(event.uid)) {
      leftOut.push({ name: event.name, why: "cancelled" });
      continue;
    }
    const others = event.replaces ? [] : (moved.get(event.uid) ?? []);
    const occurrences = yield* occurrencesOf(event, others, horizon, budget);
    const why = Array.isArray(occurrences) ? yield* placed(found, occurrences, budget) : occurrences;
    if (why) leftOut.push({ name: event.name, why });
  }
  return accept({ ...found.result(), leftOut });
}

/** The clocks of one calendar; each name is looked up once. */
function placeOf(
  calendar: Calendar,
  clock: Clock,
  years: { from: number; to: number },
  budget: Budget,
): Place {
  const known = new Map<string, Clock | null>();
  const named = (zone: string): Clock | null => {
    const before = known.get(zone);
    if (before !== undefined) return before;
    const found = budget.spend(20_000) ? clockNamed(zone, calendar.zones, years) : null;
    known.set(zone, found);
    return found;
  };
  const zone = textOf(calendar, "X-WR-TIMEZONE");
  return { clock, own: (zone && named(zone)) || clock, named };
}

/** Notes down when an event happens; says why when that is never. */
function* placed(
  found: FoundDays,
  occurrences: Occurrence[],
  budget: Budget,
): Generator<undefined, Why | null> {
  let taken = false;
  let sincePause = 0;
  for (const occurrence of occurrences) {
    const { begin, length } = occurrence;
    const work = begin.kind === "day" ? length.days : 100 * (1 + length.milliseconds / 86_400_000);
    if (!budget.spend(work)) return "too_much";
    sincePause += work;
    if (sincePause > 5000) {
      yield;
      sincePause = 0;
    }
    if (found.add(occurrence)) taken = true;
  }
  return taken ? null : "outside";
}
