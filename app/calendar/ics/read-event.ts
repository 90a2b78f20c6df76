import type { Clock } from "./clock.ts";
import { type Component, type Property, propertiesOf, textOf } from "./events.ts";
import { dayIn, dayOf, type Moment, momentOf, type Place } from "./moment.ts";

/** Why nothing of an event was taken. */
export type Why =
  | "rule_not_understood"
  | "not_a_date"
  | "unknown_zone"
  | "ends_early"
  | "no_length"
  | "too_long"
  | "too_large"
  | "too_much"
  | "outside"
  | "cancelled";

/** What a file says of a day beside its name: that it blocks nobody's time, or that it is only observed. */
export type Quiet = "free" | "observance";

/** How long an event is: so many days on the wall clock, then so much more in real time. */
export interface Length {
  days: number;
  milliseconds: number;
}

/** An event as it stands in the file, with what is the same for all its days. */
export interface ReadEvent {
  component: Component;
  name: string;
  quiet: Quiet | null;
  cancelled: boolean;
  uid: string;
  begin: Moment;
  length: Length;
  place: Place;
  /** The day or time of the series whose place this one takes; with RANGE=THISANDFUTURE also of all later ones. */
  replaces: { moment: Moment; later: boolean } | null;
}

const day = 86_400_000;
/** Longer than this is no holiday, and a slip of the pen in a year would close for ever. */
const longestDays = 366;

export const nameOf = (event: Component): string =>
  textOf(event, "SUMMARY").replace(/\s+/g, " ").trim().slice(0, 120);

/** Reads an event, or says what speaks against it. */
export function readEvent(component: Component, given: Place): ReadEvent | Why {
  if (component.tooLarge) return "too_large";
  const first = momentAt(component, "DTSTART", given);
  if (first === null) return "not_a_date";
  if (typeof first === "string") return first;
  // What begins and ends with a day of its own zone is that day everywhere.
  const wholeDays = textOf(component, "X-MICROSOFT-CDO-ALLDAYEVENT").toUpperCase() === "TRUE";
  const begin: Moment =
    wholeDays && first.kind === "time" && isMidnight(first)
      ? { kind: "day", day: dayIn(first.local) }
      : first;
  const place = begin === first || first.kind === "day" ? given : { ...given, own: first.clock };
  const end = momentAt(component, "DTEND", place);
  if (typeof end === "string") return end;
  const length = end === null ? ownLength(component, begin) : lengthBetween(begin, end, place);
  if (typeof length === "string") return length;
  if (length.days + length.milliseconds / day > longestDays) return "too_long";
  const replaced = momentAt(component, "RECURRENCE-ID", place);
  if (replaced === "unknown_zone") return replaced;
  if (replaced === "not_a_date") return "rule_not_understood";
  const range = propertiesOf(component, "RECURRENCE-ID")[0]?.parameters.range;
  return {
    component,
    name: nameOf(component),
    quiet: quietOf(component),
    cancelled: textOf(component, "STATUS").toUpperCase() === "CANCELLED",
    uid: textOf(component, "UID"),
    begin,
    length,
    place,
    replaces: replaced && { moment: replaced, later: String(range).toUpperCase() === "THISANDFUTURE" },
  };
}

/** The moment of a property that stands once; null when it does not stand there. */
function momentAt(
  component: Component,
  name: string,
  place: Place,
): Moment | "unknown_zone" | "not_a_date" | null {
  const [property] = propertiesOf(component, name);
  return property ? momentOf(property, property.values[0], place) : null;
}

const isMidnight = ({ local }: { local: Temporal.PlainDateTime }): boolean =>
  local.toPlainTime().equals(new Temporal.PlainTime());

function ownLength(component: Component, begin: Moment): Length | Why {
  const [property] = propertiesOf(component, "DURATION");
  const length = property ? durationOf(property.values[0]) : { days: 0, milliseconds: 0 };
  if (length === null) return "not_a_date";
  if (length.days < 0 || length.milliseconds < 0) return "ends_early";
  if (begin.kind === "day")
    return { days: Math.max(1, length.days + Math.ceil(length.milliseconds / day)), milliseconds: 0 };
  return length.days + length.milliseconds > 0 ? length : "no_length";
}

/** `P1W`, `P2D` or `PT4H`: days are days on the wall clock, hours pass whatever the clocks do. */
export function durationOf(value: unknown): Length | null {
  try {
    const duration = Temporal.Duration.from(String(value));
    if (duration.years !== 0 || duration.months !== 0) return null;
    const { weeks, days, hours, minutes, seconds } = duration;
    return { days: weeks * 7 + days, milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** From one moment to another, which is no longer part of it. */
export function lengthBetween(begin: Moment, end: Moment, place: Place): Length | Why {
  if (begin.kind === "day") {
    const days = dayOf(end, place.own) - begin.day;
    // Some programs let a single day end on itself.
    return days < 0 ? "ends_early" : { days: Math.max(1, days), milliseconds: 0 };
  }
  const until = end.kind === "time" ? end.instant : startOf(end.day, begin.clock);
  if (until < begin.instant) return "ends_early";
  return until === begin.instant ? "no_length" : { days: 0, milliseconds: until - begin.instant };
}

const startOf = (number: number, clock: Clock): number =>
  clock.instantOf(new Temporal.PlainDate(1970, 1, 1).add({ days: number }).toPlainDateTime());

function quietOf(component: Component): Quiet | null {
  const categories = propertiesOf(component, "CATEGORIES").flatMap(({ values }: Property) =>
    values.map(String),
  );
  // Google says it in the first word of the description.
  const observed = [...categories, textOf(component, "DESCRIPTION")].some((text) =>
    /^\s*observances?\b/i.test(text),
  );
  if (observed) return "observance";
  // Outlook says it in a word of its own, also in files that say nothing else of it.
  const free =
    textOf(component, "TRANSP").toUpperCase() === "TRANSPARENT" ||
    textOf(component, "X-MICROSOFT-CDO-BUSYSTATUS").toUpperCase() === "FREE";
  return free ? "free" : null;
}
