import fc from "fast-check";
import { expect, test } from "vitest";
import { errorAt, fieldsOfHours, hoursIn, weekdays } from "./calendar-input.ts";

test("hours are read as people write them", () => {
  const read = hoursIn({
    "week.monday": "9:00-12.30, 13:30 – 17:00",
    "week.tuesday": "all day",
    holidays: "25-12-2026\n\n2026-12-26\nsoon",
    exceptions: "24-12-2026 9:00-12:00\n2026-12-31",
  });
  expect(read.week.monday).toEqual([
    { opens: "09:00", closes: "12:30" },
    { opens: "13:30", closes: "17:00" },
  ]);
  expect(read.week.tuesday).toEqual([{ opens: "all d", closes: "" }]);
  expect(read.week.sunday).toEqual([]);
  expect(read.holidays).toEqual(["2026-12-25", "2026-12-26", "soon"]);
  expect(read.exceptions).toEqual([
    { date: "2026-12-24", windows: [{ opens: "09:00", closes: "12:00" }] },
    { date: "2026-12-31", windows: [] },
  ]);
  expect(read.timeZone).toBeNull();
});

test("what a calendar fills in is read back as it was", () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  const windows = fc.array(fc.record({ opens: time, closes: time }, { noNullPrototype: true }), {
    maxLength: 3,
  });
  const date = fc
    .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const week = fc.tuple(...weekdays.map(() => windows));
  const exceptions = fc.array(fc.record({ date, windows }, { noNullPrototype: true }));
  fc.assert(
    fc.property(week, fc.array(date), exceptions, (days, holidays, exceptions) => {
      const week = Object.fromEntries(weekdays.map((day, index) => [day, days[index] ?? []]));
      expect(hoursIn(fieldsOfHours({ week, holidays, exceptions }))).toEqual({
        timeZone: null,
        week,
        holidays,
        exceptions,
      });
    }),
  );
});

test("a refusal stands beside its field and names its line", () => {
  const errors = { "holidays.1": "This is not a date." };
  expect(errorAt(errors, "holidays", "2026-12-25\n\nsoon")).toBe("soon: This is not a date.");
  expect(errorAt(errors, "exceptions", "soon")).toBeUndefined();
  expect(errorAt({ "week.friday": "No" }, "week.friday", "x")).toBe("No");
});
