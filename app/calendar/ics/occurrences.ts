import { daysOf, type Horizon, needsBeginning, parseRule, type RawRule, weightOf } from "../recurrence.ts";
import type { Budget } from "./budget.ts";
import { propertiesOf } from "./events.ts";
import { dayIn, dayOf, type Moment, momentOf, timeOn } from "./moment.ts";
import { durationOf, type Length, lengthBetween, type ReadEvent, type Why } from "./read-event.ts";

/** One time that an event happens. */
export interface Occurrence {
  begin: Moment;
  length: Length;
  /** The event whose words count: a series may be another from some day on. */
  event: ReadEvent;
}

/** What reading a time costs, where holding a day against a simple rule costs 1. */
const costOfTime = 100;

/**
 * When an event happens within some days: at its begin, by its rules and lists, without those that are taken out
 * (EXDATE, EXRULE) and those that others of its series take the place of. Times are held against each other as
 * instants, days as days. Yields between pieces of work of some milliseconds.
 *
 * @param others events of the same series that take the place of some of its times
 */
export function* occurrencesOf(
  event: ReadEvent,
  others: readonly ReadEvent[],
  horizon: Horizon,
  budget: Budget,
): Generator<undefined, Occurrence[] | Why> {
  const found = new Map<number, Occurrence>();
  const add = (begin: Moment, length = event.length) => found.set(keyOf(begin), { begin, length, event });
  const rules = propertiesOf(event.component, "RRULE");
  if (rules.length === 0) add(event.begin);
  for (const { values } of rules) {
    const begins = yield* beginsBy(event, values[0], horizon, budget);
    if (!Array.isArray(begins)) return begins;
    for (const begin of begins) add(begin);
  }
  const listed = yield* listedIn(event, "RDATE", budget);
  if (!Array.isArray(listed)) return listed;
  for (const { begin, length } of listed) add(asSeries(event, begin), length);
  const gone = new Set<number>();
  for (const { values } of propertiesOf(event.component, "EXRULE")) {
    const begins = yield* beginsBy(event, values[0], horizon, budget);
    if (!Array.isArray(begins)) return begins;
    for (const begin of begins) gone.add(keyOf(begin));
  }
  const taken = yield* listedIn(event, "EXDATE", budget);
  if (!Array.isArray(taken)) return taken;
  const replaced = others.flatMap(({ replaces }) => (replaces ? [replaces.moment] : []));
  const goneDays = new Set<number>();
  for (const moment of [...taken.map(({ begin }) => begin), ...replaced]) {
    // A day alone takes out whatever begins on it.
    if (moment.kind === "day" && event.begin.kind === "time") goneDays.add(moment.day);
    else gone.add(keyOf(asSeries(event, moment)));
  }
  const left = [...found].filter(
    ([key, { begin }]) => !gone.has(key) && !(begin.kind === "time" && goneDays.has(dayIn(begin.local))),
  );
  const changed = others.filter(({ replaces }) => replaces?.later);
  return changed.length === 0
    ? left.map(([, occurrence]) => occurrence)
    : left.flatMap(([key, occurrence]) => changedFrom(event, changed, key, occurrence));
}

/** What tells the times of a series apart. */
const keyOf = (moment: Moment): number => (moment.kind === "day" ? moment.day : moment.instant);

/** A moment of another kind as one of the series: a time as its day, a day as the time of the series on it. */
function asSeries({ begin, place }: ReadEvent, moment: Moment): Moment {
  if (begin.kind === "day") return { kind: "day", day: dayOf(moment, place.own) };
  return moment.kind === "day" ? atTimeOf(begin, moment.day) : moment;
}

function atTimeOf(begin: Moment & { kind: "time" }, day: number): Moment {
  const local = timeOn(day, begin.local.toPlainTime());
  return { kind: "time", instant: begin.clock.instantOf(local), local, clock: begin.clock };
}

