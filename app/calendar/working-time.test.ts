import { describe, expect, it } from "vitest";
import { calendarWith, deadline, hoursBetween, nineToFive } from "#test/factories/deadlines.ts";
import { addWorkingSeconds, nextOpening, workingTimeBetween } from "./working-time.ts";

describe("working days and hours", () => {
  const office = calendarWith({
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
    const lunch = calendarWith({ week: { monday: nineToFive, tuesday: windows } });
    expect(deadline("2026-03-16T12:30", "P1D", lunch)).toBe("2026-03-17T13:00");
    expect(deadline("2026-03-16T12:00", "P1D", lunch)).toBe("2026-03-17T13:00");
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
  const never = calendarWith({ week: {} });
  const once = calendarWith({ week: {}, exceptions: [extra] });
  const rarely = calendarWith({ week: { monday: [{ opens: "09:00", closes: "09:01" }] } });

  it.each(["P1D", "P1W", "PT1H", "P1DT1H"])("has no deadline for %s", (duration) => {
    expect(deadline("2026-03-17T10:00", duration, never)).toBe("no_hours");
    expect(deadline("2026-03-19T10:00", duration, once)).toBe("no_hours");
  });

  it("still uses up the hours it has", () => {
    expect(deadline("2026-03-17T10:00", "PT1H", once)).toBe("2026-03-18T10:00");
    expect(deadline("2026-03-17T10:00", "PT61M", once)).toBe("no_hours");
    const twice = calendarWith({ week: {}, exceptions: [extra, { ...extra, date: "2026-03-19" }] });
    expect(deadline("2026-03-17T10:00", "P1D", twice)).toBe("2026-03-19T09:00");
    expect(deadline("2026-03-17T10:00", "P2D", twice)).toBe("no_hours");
    expect(deadline("2026-03-17T10:00", "P1W", twice)).toBe("no_hours");
    expect(deadline("2026-03-17T10:00", "P1W1D", twice)).toBe("no_hours");
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
