import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { readCalendarFile } from "./calendar-file.ts";
import { dateOf, dayNumberOf, daysOf, parseRule, type RecurrenceRule } from "./recurrence.ts";

const asked = { from: "2026-01-01", to: "2030-12-31", zone: "Europe/Amsterdam" };

const event = (...lines: string[]) =>
  ["BEGIN:VEVENT", "UID:1", "SUMMARY:Day", ...lines, "END:VEVENT"].join("\r\n");
const calendar = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...events, "END:VCALENDAR", ""].join("\r\n");
/** What a piece of work gives in the end. */
function finish<Value>(work: Generator<undefined, Value>): Value {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
const readText = (text: string) => finish(readCalendarFile(text, asked));
function read(...events: string[]) {
  const file = readText(calendar(...events));
  if (!file.ok) throw new Error(file.code);
  return file.value;
}
const dates = (...events: string[]) => read(...events).days.map(({ date }) => date);

test("a whole day is that day; the end of several is the first day after them", () => {
  expect(dates(event("DTSTART;VALUE=DATE:20261225"))).toEqual(["2026-12-25"]);
  expect(dates(event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261226"))).toEqual(["2026-12-25"]);
  expect(dates(event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"))).toEqual([
    "2026-12-25",
    "2026-12-26",
  ]);
  expect(dates(event("DTSTART;VALUE=DATE:20261231", "DURATION:P2D"))).toEqual(["2026-12-31", "2027-01-01"]);
  expect(dates(event("DTSTART;VALUE=DATE:20261231", "DURATION:P1W")).at(-1)).toBe("2027-01-06");
});

test("a yearly day comes back as far as asked for, without those taken out and with those moved", () => {
  const king = ["DTSTART;VALUE=DATE:20240427", "RRULE:FREQ=YEARLY"];
  expect(dates(event(...king))).toEqual(
    ["2026", "2027", "2028", "2029", "2030"].map((year) => `${year}-04-27`),
  );
  expect(dates(event(...king, "EXDATE;VALUE=DATE:20270427"))).not.toContain("2027-04-27");
  expect(dates(event(...king, "RRULE:FREQ=YEARLY;COUNT=1")).length).toBe(5);
  const moved = event("DTSTART;VALUE=DATE:20280428", "RECURRENCE-ID;VALUE=DATE:20280427");
  const days = dates(event(...king), moved);
  expect(days).toContain("2028-04-28");
  expect(days).not.toContain("2028-04-27");
  expect(dates(event("DTSTART;VALUE=DATE:20260101", "RDATE;VALUE=DATE:20260301,20260401"))).toEqual([
    "2026-01-01",
    "2026-03-01",
    "2026-04-01",
  ]);
});

test("days that a year does not have are passed over, and last Mondays are last Mondays", () => {
  expect(dates(event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"))).toEqual(["2028-02-29"]);
  expect(dates(event("DTSTART;VALUE=DATE:20250526", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"))).toEqual([
    "2026-05-25",
    "2027-05-31",
    "2028-05-29",
    "2029-05-28",
    "2030-05-27",
  ]);
  expect(
    dates(event("DTSTART;VALUE=DATE:20251127", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4")),
  ).toEqual(["2026-11-26", "2027-11-25", "2028-11-23", "2029-11-22", "2030-11-28"]);
  expect(dates(event("DTSTART;VALUE=DATE:20260131", "RRULE:FREQ=MONTHLY;UNTIL=20260630"))).toEqual([
    "2026-01-31",
    "2026-03-31",
    "2026-05-31",
  ]);
});

test("rules that the library never ends, or reads wrongly, end here", () => {
  expect(dates(event("DTSTART;VALUE=DATE:20260131", "RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2"))).toEqual([]);
  expect(dates(event("DTSTART;VALUE=DATE:20260130", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))).toEqual(
    [],
  );
  for (const rule of ["FREQ=HOURLY", "FREQ=YEARLY;BYWEEKNO=5", "FREQ=DAILY;COUNT=200000"]) {
    expect(read(event("DTSTART;VALUE=DATE:20260131", `RRULE:${rule}`)), rule).toMatchObject({
      days: [],
      leftOut: [{ name: "Day", why: "rule_not_understood" }],
    });
  }
});

test("events with times are parts of days by the clock of the calendar, whatever zone they name", () => {
  const parts = (...lines: string[]) =>
    read(event(...lines)).parts.map(({ date, from, to }) => `${date} ${from}-${to}`);
  expect(
    parts("DTSTART;TZID=Europe/Amsterdam:20261224T120000", "DTEND;TZID=Europe/Amsterdam:20261224T170000"),
  ).toEqual(["2026-12-24 12:00-17:00"]);
  expect(parts("DTSTART;TZID=America/New_York:20261224T060000", "DURATION:PT5H")).toEqual([
    "2026-12-24 12:00-17:00",
  ]);
  expect(parts("DTSTART:20260704T100000Z", "DTEND:20260704T120000Z")).toEqual(["2026-07-04 12:00-14:00"]);
  expect(parts("DTSTART:20260704T100000", "DURATION:PT1H")).toEqual(["2026-07-04 10:00-11:00"]);
  // On the same clock in winter and in summer.
  const weekly = [
    "DTSTART;TZID=Europe/Amsterdam:20260327T120000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=2",
  ];
  expect(parts(...weekly)).toEqual(["2026-03-27 12:00-13:00", "2026-04-03 12:00-13:00"]);
  const night = read(event("DTSTART:20261224T120000", "DTEND:20261226T090000"));
  expect(night.parts.map(({ date, from, to }) => `${date} ${from}-${to}`)).toEqual([
    "2026-12-24 12:00-24:00",
    "2026-12-26 00:00-09:00",
  ]);
  expect(night.days.map(({ date }) => date)).toEqual(["2026-12-25"]);
});

test("what is no calendar is refused; what is no day is left out and named", () => {
  for (const text of ["", "hello", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR", "{}"]) {
    expect(readText(text), text).toEqual({ ok: false, code: "unreadable_calendar" });
  }
  expect(readText(calendar())).toEqual({ ok: false, code: "no_events" });
  const many = calendar(...Array.from({ length: 1001 }, () => event("DTSTART;VALUE=DATE:20260101")));
  expect(readText(many)).toEqual({ ok: false, code: "too_many_events" });
  const why = (...lines: string[]) => read(event(...lines)).leftOut.map((each) => each.why);
  expect(why()).toEqual(["not_a_date"]);
  expect(why("DTSTART;VALUE=DATE:20261399")).toEqual(["not_a_date"]);
  expect(why("DTSTART;VALUE=DATE:20200101")).toEqual(["outside"]);
  expect(why("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED")).toEqual(["cancelled"]);
  expect(why("DTSTART;VALUE=DATE:20261225", "DURATION:soon")).toEqual(["not_a_date"]);
});

test("a day that two events name is one day with both names", () => {
  const { days } = read(
    event("DTSTART;VALUE=DATE:20261225"),
    event("DTSTART;VALUE=DATE:20261225").replace("Day", "Christmas"),
  );
  expect(days).toEqual([{ date: "2026-12-25", name: "Day, Christmas", quiet: null }]);
});

test("however often events repeat, a file is read in bounded time", () => {
  const often = event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY;COUNT=99999");
  const { days, leftOut } = read(...Array.from({ length: 1000 }, () => often));
  expect(days).toHaveLength(1826);
  expect(leftOut.length).toBeGreaterThan(900);
}, 20_000);

const horizon = { from: dayNumberOf(asked.from) ?? 0, to: dayNumberOf(asked.to) ?? 0 };
const datesOf = (rule: RecurrenceRule, first: string) =>
  finish(daysOf(rule, dayNumberOf(first) ?? 0, horizon)).map(dateOf);

const date = fc
  .integer({ min: dayNumberOf("2015-01-01") ?? 0, max: dayNumberOf("2029-12-31") ?? 0 })
  .map(dateOf);

/** Of rules that it reads well, the library is the oracle. */
test("daily, weekly and monthly rules fall on the days on which the library puts them", () => {
  const rule = fc.record({
    freq: fc.constantFrom("DAILY", "WEEKLY", "MONTHLY"),
    interval: fc.integer({ min: 1, max: 5 }),
    count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    byday: fc.option(
      fc.uniqueArray(fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU"), { minLength: 1 }),
      {
        nil: undefined,
      },
    ),
  });
  fc.assert(
    fc.property(rule, date, ({ byday, count, ...rest }, first) => {
      const raw = { ...rest, ...(count && { count }), ...(byday && rest.freq === "WEEKLY" && { byday }) };
      const parsed = parseRule(raw);
      if (!parsed.ok) throw new Error("refused");
      const iterator = ICAL.Recur.fromData(raw).iterator(ICAL.Time.fromDateString(first));
      const expected: string[] = [];
      for (let next = iterator.next(); next && next.toString() <= asked.to; next = iterator.next()) {
        if (next.toString() >= asked.from) expected.push(next.toString());
      }
      expect(datesOf(parsed.value, first)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("a yearly day is that day in every year that has it", () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 4 }), (first, interval) => {
      const parsed = parseRule({ freq: "YEARLY", interval });
      if (!parsed.ok) throw new Error("refused");
      const start = Temporal.PlainDate.from(first);
      const expected: string[] = [];
      for (let year = start.year; year <= 2030; year += interval) {
        const text = `${year}-${first.slice(5)}`;
        if (dayNumberOf(text) !== null && text >= asked.from) expected.push(text);
      }
      expect(datesOf(parsed.value, first)).toEqual(expected);
    }),
  );
});
