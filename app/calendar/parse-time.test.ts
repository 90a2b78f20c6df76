import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TimeReader, timeReader } from "./parse-time.ts";

const BALTIMORE = "MM/DD/YYYY hh:mm:ss A";

function readerOf(pattern: string): TimeReader {
  const reader = timeReader(pattern);
  if (!reader.ok) throw new Error(`${pattern}: ${reader.code}`);
  return reader.value;
}

/** The reading as text: a local time, an instant ending in Z, or the code of the refusal. */
function read(pattern: string, text: string): string {
  const result = readerOf(pattern)(text);
  if (!result.ok) return result.code;
  return result.value.kind === "local" ? result.value.local.toString() : result.value.instant.toString();
}

describe("a local time in a file", () => {
  it.each([
    [BALTIMORE, "04/12/2018 11:11:26 AM", "2018-04-12T11:11:26"],
    [BALTIMORE, "04/12/2018 12:45:47 PM", "2018-04-12T12:45:47"],
    [BALTIMORE, "11/13/2018 01:06:56 PM", "2018-11-13T13:06:56"],
    [BALTIMORE, "04/12/2018 12:00:00 AM", "2018-04-12T00:00:00"],
    [BALTIMORE, "04/12/2018 12:59:59 am", "2018-04-12T00:59:59"],
    ["YYYY-MM-DD HH:mm", "2018-04-12 23:59", "2018-04-12T23:59:00"],
    ["YYYY-MM-DDTHH:mm:ss", "2018-04-12T00:00:01", "2018-04-12T00:00:01"],
    ["DD-MM-YYYY", "29-02-2020", "2020-02-29T00:00:00"],
    ["DD-MM-YYYY", "29-02-2000", "2000-02-29T00:00:00"],
    ["D.M.YYYY H:mm", "1.12.2018 7:05", "2018-12-01T07:05:00"],
    ["D.M.YYYY H:mm", "01.02.2018 17:05", "2018-02-01T17:05:00"],
    ["M/D/YYYY h:mm A", "4/2/2018 9:05 PM", "2018-04-02T21:05:00"],
    ["YYYYMMDDHHmmss", "20180412111126", "2018-04-12T11:11:26"],
    ["D/M/YYYY hA", "4/2/2018 3PM", "2018-02-04T15:00:00"],
    ["YYYY-MM-DD HH:mm:ss.S", "2026-03-02 10:00:00.123", "2026-03-02T10:00:00.123"],
    ["YYYY-MM-DD HH:mm:ss.S", "2026-03-02 10:00:00", "2026-03-02T10:00:00"],
    ["YYYY-MM-DD HH:mm:ss,S", "2026-03-02 10:00:00,123456", "2026-03-02T10:00:00.123456"],
    ["YYYY-MM-DD HH:mm:ss.S", "2026-03-02 10:00:00,123", "2026-03-02T10:00:00.123"],
    ["YYYY-MM-DD HH:mm:ss,S", "2026-03-02 10:00:00.123", "2026-03-02T10:00:00.123"],
    ["M/D/YYYY h:mm A", "4/2/2018 9:05\u202fPM", "2018-04-02T21:05:00"],
    ["M/D/YYYY h:mm A", "4/2/2018\u00a09:05\u2009PM", "2018-04-02T21:05:00"],
    ["M/D/YYYY h:mm\u202fA", "4/2/2018 9:05 PM", "2018-04-02T21:05:00"],
    ["D/M/YYYY h:mm A", "4/2/2018 9:05 p.m.", "2018-02-04T21:05:00"],
    ["D/M/YYYY h:mm A", "4/2/2018 9:05 a.\u00a0m.", "2018-02-04T09:05:00"],
    ["D-M-YY H:mm", "2-3-26 9:05", "2026-03-02T09:05:00"],
    ["DD/MM/YY", "02/03/99", "1999-03-02T00:00:00"],
    ["DD MMM YYYY HH:mm", "02 Mar 2026 10:00", "2026-03-02T10:00:00"],
    ["D MMM YYYY", "2 mrt. 2026", "2026-03-02T00:00:00"],
    ["D MMMM YYYY", "2 maart 2026", "2026-03-02T00:00:00"],
    ["D MMMM YYYY", "2 août 2026", "2026-08-02T00:00:00"],
    ["D. MMMM YYYY", "2. März 2026", "2026-03-02T00:00:00"],
    ["DD-MMM-YY hh.mm.ss A", "02-MAR-26 10.00.00 AM", "2026-03-02T10:00:00"],
    ["YYYY-MM-DD HH:mm:ss Z", "2026-03-02 10:00:00 UTC", "2026-03-02T10:00:00Z"],
    ["YYYY-MM-DD HH:mm:ss.SZ", "2026-03-02 10:00:00.5+01", "2026-03-02T09:00:00.5Z"],
    ["YYYY-MM-DDTHH:mm:ssZ", "2026-03-02T10:00:00+0100", "2026-03-02T09:00:00Z"],
    ["YYYY-MM-DD HH:mm Z", "2026-03-02 10:00 -05:30", "2026-03-02T15:30:00Z"],
  ])("%s reads %s", (pattern, text, expected) => {
    expect(read(pattern, text)).toBe(expected);
  });

  it.each([
    [BALTIMORE, "", "other_form"],
    [BALTIMORE, "04/12/2018", "other_form"],
    [BALTIMORE, "04/12/2018 11:11:26", "other_form"],
    [BALTIMORE, " 04/12/2018 11:11:26 AM", "other_form"],
    [BALTIMORE, "04/12/2018 11:11:26 AM\n", "other_form"],
    [BALTIMORE, "4/12/2018 11:11:26 AM", "other_form"],
    [BALTIMORE, "04-12-2018 11:11:26 AM", "other_form"],
    [BALTIMORE, "13/12/2018 11:11:26 AM", "no_such_date"],
    [BALTIMORE, "00/12/2018 11:11:26 AM", "no_such_date"],
    [BALTIMORE, "02/29/2018 11:11:26 AM", "no_such_date"],
    [BALTIMORE, "02/29/1900 11:11:26 AM", "no_such_date"],
    [BALTIMORE, "04/31/2018 11:11:26 AM", "no_such_date"],
    [BALTIMORE, "04/00/2018 11:11:26 AM", "no_such_date"],
    [BALTIMORE, "04/12/2018 13:11:26 PM", "no_such_time"],
    [BALTIMORE, "04/12/2018 00:11:26 AM", "no_such_time"],
    [BALTIMORE, "04/12/2018 11:60:26 AM", "no_such_time"],
    [BALTIMORE, "04/12/2018 11:11:60 AM", "no_such_time"],
    ["YYYY-MM-DD HH:mm", "2018-04-12 24:00", "no_such_time"],
    ["D.M.YYYY", "1x12x2018", "other_form"],
    ["DD MMM YYYY", "02 Foo 2026", "no_such_date"],
    ["YYYY-MM-DD HH:mm Z", "2026-03-02 10:00 CET", "other_form"],
    ["YYYY-MM-DD HH:mm Z", "2026-03-02 10:00 +25", "no_such_time"],
  ])("%s refuses %j as %s", (pattern, text, code) => {
    expect(read(pattern, text)).toBe(code);
  });

  it.each([
    ["dd/mm/yyyy", "unknown_letters"],
    ["YYYY-MM-DD HH:mm X", "unknown_letters"],
    ["YYY-MM-DD", "unknown_letters"],
    ["YYYY-MM-DD HH:mm:ss SS", "unknown_letters"],
    ["YYYY-MM-DD HH:mm.S", "incomplete_time"],
    ["YYYY-MM-DDZ", "incomplete_time"],
    ["YYYY-MM-DD MMM", "field_twice"],
    ["", "no_date"],
    ["HH:mm", "no_date"],
    ["YYYY-MM", "no_date"],
    ["YYYY-MM-DD M", "field_twice"],
    ["YYYY-MM-DD hh:mm", "incomplete_time"],
    ["YYYY-MM-DD HH:mm A", "incomplete_time"],
    ["YYYY-MM-DD HH hh A", "incomplete_time"],
    ["YYYY-MM-DD mm", "incomplete_time"],
    ["YYYY-MM-DD HH:ss", "incomplete_time"],
    ["MDYYYY", "tokens_touch"],
    ["YYYY-MM-DD Hmm", "tokens_touch"],
  ])("the pattern %j is refused as %s", (pattern, code) => {
    expect(timeReader(pattern)).toEqual({ ok: false, code });
  });

  it("reads back whatever was written in its form", () => {
    const reader = readerOf(BALTIMORE);
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, (since1970) => {
        const local = Temporal.PlainDateTime.from("1970-01-01").add({ seconds: since1970 });
        const two = (number: number) => String(number).padStart(2, "0");
        const hour = two(local.hour % 12 === 0 ? 12 : local.hour % 12);
        const date = `${two(local.month)}/${two(local.day)}/${local.year}`;
        const half = local.hour < 12 ? "AM" : "PM";
        const result = reader(`${date} ${hour}:${two(local.minute)}:${two(local.second)} ${half}`);
        expect(result.ok && result.value.kind === "local" && result.value.local.equals(local)).toBe(true);
      }),
    );
  });

  it("is read 40,000 times well within a second", () => {
    const reader = readerOf(BALTIMORE);
    const began = process.threadCpuUsage();
    let read = 0;
    for (let row = 0; row < 40_000; row++) {
      const minute = String(row % 60).padStart(2, "0");
      if (reader(`04/12/2018 11:${minute}:26 AM`).ok) read++;
    }
    expect(read).toBe(40_000);
    expect(process.threadCpuUsage(began).user).toBeLessThan(1_000_000);
  });
});

describe("an ISO time", () => {
  it.each([
    ["2018-04-12T11:11:26-04:00", "2018-04-12T15:11:26Z"],
    ["2018-04-12T15:11:26Z", "2018-04-12T15:11:26Z"],
    ["2018-04-12 15:11:26z", "2018-04-12T15:11:26Z"],
    ["2018-04-12T15:11:26.125+05:30", "2018-04-12T09:41:26.125Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"],
    ["2018-04-12T11:11:26", "no_offset"],
    ["2018-04-12", "other_form"],
    ["2018-04-12T11:11Z", "2018-04-12T11:11:00Z"],
    ["2018-04-12T11:11:26+0100", "2018-04-12T10:11:26Z"],
    ["2018-04-12T11:11:26+00", "2018-04-12T11:11:26Z"],
    ["2018-04-12T11:11", "no_offset"],
    ["2018-04-12T11:11:26Z[UTC]", "other_form"],
    ["2018-02-30T11:11:26Z", "no_such_date"],
    ["2018-04-12T24:00:00Z", "no_such_time"],
    ["2018-04-12T11:11:26+24:00", "no_such_time"],
  ])("%s is %s", (text, expected) => {
    expect(read("ISO", text)).toBe(expected);
  });
});