/** The begins that a rule gives. */
function* beginsBy(
  event: ReadEvent,
  raw: unknown,
  horizon: Horizon,
  budget: Budget,
): Generator<undefined, Moment[] | Why> {
  const { begin, place, component } = event;
  const rule = parseRule((raw ?? {}) as RawRule);
  if (!rule.ok) return rule.code;
  let { to } = horizon;
  let lastInstant = Number.POSITIVE_INFINITY;
  if (rule.value.until !== null) {
    // A time without a zone is by the clocks of the series.
    const [start] = propertiesOf(component, "DTSTART");
    const until = momentOf(start ?? { parameters: {} }, rule.value.until, place);
    if (typeof until === "string") return until === "not_a_date" ? "rule_not_understood" : until;
    if (begin.kind === "time" && until.kind === "time") {
      lastInstant = until.instant;
      to = Math.min(to, dayIn(begin.clock.localOf(until.instant)));
    } else to = Math.min(to, dayOf(until, place.own));
  }
  const first = begin.kind === "day" ? begin.day : dayIn(begin.local);
  const walked = to - (needsBeginning(rule.value) ? first : Math.max(first, horizon.from));
  if (!budget.spend(Math.max(0, walked) * weightOf(rule.value))) return "too_much";
  const days = yield* daysOf(rule.value, first, { from: horizon.from, to });
  if (begin.kind === "day") return days.map((day) => ({ kind: "day", day }));
  if (!budget.spend(days.length * costOfTime)) return "too_much";
  const begins: Moment[] = [];
  for (const [index, day] of days.entries()) {
    if (index % 100 === 99) yield;
    const at = atTimeOf(begin, day);
    if (keyOf(at) <= lastInstant) begins.push(at);
  }
  return begins;
}

/** The moments of a property that lists them, each with a length of its own if it has one. */
function* listedIn(
  event: ReadEvent,
  name: "RDATE" | "EXDATE",
  budget: Budget,
): Generator<undefined, { begin: Moment; length: Length | undefined }[] | Why> {
  const listed: { begin: Moment; length: Length | undefined }[] = [];
  for (const property of propertiesOf(event.component, name)) {
    for (const value of property.values) {
      if (!/\d/.test(String(value))) continue;
      if (!budget.spend(costOfTime)) return "too_much";
      const [from, to] = Array.isArray(value) ? value : [value];
      const begin = momentOf(property, from, event.place);
      if (typeof begin === "string") return begin === "not_a_date" ? "rule_not_understood" : begin;
      const length = to === undefined ? undefined : lengthOfPeriod(event, begin, property, String(to));
      if (length === null || typeof length === "string") return length ?? "rule_not_understood";
      listed.push({ begin, length });
      if (listed.length % 100 === 99) yield;
    }
  }
  return listed;
}

function lengthOfPeriod(
  { place }: ReadEvent,
  begin: Moment,
  property: Parameters<typeof momentOf>[0],
  to: string,
): Length | Why | null {
  if (to.includes("P")) return durationOf(to);
  const end = momentOf(property, to, place);
  if (typeof end === "string") return end === "not_a_date" ? null : end;
  return lengthBetween(begin, end, place);
}

/** What a later version of a series makes of one of its times: as far from it as from the one that it replaced. */
function changedFrom(
  series: ReadEvent,
  versions: readonly ReadEvent[],
  key: number,
  occurrence: Occurrence,
): Occurrence[] {
  const since = (version: ReadEvent) =>
    version.replaces ? keyOf(asSeries(series, version.replaces.moment)) : Number.POSITIVE_INFINITY;
  const version = versions
    .filter((each) => since(each) <= key)
    .reduce<ReadEvent | null>((best, each) => (best && since(best) > since(each) ? best : each), null);
  if (!version?.replaces) return [occurrence];
  if (version.cancelled) return [];
  const { begin } = occurrence;
  const replaced = asSeries(series, version.replaces.moment);
  if (begin.kind === "day" && version.begin.kind === "day" && replaced.kind === "day")
    return [
      {
        begin: { kind: "day", day: begin.day + version.begin.day - replaced.day },
        length: version.length,
        event: version,
      },
    ];
  if (begin.kind === "day" || version.begin.kind === "day" || replaced.kind === "day") return [];
  // On the wall clock it moves by whole days, and to the new time.
  const from = dayIn(begin.clock.localOf(replaced.instant));
  const moved = dayIn(begin.local) + dayIn(version.begin.local) - from;
  return [{ begin: atTimeOf(version.begin, moved), length: version.length, event: version }];
}
