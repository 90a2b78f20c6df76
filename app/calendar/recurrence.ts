import { accept, type Result, refuse } from "./result.ts";

const DAY_MILLISECONDS = 86_400_000;
const weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** A rule of RFC 5545 as it comes out of a calendar file: parts by their names in small letters. */
export type RawRule = Record<string, unknown>;

/** A rule that we understand. */
export interface RecurrenceRule {
  frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count: number | null;
  /** The last time or day that may be one, as it stands in the file: which day that is depends on the zone of the series. */
  until: string | null;
  months: number[];
  monthDays: number[];
  /** Weekdays from Monday, 0; `nth` counts from the beginning or, negative, from the end of the month or year. */
  weekdays: { weekday: number; nth: number | null }[];
  positions: number[];
  /** The weekday on which a week begins. */
  weekStart: number;
}

const known = new Set(
  "freq interval count until bymonth bymonthday byday bysetpos wkst rscale skip".split(" "),
);

/** Reads a rule. Refused are parts and frequencies that say nothing about days off, and values out of range. */
export function parseRule(raw: RawRule): Result<RecurrenceRule, "rule_not_understood"> {
  const list = (name: string) => [...new Set([raw[name] ?? []].flat().map(String))];
  const numbers = (name: string) => list(name).map(Number);
  const frequency = String(raw.freq).toUpperCase();
  const weekdays = list("byday").map((text) => /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text));
  const [interval = 1] = numbers("interval");
  const [count = null] = numbers("count");
  const until = raw.until === undefined ? null : String(raw.until);
  const weekStart = weekdayNames.indexOf(String(raw.wkst ?? "MO"));
  const sound =
    Object.keys(raw).every((name) => known.has(name)) &&
    (frequency === "DAILY" || frequency === "WEEKLY" || frequency === "MONTHLY" || frequency === "YEARLY") &&
    whole(interval, 1, 1000) &&
    (count === null || whole(count, 1, 100_000)) &&
    String(raw.rscale ?? "GREGORIAN").toUpperCase() === "GREGORIAN" &&
    String(raw.skip ?? "OMIT").toUpperCase() === "OMIT" &&
    numbers("bymonth").every((month) => whole(month, 1, 12)) &&
    numbers("bymonthday").every((day) => day !== 0 && whole(day, -31, 31)) &&
    numbers("bysetpos").every((position) => position !== 0 && whole(position, -366, 366)) &&
    weekdays.every((day) => day !== null && weekdayNames.includes(day[2] ?? "")) &&
    weekStart !== -1;
  if (!sound) return refuse("rule_not_understood");
  return accept({
    frequency,
    interval,
    count,
    until,
    months: numbers("bymonth"),
    monthDays: numbers("bymonthday"),
    weekdays: weekdays.map((day) => ({
      weekday: weekdayNames.indexOf(day?.[2] ?? ""),
      nth: day?.[1] ? Number(day[1]) : null,
    })),
    positions: numbers("bysetpos"),
    weekStart,
  });
}

const whole = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** A stretch of days since 1970-01-01, both included. */
export interface Horizon {
  from: number;
  to: number;
}

/** Whether a rule can only be understood from its first day on: what is counted, or chosen by its place in a month. */
export const needsBeginning = (rule: RecurrenceRule): boolean =>
  rule.count !== null || rule.positions.length > 0;

/** What it costs to hold a day against a rule, where one without lists costs 1. */
export const weightOf = ({ monthDays, weekdays, positions }: RecurrenceRule): number =>
  1 + (monthDays.length + weekdays.length + positions.length) / 8;

/** So many days, of a rule without lists, are looked at between two pauses. */
const daysInOneGo = 5000;

/**
 * The days on which a rule falls, by RFC 5545: a day that a month or year does not have is passed over. Every day from
 * the first to the last is looked at once, so that no rule can run for ever. Where the rule itself ends is for the
 * caller to say with the horizon. Yields between pieces of work of about a millisecond.
 *
 * @param first the day of the event itself, in days since 1970-01-01, which is the first occurrence
 * @param horizon the days that are asked for
 * @returns days since 1970-01-01, in order
 */
