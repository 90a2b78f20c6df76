import { dateOf, dayNumberOf, daysOf, parseRule, type RawRule } from "../recurrence.ts";
import { localToInstant, parseZone } from "../zone.ts";
import { zoneOfWindows } from "../zone-names.ts";
import { zoneOfWords } from "../zone-words.ts";
import { type Component, propertiesOf, textOf } from "./events.ts";

/** What the clocks of a place show. Instants are milliseconds since 1970. */
export interface Clock {
  instantOf(local: Temporal.PlainDateTime): number;
  localOf(instant: number): Temporal.PlainDateTime;
}

/** The clocks of a zone that IANA knows. */
export function clockOf(zone: string): Clock {
  return {
    instantOf: (local) => localToInstant(local, zone).instant.epochMilliseconds,
    localOf: (instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime(),
  };
}

/**
 * The clocks that a file means by a TZID: an IANA name, also behind a path ("/freeassociation.sourceforge.net/
 * America/New_York"); a name of Windows; or else what the file itself says about it in a VTIMEZONE; or else by the words
 * that programs show, and by a fixed distance. null when nothing of that is understood.
 */
export function clockNamed(name: string, zones: readonly Component[], years: Years): Clock | null {
  const known = zoneNamed(name);
  if (known) return clockIn(known);
  const own = zones.find((zone) => textOf(zone, "TZID") === name);
  const place = own ? zoneNamed(textOf(own, "X-LIC-LOCATION")) : null;
  const described = place ? clockIn(place) : own ? describedClock(own, years) : null;
  if (described || name.length > longestName) return described;
  const meant = zoneOfWords(name);
  return meant ? clockIn(meant) : null;
}

const longestName = 200;

/** The years that are asked about, as days since 1970-01-01. */
export interface Years {
  from: number;
  to: number;
}

/** The clocks of universal time. */
export const universal = clockOf("UTC");

const clockIn = (zone: string): Clock =>
  ["UTC", "Etc/UTC", "GMT", "Etc/GMT"].includes(zone) ? universal : clockOf(zone);

/** The IANA name that is meant by a name of a zone; null for any other. */
export function zoneNamed(name: string): string | null {
  const windows = zoneOfWindows(name);
  if (windows) return windows;
  // The longest end of a path that is a name: America/Argentina/Ushuaia before Argentina/Ushuaia.
  if (name.length > longestName) return null;
  const parts = name.trim().split("/");
  for (let from = 0; from < parts.length; from += 1) {
    const zone = parseZone(parts.slice(from).join("/"));
    if (zone.ok) return zone.value;
  }
  return null;
}

/** From when on the clocks of a described zone run so many milliseconds before universal time. */
interface Change {
  instant: number;
  before: number;
  after: number;
}

/** How many parts of a zone are looked at: a whole history has some thirty. */
const mostParts = 100;

/** Clocks by the rules that a file gives (RFC 5545, 3.6.5), as far as the years asked about need them. */
function describedClock(zone: Component, years: Years): Clock | null {
  const changes: Change[] = [];
  for (const part of zone.parts.slice(0, mostParts)) {
    const some = changesOf(part, years);
    if (some === null) return null;
    changes.push(...some);
  }
  changes.sort((one, other) => one.instant - other.instant);
  const [first] = changes;
  if (!first) return null;
  const offsets = [...new Set(changes.flatMap(({ before, after }) => [before, after]))];
  const offsetAt = (instant: number) =>
    changes.findLast((change) => change.instant <= instant)?.after ?? first.before;
  return {
    // A time that the clocks show twice is the earlier one, one that they skip lies behind the gap, as everywhere here.
    instantOf(local) {
      const wall = wallOf(local);
      const fitting = offsets.map((offset) => wall - offset).filter((at) => wall - at === offsetAt(at));
      if (fitting.length > 0) return Math.min(...fitting);
      const gap = changes.find(
        ({ instant, before, after }) => wall >= instant + before && wall < instant + after,
      );
      return wall - (gap?.before ?? offsetAt(wall));
    },
    localOf: (instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant + offsetAt(instant))
        .toZonedDateTimeISO("UTC")
        .toPlainDateTime(),
  };
}

const wallOf = (local: Temporal.PlainDateTime): number =>
  local.toZonedDateTime("UTC").toInstant().epochMilliseconds;

/** When one half of a zone begins, each year or at the days it lists; null when that is not understood. */
function changesOf(part: Component, years: Years): Change[] | null {
  const before = offsetIn(textOf(part, "TZOFFSETFROM"));
  const after = offsetIn(textOf(part, "TZOFFSETTO"));
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/.exec(textOf(part, "DTSTART")) ?? [];
  if (before === null || after === null || !date || !time) return null;
  // Windows begins its rules in 1601, before there were such clocks.
  const start = dayNumberOf(date) === null || date < "1900" ? `1900${date.slice(4)}` : date;
  const first = dayNumberOf(start);
  if (first === null) return null;
  const rules = propertiesOf(part, "RRULE").map(({ values }) => parseRule(values[0] as RawRule));
  const days = new Set(rules.length === 0 ? [first] : []);
  for (const rule of rules) {
    if (!rule.ok || rule.value.frequency !== "YEARLY" || rule.value.count !== null) return null;
    // A change is at night: whether its rule ends at the hour or at the day comes to the same.
    const until =
      rule.value.until === null ? years.to : dayNumberOf(/^[\d-]+/.exec(rule.value.until)?.[0] ?? "");
    if (until === null) return null;
    const from = Math.min(until, years.from) - 400;
    for (const day of runThrough(daysOf(rule.value, first, { from, to: Math.min(until, years.to) })))
      days.add(day);
  }
  for (const { values } of propertiesOf(part, "RDATE"))
    for (const value of values.map(String)) {
      const day = dayNumberOf(/^[\d-]+/.exec(value)?.[0] ?? "");
      if (day !== null) days.add(day);
    }
  return [...days].map((day) => ({
    instant: wallOf(Temporal.PlainDateTime.from(`${dateOf(day)}T${time}`)) - before,
    before,
    after,
  }));
}

/** `-05:00` in milliseconds; null when it is none. */
function offsetIn(text: string): number | null {
  const [, sign, hours, minutes, seconds = "0"] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  if (!sign || Number(hours) > 23 || Number(minutes) > 59) return null;
  const length = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -length : length;
}

/** What a piece of work gives in the end, without a pause. */
function runThrough<Value>(work: Generator<undefined, Value>): Value {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
