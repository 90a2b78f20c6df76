import { describe, expect, it } from "vitest";
import { calendarWith, deadline, hoursBetween } from "#test/factories/deadlines.ts";
import type { WorkingCalendar } from "./working-calendar.ts";
import type { OpeningWindow } from "./working-hours.ts";
import { addWorkingTime } from "./working-time.ts";

/** Every day the same windows, in a zone. */
function daily(timeZone: string, ...windows: OpeningWindow[]): WorkingCalendar {
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  return calendarWith({ timeZone, week: Object.fromEntries(days.map((day) => [day, windows])) });
}

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
    const starts = ["2018-11-04T05:45:00Z", "2018-11-04T06:00:00Z", "2018-11-04T06:15:00Z"];
    const deadlines = starts.map((start) => {
      const due = addWorkingTime(
        Temporal.Instant.from(start),
        { weeks: 0, days: 1, hours: 0, minutes: 0, seconds: 0 },
        early,
      );
      return due.ok ? due.value.toString() : due.code;
    });
    expect(deadlines).toEqual(["2018-11-05T06:45:00Z", "2018-11-05T07:00:00Z", "2018-11-05T07:00:00Z"]);
  });

  it("return to the day before when the clocks are put back over midnight", () => {
    const windows = [{ opens: "00:00", closes: "24:00" }];
    const exceptions = [{ date: "2010-11-06", windows }];
    const saturday = calendarWith({ timeZone: "America/St_Johns", week: {}, exceptions });
    expect(hoursBetween("2010-11-05T00:00:00Z", "2010-11-09T00:00:00Z", saturday)).toBeCloseTo(
      24 + 59 / 60,
      9,
    );
  });

  it("leave out a date that its zone left out", () => {
    const samoa = daily("Pacific/Apia", { opens: "09:00", closes: "17:00" });
    expect(deadline("2011-12-29T10:00", "PT8H", samoa)).toBe("2011-12-31T10:00");
    expect(deadline("2011-12-29T10:00", "P1D", samoa)).toBe("2011-12-31T09:00");
  });
});