export function* daysOf(
  rule: RecurrenceRule,
  first: number,
  horizon: Horizon,
): Generator<undefined, number[]> {
  const start = dayOf(first);
  const end = horizon.to;
  const begin = needsBeginning(rule) ? start.number : Math.max(start.number, horizon.from);
  const chosen: number[] = [];
  let counted = 0;
  const take = (numbers: number[]): boolean => {
    for (const number of chosenOf(numbers, rule.positions)) {
      if (number < start.number) continue;
      counted += 1;
      if (rule.count !== null && counted > rule.count) return false;
      chosen.push(number);
    }
    return true;
  };
  const pause = Math.ceil(daysInOneGo / weightOf(rule));
  let period: { index: number; numbers: number[] } | null = null;
  // A place in a month is only known when the whole month was looked at.
  const from = rule.positions.length > 0 ? begin - start.dayOfYear : begin;
  const last = rule.positions.length > 0 ? end + 366 : end;
  const startPeriod = periodOf(start, rule);
  for (let day = dayOf(from); day.number <= last; day = dayAfter(day)) {
    if ((day.number - from) % pause === pause - 1) yield;
    const index = periodOf(day, rule) - startPeriod;
    if (period && period.index !== index) {
      if (!take(period.numbers)) return within(chosen, horizon);
      period = null;
    }
    if (index < 0 || index % rule.interval !== 0 || !fits(day, start, rule)) continue;
    period ??= { index, numbers: [] };
    period.numbers.push(day.number);
  }
  if (period) take(period.numbers);
  return within(chosen, horizon);
}

interface Day {
  /** Days since 1970-01-01. */
  number: number;
  year: number;
  month: number;
  day: number;
  /** From Monday, 0. */
  weekday: number;
  daysInMonth: number;
  /** From 1. */
  dayOfYear: number;
  daysInYear: number;
}

function fits(day: Day, start: Day, rule: RecurrenceRule): boolean {
  const { frequency, months, monthDays, weekdays } = rule;
  if (months.length > 0 && !months.includes(day.month)) return false;
  if (
    monthDays.length > 0 &&
    !monthDays.some((wanted) => day.day === (wanted > 0 ? wanted : day.daysInMonth + 1 + wanted))
  )
    return false;
  if (weekdays.length > 0 && !weekdays.some((wanted) => isWeekday(day, wanted, rule))) return false;
  if (monthDays.length > 0 || weekdays.length > 0) return true;
  if (frequency === "WEEKLY") return day.weekday === start.weekday;
  if (frequency === "MONTHLY") return day.day === start.day;
  if (frequency === "YEARLY")
    return day.day === start.day && (months.length > 0 || day.month === start.month);
  return true;
}

function isWeekday(
  day: Day,
  { weekday, nth }: { weekday: number; nth: number | null },
  { frequency, months }: RecurrenceRule,
): boolean {
  if (day.weekday !== weekday) return false;
  if (nth === null || frequency === "DAILY" || frequency === "WEEKLY") return true;
  const inYear = frequency === "YEARLY" && months.length === 0;
  const [at, length] = inYear ? [day.dayOfYear, day.daysInYear] : [day.day, day.daysInMonth];
  return nth > 0 ? Math.ceil(at / 7) === nth : -Math.ceil((length + 1 - at) / 7) === nth;
}

/** Which day, week, month or year a day lies in, as a number that grows by one. */
function periodOf({ number, year, month }: Day, { frequency, weekStart }: RecurrenceRule): number {
  if (frequency === "DAILY") return number;
  // 1970-01-01 was a Thursday: the Monday before it is day -3.
  if (frequency === "WEEKLY") return Math.floor((number + 3 - weekStart) / 7);
  return frequency === "MONTHLY" ? year * 12 + month : year;
}

function chosenOf(numbers: number[], positions: number[]): number[] {
  if (positions.length === 0) return numbers;
  return numbers.filter((_number, index) =>
    positions.some((position) => index === (position > 0 ? position - 1 : numbers.length + position)),
  );
}

const within = (numbers: number[], { from, to }: Horizon): number[] =>
  numbers.filter((number) => number >= from && number <= to);

function dayOf(number: number): Day {
  const date = new Date(number * DAY_MILLISECONDS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const newYear = Date.UTC(year, 0, 1) / DAY_MILLISECONDS;
  return {
    number,
    year,
    month: month + 1,
    day: date.getUTCDate(),
    weekday: (((number + 3) % 7) + 7) % 7,
    daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    dayOfYear: number - newYear + 1,
    daysInYear: Date.UTC(year + 1, 0, 1) / DAY_MILLISECONDS - newYear,
  };
}

/** The day after one, without asking a clock: most days of a walk lie in the middle of a month. */
function dayAfter(day: Day): Day {
  if (day.day === day.daysInMonth) return dayOf(day.number + 1);
  return {
    number: day.number + 1,
    year: day.year,
    month: day.month,
    day: day.day + 1,
    weekday: (day.weekday + 1) % 7,
    daysInMonth: day.daysInMonth,
    dayOfYear: day.dayOfYear + 1,
    daysInYear: day.daysInYear,
  };
}

/** Days from 1970-01-01 to a date, or null when there is no such date between 1900 and 2200. */
export function dayNumberOf(text: string): number | null {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const time = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text) return null;
  return time.getTime() / DAY_MILLISECONDS;
}

/** The date so many days after 1970-01-01. */
export const dateOf = (number: number): string =>
  new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);
