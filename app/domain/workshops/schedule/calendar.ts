import ICAL from "ical.js";

/** What stands in somebody's calendar. */
export interface CalendarEntry {
  id: string;
  /** Grows with each change, so that a calendar takes the newer file. */
  sequence: number;
  title: string;
  description: string;
  url: string;
  startsAt: Date;
  endsAt: Date;
  /** A workshop over days blocks nobody's time. */
  time: "busy" | "free";
  now: Date;
}

/**
 * One entry as a file for calendars (RFC 5545). Its times are instants in UTC: every calendar shows them in the zone
 * of its reader, and no change of a zone's rules can move them.
 */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Kept//Workshops//EN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  const event = new ICAL.Component("vevent");
  const { hostname } = new URL(entry.url);
  event.addPropertyWithValue("uid", `${entry.id}@${hostname}`);
  event.addPropertyWithValue("sequence", entry.sequence);
  event.addPropertyWithValue("dtstamp", inUtc(entry.now));
  event.addPropertyWithValue("dtstart", inUtc(entry.startsAt));
  event.addPropertyWithValue("dtend", inUtc(entry.endsAt));
  event.addPropertyWithValue("summary", entry.title);
  event.addPropertyWithValue("description", entry.description);
  event.addPropertyWithValue("url", entry.url);
  event.addPropertyWithValue("transp", entry.time === "free" ? "TRANSPARENT" : "OPAQUE");
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

const inUtc = (instant: Date): ICAL.Time => ICAL.Time.fromJSDate(instant, true);
