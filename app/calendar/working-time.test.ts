import { describe, expect, it } from "vitest";
import { parseDuration } from "./duration.ts";
import { type WorkingCalendar, workingCalendar } from "./working-calendar.ts";
import type { OpeningWindow, WorkingHours } from "./working-hours.ts";
import { addWorkingSeconds, addWorkingTime, nextOpening, workingTimeBetween } from "./working-time.ts";

const nineToFive = [{ opens: "09:00", closes: "17:00" }];
const mondayToFriday = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};

function calendarOf(hours: Partial<WorkingHours>): WorkingCalendar {
  const made = workingCalendar({
    timeZone: "Europe/Amsterdam",
    week: mondayToFriday,
    holidays: [],
    exceptions: [],
    ...hours,
  });
  if (!made.ok) throw new Error(`${made.code} at ${made.at}`);
  return made.value;
}

/** Every day the same windows, in a zone. */
function daily(timeZone: string, ...windows: OpeningWindow[]): WorkingCalendar {
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  return calendarOf({ timeZone, week: Object.fromEntries(days.map((day) => [day, windows])) });
}

/** The deadline on the calendar's own clock, or the code of the refusal. */
function deadline(start: string, duration: string, calendar: WorkingCalendar): string {
  const length = parseDuration(duration);
  if (!length.ok) throw new Error(length.code);
  const begins = Temporal.PlainDateTime.from(start).toZonedDateTime(calendar.timeZone).toInstant();
  const due = addWorkingTime(begins, length.value, calendar);
  if (!due.ok) return due.code;
  return due.value
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

function hoursBetween(start: string, end: string, calendar: WorkingCalendar): number {
  const [from, to] = [Temporal.Instant.from(start), Temporal.Instant.from(end)];
  return workingTimeBetween(from, to, calendar) / 3600;
}

describe("working days and hours", () => {
  const office = calendarOf({
    holidays: ["2026-04-06", "2026-04-27"],
    exceptions: [
      { date: "2026-04-03", windows: [{ opens: "09:00", closes: "12:00" }] },
      { date: "2026-04-11", windows: [{ opens: "13:00", closes: "16:00" }] },
    ],
  });

  it.each([
    // 2026-03-17 is a Tuesday.
    ["2026-03-17T10:00", "P2D", "2026-03-19T10:00", "the same time two working days on"],
    ["2026-03-19T10:00", "P2D", "2026-03-23T10:00", "over a weekend"],
    ["2026-03-20T20:00", "P1D", "2026-03-24T09:00", "from the next opening when it starts after hours"],
    ["2026-03-21T11:00", "P1D", "2026-03-24T09:00", "from the next opening when it starts on a closed day"],
    ["2026-03-17T07:00", "P1D", "2026-03-18T09:00", "from the opening when it starts before hours"],
    ["2026-03-17T17:00", "P1D", "2026-03-19T09:00", "a closing is closed already"],
    ["2026-03-17T10:00", "P1W", "2026-03-24T10:00", "a week is five working days here"],
    ["2026-03-31T10:00", "P1W", "2026-04-08T10:00", "which a holiday lengthens"],
    ["2026-04-02T10:00", "P2D", "2026-04-07T10:00", "a holiday is no working day"],
    ["2026-04-02T15:00", "P1D", "2026-04-03T12:00", "back to the last closing of a half day"],
    ["2026-04-02T15:00", "P1DT4H", "2026-04-07T13:00", "days first, then hours"],
    ["2026-04-10T10:00", "P1D", "2026-04-11T13:00", "forward to the opening of a late day"],
    ["2026-03-17T15:00", "PT4H", "2026-03-18T11:00", "hours run on the next day"],
    ["2026-03-17T09:00", "PT8H", "2026-03-17T17:00", "a deadline on a closing is that closing"],
    ["2026-03-17T09:00", "PT8H1M", "2026-03-18T09:01", "and a minute more is the next morning"],
    ["2026-04-02T16:00", "PT4H", "2026-04-03T12:00", "a half day has its own hours"],
    ["2026-03-17T09:00", "PT24H", "2026-03-19T17:00", "24 hours are not a day"],
  ])("%s and %s is %s: %s", (start, duration, due) => {
    expect(deadline(start, duration, office)).toBe(due);
  });

  it("wait for the end of a lunch break", () => {
    const windows = [
      { opens: "09:00", closes: "12:00" },
      { opens: "13:00", closes: "17:00" },
    ];
    const lunch = calendarOf({ week: { monday: nineToFive, tuesday: windows } });
    expect(deadline("2026-03-16T12:30", "P1D", lunch)).toBe("2026-03-17T13:00");
    expect(deadline("2026-03-17T11:00", "PT2H", lunch)).toBe("2026-03-17T14:00");
    expect(deadline("2026-03-17T11:00", "PT1H", lunch)).toBe("2026-03-17T12:00");
  });

  it("are counted between two instants", () => {
    expect(hoursBetween("2026-03-20T14:00:00Z", "2026-03-23T09:30:00Z", office)).toBe(3.5);
    expect(hoursBetween("2026-03-23T09:30:00Z", "2026-03-20T14:00:00Z", office)).toBe(-3.5);
    expect(hoursBetween("2026-03-21T00:00:00Z", "2026-03-22T00:00:00Z", office)).toBe(0);
  });

  it("find the next opening, which may be now", () => {
    const opening = (at: string) => {
      const found = nextOpening(Temporal.Instant.from(at), office);
      return found.ok ? found.value.toString() : found.code;
    };
    expect(opening("2026-03-17T10:00:30Z")).toBe("2026-03-17T10:00:30Z");
    expect(opening("2026-03-17T16:00:00Z")).toBe("2026-03-18T08:00:00Z");
    expect(opening("2026-04-03T10:00:00Z")).toBe("2026-04-07T07:00:00Z");
  });

  it("refuse a negative length of time", () => {
    expect(() => addWorkingSeconds(Temporal.Instant.from("2026-03-17T10:00Z"), -1, office)).toThrow(
      RangeError,
    );
  });
});

describe("a calendar without hours", () => {
  const extra = { date: "2026-03-18", windows: [{ opens: "09:00", closes: "10:00" }] };
  const never = calendarOf({ week: {} });
  const once = calendarOf({ week: {}, exceptions: [extra] });
  const rarely = calendarOf({ week: { monday: [{ opens: "09:00", closes: "09:01" }] } });

  it.each(["P1D", "P1W", "PT1H", "P1DT1H"])("has no deadline for %s", (duration) => {
    expect(deadline("2026-03-17T10:00", duration, never)).toBe("no_hours");
    expect(deadline("2026-03-19T10:00", duration, once)).toBe("no_hours");
  });

  it("still uses up the hours it has", () => {
    expect(deadline("2026-03-17T10:00", "PT1H", once)).toBe("2026-03-18T10:00");
    expect(deadline("2026-03-17T10:00", "PT61M", once)).toBe("no_hours");
    expect(deadline("2026-03-17T10:00", "P1W", once)).toBe("no_hours");
  });

  it("has no opening and no time between", () => {
    const start = Temporal.Instant.from("2026-03-17T10:00Z");
    expect(nextOpening(start, never)).toEqual({ ok: false, code: "no_hours" });
    expect(workingTimeBetween(start, start.add({ hours: 10_000 }), never)).toBe(0);
  });

  it("ends its search after a hundred years", () => {
    const began = performance.now();
    expect(deadline("2026-03-17T10:00", "PT87600H", rarely)).toBe("no_hours");
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("hours that the clocks skip or repeat", () => {
  const night = { opens: "01:00", closes: "04:00" };

  it("are real hours", () => {
    const amsterdam = daily("Europe/Amsterdam", night);
    expect(hoursBetween("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", amsterdam)).toBe(2);
    expect(hoursBetween("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", amsterdam)).toBe(4);
    expect(hoursBetween("2026-10-25T12:00:00Z", "2026-10-26T12:00:00Z", amsterdam)).toBe(3);
    const lordHowe = daily("Australia/Lord_Howe", night);
    expect(hoursBetween("2018-03-31T02:00:00Z", "2018-04-01T02:00:00Z", lordHowe)).toBe(3.5);
    expect(hoursBetween("2018-10-06T02:00:00Z", "2018-10-07T02:00:00Z", lordHowe)).toBe(2.5);
  });

  it("give a day of 23 and of 25 hours", () => {
    const always = daily("Europe/Amsterdam", { opens: "00:00", closes: "24:00" });
    expect(hoursBetween("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", always)).toBe(23);
    expect(deadline("2026-03-28T12:00", "PT24H", always)).toBe("2026-03-29T13:00");
    expect(deadline("2026-03-28T12:00", "P1D", always)).toBe("2026-03-29T12:00");
    expect(deadline("2026-10-24T12:00", "PT24H", always)).toBe("2026-10-25T11:00");
  });

  it("open a window twice when the clock shows it twice", () => {
    const early = daily("America/New_York", { opens: "01:00", closes: "01:30" });
    expect(hoursBetween("2018-11-04T04:00:00Z", "2018-11-04T12:00:00Z", early)).toBe(1);
  });

  it("never give a later start an earlier deadline", () => {
    const early = daily("America/New_York", night);
    const [first, second] = ["2018-11-04T05:45:00Z", "2018-11-04T06:15:00Z"].map((start) => {
      const due = addWorkingTime(
        Temporal.Instant.from(start),
        { weeks: 0, days: 1, hours: 0, minutes: 0, seconds: 0 },
        early,
      );
      return due.ok ? due.value.toString() : due.code;
    });
    expect(first).toBe("2018-11-05T06:45:00Z");
    expect(second).toBe("2018-11-05T07:00:00Z");
  });

  it("leave out a date that its zone left out", () => {
    const samoa = daily("Pacific/Apia", { opens: "09:00", closes: "17:00" });
    expect(deadline("2011-12-29T10:00", "PT8H", samoa)).toBe("2011-12-31T10:00");
    expect(deadline("2011-12-29T10:00", "P1D", samoa)).toBe("2011-12-31T09:00");
  });
});
