import { describe, expect, it } from "vitest";
import { windowsOn, workingCalendar } from "./working-calendar.ts";
import type { WorkingHours } from "./working-hours.ts";

const HOUR = 3_600_000;
const nineToFive = [{ opens: "09:00", closes: "17:00" }];

function hours(changes: Partial<WorkingHours> = {}): WorkingHours {
  return {
    timeZone: "Europe/Amsterdam",
    week: { monday: nineToFive },
    holidays: [],
    exceptions: [],
    ...changes,
  };
}

/** The windows of a date as hours after midnight. */
function windowsOf(date: string, changes: Partial<WorkingHours>): [number, number][] {
  const calendar = workingCalendar(hours(changes));
  if (!calendar.ok) throw new Error(calendar.code);
  const day = Date.parse(`${date}T00:00:00Z`) / (24 * HOUR);
  return windowsOn(day, calendar.value).map(({ opens, closes }) => [opens / HOUR, closes / HOUR]);
}

describe("working hours", () => {
  it("follow the weekday, also before 1970", () => {
    expect(windowsOf("2026-01-05", {})).toEqual([[9, 17]]);
    expect(windowsOf("2026-01-06", {})).toEqual([]);
    expect(windowsOf("1969-12-29", {})).toEqual([[9, 17]]);
    expect(windowsOf("1969-12-28", { week: { sunday: nineToFive } })).toEqual([[9, 17]]);
  });

  it("have several windows a day, in order, that may touch", () => {
    const monday = [
      { opens: "13:30", closes: "24:00" },
      { opens: "00:00", closes: "09:00" },
      { opens: "09:00", closes: "12:30" },
    ];
    expect(windowsOf("2026-01-05", { week: { monday } })).toEqual([
      [0, 9],
      [9, 12.5],
      [13.5, 24],
    ]);
  });

  it("let an exception win over a holiday, and a holiday over the week", () => {
    const morning = [{ opens: "09:00", closes: "12:00" }];
    const special = {
      holidays: ["2026-01-05", "2026-01-12"],
      exceptions: [
        { date: "2026-01-12", windows: morning },
        { date: "2026-01-10", windows: morning },
        { date: "2026-01-19", windows: [] },
      ],
    };
    expect(windowsOf("2026-01-05", special)).toEqual([]);
    expect(windowsOf("2026-01-12", special)).toEqual([[9, 12]]);
    expect(windowsOf("2026-01-10", special)).toEqual([[9, 12]]);
    expect(windowsOf("2026-01-19", special)).toEqual([]);
    expect(windowsOf("2026-01-26", special)).toEqual([[9, 17]]);
  });

  it("may be empty", () => {
    expect(workingCalendar(hours({ week: {} })).ok).toBe(true);
  });

  it.each([
    ["unknown_zone", "timeZone", { timeZone: "Nowhere/Land" }],
    ["malformed_time", "week.tuesday", { week: { tuesday: [{ opens: "25:00", closes: "17:00" }] } }],
    ["malformed_time", "week.tuesday", { week: { tuesday: [{ opens: "09:00", closes: "18:60" }] } }],
    ["malformed_time", "week.tuesday", { week: { tuesday: [{ opens: "9:00", closes: "17:00" }] } }],
    ["closes_before_it_opens", "week.friday", { week: { friday: [{ opens: "22:00", closes: "06:00" }] } }],
    ["closes_before_it_opens", "week.friday", { week: { friday: [{ opens: "09:00", closes: "09:00" }] } }],
    ["closes_before_it_opens", "week.friday", { week: { friday: [{ opens: "24:00", closes: "24:00" }] } }],
    [
      "overlapping_windows",
      "week.friday",
      { week: { friday: [...nineToFive, { opens: "16:59", closes: "18:00" }] } },
    ],
    ["malformed_date", "holidays.1", { holidays: ["2026-12-25", "2026-02-30"] }],
    ["malformed_date", "holidays.0", { holidays: ["25-12-2026"] }],
    ["malformed_date", "exceptions.0", { exceptions: [{ date: "2026-13-01", windows: [] }] }],
    [
      "malformed_time",
      "exceptions.0",
      { exceptions: [{ date: "2026-12-24", windows: [{ opens: "", closes: "" }] }] },
    ],
    [
      "date_twice",
      "exceptions.1",
      {
        exceptions: [
          { date: "2026-12-24", windows: [] },
          { date: "2026-12-24", windows: nineToFive },
        ],
      },
    ],
  ] as const)("are refused as %s at %s", (code, at, changes) => {
    expect(workingCalendar(hours(changes))).toEqual({ ok: false, code, at });
  });
});
