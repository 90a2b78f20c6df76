import ICAL from "ical.js";

/**
 * What a file does in its reader's calendar (RFC 5546): `publish` adds an entry that nobody answers, `request` asks
 * somebody to come and moves what stands there, `cancel` takes it away.
 */
export type CalendarMethod = "publish" | "request" | "cancel";

/** What stands in somebody's calendar. */
export interface CalendarEntry {
  id: string;
  /** Grows with each change, so that a calendar takes the newer file. */
  sequence: number;
  title: string;
  description: string;
  url: string;
  /** Null only of an entry that goes away and whose time is not known any more. */
  startsAt: Date | null;
  endsAt: Date | null;
  /** A workshop over days blocks nobody's time. */
  time: "busy" | "free";
  now: Date;
  method: CalendarMethod;
  organiser: { name: string; email: string } | null;
  /** Mail address of the one who is asked. */
  attendee: string | null;
}

/**
 * One entry as a file for calendars (RFC 5545). Its times are instants in UTC: every calendar shows them in the zone
 * of its reader, and no change of a zone's rules can move them.
 */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Kept//Workshops//EN");
  calendar.addPropertyWithValue("method", entry.method.toUpperCase());
  const event = new ICAL.Component("vevent");
  const { hostname } = new URL(entry.url);
  event.addPropertyWithValue("uid", `${entry.id}@${hostname}`);
  event.addPropertyWithValue("sequence", entry.sequence);
  event.addPropertyWithValue("dtstamp", inUtc(entry.now));
  if (entry.startsAt) event.addPropertyWithValue("dtstart", inUtc(entry.startsAt));
  if (entry.endsAt) event.addPropertyWithValue("dtend", inUtc(entry.endsAt));
  event.addPropertyWithValue("summary", entry.title);
  event.addPropertyWithValue("description", entry.description);
  event.addPropertyWithValue("url", entry.url);
  event.addPropertyWithValue("transp", entry.time === "free" ? "TRANSPARENT" : "OPAQUE");
  if (entry.method === "cancel") event.addPropertyWithValue("status", "CANCELLED");
  addPeople(event, entry);
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

/** Who asks and who is asked: a calendar answers the one, and finds its own entry by the other. */
function addPeople(event: ICAL.Component, { organiser, attendee, method }: CalendarEntry): void {
  if (organiser) {
    const property = event.addPropertyWithValue("organizer", `mailto:${organiser.email}`);
    property.setParameter("cn", organiser.name);
  }
  if (!attendee || method === "publish") return;
  const property = event.addPropertyWithValue("attendee", `mailto:${attendee}`);
  property.setParameter("role", "REQ-PARTICIPANT");
  if (method === "request") property.setParameter("rsvp", "TRUE");
}

const inUtc = (instant: Date): ICAL.Time => ICAL.Time.fromJSDate(instant, true);
