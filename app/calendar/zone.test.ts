import { describe, expect, it } from "vitest";
import { localToInstant, monthOf, monthsBetween, parseZone, startOfMonth } from "./zone.ts";

describe("the name of a zone", () => {
  it.each([
    ["Europe/Amsterdam", "Europe/Amsterdam"],
    ["america/new_york", "America/New_York"],
    ["UTC", "UTC"],
  ])("%s is known as %s", (name, known) => {
    expect(parseZone(name)).toEqual({ ok: true, value: known });
  });

  it.each(["Nowhere/Land", "", "+02:00", "-05", " UTC", "2020-01-01T00:00Z[UTC]", "Europe"])(
    "%j is refused",
    (name) => {
      expect(parseZone(name)).toEqual({ ok: false, code: "unknown_zone" });
    },
  );
});

describe("a local time", () => {
  it.each([
    ["plain", "2018-04-12T11:11:26", "America/New_York", "2018-04-12T15:11:26Z", false, false],
    ["in the gap", "2018-03-11T02:30:00", "America/New_York", "2018-03-11T07:30:00Z", true, false],
    ["just before the gap", "2018-03-11T01:59:59", "America/New_York", "2018-03-11T06:59:59Z", false, false],
    ["just after the gap", "2018-03-11T03:00:00", "America/New_York", "2018-03-11T07:00:00Z", false, false],
    ["in the overlap", "2018-11-04T01:30:00", "America/New_York", "2018-11-04T05:30:00Z", false, true],
    ["after the overlap", "2018-11-04T02:00:00", "America/New_York", "2018-11-04T07:00:00Z", false, false],
    [
      "in a gap of half an hour",
      "2018-10-07T02:15:00",
      "Australia/Lord_Howe",
      "2018-10-06T15:45:00Z",
      true,
      false,
    ],
    [
      "in an overlap of half an hour",
      "2018-04-01T01:45:00",
      "Australia/Lord_Howe",
      "2018-03-31T14:45:00Z",
      false,
      true,
    ],
    [
      "at a skipped midnight",
      "2018-11-04T00:00:00",
      "America/Sao_Paulo",
      "2018-11-04T03:00:00Z",
      true,
      false,
    ],
    ["without summer time", "2018-03-25T02:30:00", "Asia/Kolkata", "2018-03-24T21:00:00Z", false, false],
  ])("%s", (_, local, zone, instant, shifted, ambiguous) => {
    const placed = localToInstant(Temporal.PlainDateTime.from(local), zone);
    expect({ ...placed, instant: placed.instant.toString() }).toEqual({ instant, shifted, ambiguous });
  });

  it("needs a zone that exists", () => {
    const local = Temporal.PlainDateTime.from("2018-04-12T11:11:26");
    expect(() => localToInstant(local, "Nowhere/Land")).toThrow(RangeError);
  });
});

describe("a month", () => {
  it.each([
    ["2018-05-01T03:59:59Z", "America/New_York", "2018-04"],
    ["2018-05-01T04:00:00Z", "America/New_York", "2018-05"],
    ["2018-12-31T23:30:00Z", "Europe/Amsterdam", "2019-01"],
    ["2018-12-31T23:30:00Z", "UTC", "2018-12"],
  ])("of %s in %s is %s", (instant, zone, month) => {
    expect(monthOf(Temporal.Instant.from(instant), zone)).toBe(month);
  });

  it.each([
    ["2018-04", "America/New_York", "2018-04-01T04:00:00Z"],
    ["2019-01", "Europe/Amsterdam", "2018-12-31T23:00:00Z"],
    // Asunción skipped midnight of 1 October 2017.
    ["2017-10", "America/Asuncion", "2017-10-01T04:00:00Z"],
  ])("%s in %s starts at %s", (month, zone, instant) => {
    const start = startOfMonth(month, zone);
    expect(start.toString()).toBe(instant);
    expect(monthOf(start, zone)).toBe(month);
    expect(monthOf(start.subtract({ nanoseconds: 1 }), zone)).not.toBe(month);
  });

  it("and its neighbours are listed with both ends", () => {
    expect(monthsBetween("2018-11", "2019-02")).toEqual(["2018-11", "2018-12", "2019-01", "2019-02"]);
    expect(monthsBetween("2018-11", "2018-11")).toEqual(["2018-11"]);
    expect(monthsBetween("2018-11", "2018-10")).toEqual([]);
  });

  it("that does not exist is refused", () => {
    expect(() => startOfMonth("2018-13", "UTC")).toThrow(RangeError);
    expect(() => monthsBetween("April", "2018-05")).toThrow(RangeError);
  });
});
