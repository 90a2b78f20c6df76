import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elapsedSeconds, parseDuration, secondsOfTimePart } from "./duration.ts";

const nothing = { weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };

describe("a duration", () => {
  it.each([
    ["P2D", { ...nothing, days: 2 }, 172_800],
    ["PT4H", { ...nothing, hours: 4 }, 14_400],
    ["P1W", { ...nothing, weeks: 1 }, 604_800],
    ["P1DT12H", { ...nothing, days: 1, hours: 12 }, 129_600],
    ["PT90M", { ...nothing, minutes: 90 }, 5_400],
    ["PT45S", { ...nothing, seconds: 45 }, 45],
    ["P1W2DT3H4M5S", { weeks: 1, days: 2, hours: 3, minutes: 4, seconds: 5 }, 788_645],
    ["P0DT1H", { ...nothing, hours: 1 }, 3_600],
    ["P3653D", { ...nothing, days: 3653 }, 315_619_200],
  ])("%s is read as written", (text, parts, seconds) => {
    const read = parseDuration(text);
    expect(read).toEqual({ ok: true, value: parts });
    if (read.ok) expect(elapsedSeconds(read.value)).toBe(seconds);
  });

  it.each([
    ["P1Y", "years_or_months"],
    ["P1M", "years_or_months"],
    ["P1Y2M3DT4H", "years_or_months"],
    ["P0D", "zero"],
    ["PT0M", "zero"],
    ["-P2D", "negative"],
    ["P-2D", "negative"],
    ["PT-5M", "negative"],
    ["PT1.5H", "fraction"],
    ["PT0,5H", "fraction"],
    ["P3654D", "too_long"],
    ["P3653DT1S", "too_long"],
    ["P99999999999999999999999D", "too_long"],
    ["", "malformed"],
    ["P", "malformed"],
    ["PT", "malformed"],
    ["P1DT", "malformed"],
    ["2D", "malformed"],
    ["P2", "malformed"],
    ["p2d", "malformed"],
    [" P2D", "malformed"],
    ["P2D\n", "malformed"],
    ["P2H", "malformed"],
    ["PT2D", "malformed"],
    ["PT4M3H", "malformed"],
    ["+P2D", "malformed"],
    ["due", "malformed"],
    ["P٢D", "malformed"],
  ])("%j is refused as %s", (text, code) => {
    expect(parseDuration(text)).toEqual({ ok: false, code });
  });

  it("agrees with Temporal about its length", () => {
    const part = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
        const text = `P${weeks}W${days}DT${hours}H${minutes}M${seconds}S`;
        const read = parseDuration(text);
        fc.pre(read.ok);
        if (!read.ok) return;
        const whole = Temporal.Duration.from(text);
        const relativeTo = Temporal.ZonedDateTime.from("2026-01-01T00:00[UTC]");
        expect(elapsedSeconds(read.value)).toBe(whole.total({ unit: "seconds", relativeTo }));
        expect(secondsOfTimePart(read.value)).toBe(whole.with({ weeks: 0, days: 0 }).total("seconds"));
      }),
    );
  });
});
