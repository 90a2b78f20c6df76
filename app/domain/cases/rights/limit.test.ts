import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithin } from "./limit.ts";

const money = (cents: number) => ({ kind: "money" as const, limitAmount: cents / 100, limitSeconds: null });

test("80 is within a limit of 100, and so is 100; a cent more is not, and 120 is not", () => {
  const limit = money(10_000);
  expect([80, 100, 100.01, 120].map((amount) => isWithin(limit, { amount }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("money is within exactly when its cents are no more than the limit's", () => {
  const cents = fc.integer({ min: 0, max: 999_999_999_999 });
  fc.assert(
    fc.property(cents.filter(Boolean), cents, (limit, used) => {
      expect(isWithin(money(limit), { amount: used / 100 })).toBe(used <= limit);
    }),
  );
  fc.assert(
    fc.property(cents.filter(Boolean), (limit) => {
      expect(isWithin(money(limit), { amount: limit / 100 })).toBe(true);
      expect(isWithin(money(limit), { amount: (limit + 1) / 100 })).toBe(false);
    }),
  );
});

test("time is within exactly when it lasts no longer, however it is written", () => {
  const minutes = fc.integer({ min: 1, max: 100_000 });
  const written = (total: number) => {
    const days = Math.floor(total / 1440);
    return [`PT${total}M`, days > 0 && total % 1440 > 0 ? `P${days}DT${total % 1440}M` : `PT${total * 60}S`];
  };
  fc.assert(
    fc.property(minutes, minutes, (limit, used) => {
      const right = { kind: "time" as const, limitAmount: null, limitSeconds: limit * 60 };
      for (const duration of written(used)) expect(isWithin(right, { duration })).toBe(used <= limit);
    }),
  );
});

test("what is missing or of another kind is refused beside its field", () => {
  const time = { kind: "time" as const, limitAmount: null, limitSeconds: 60 };
  const exception = { kind: "exception" as const, limitAmount: null, limitSeconds: null };
  const refusal = (path: string, code: string) => expect.objectContaining({ fields: [{ path, code }] });
  expect(() => isWithin(money(100), {})).toThrow(refusal("amount", "required"));
  expect(() => isWithin(time, {})).toThrow(refusal("duration", "required"));
  expect(() => isWithin(time, { duration: "P1D", amount: 1 })).toThrow(
    refusal("amount", "not_of_this_right"),
  );
  expect(() => isWithin(money(100), { duration: "P1D", amount: 1 })).toThrow(
    refusal("duration", "not_of_this_right"),
  );
  expect(isWithin(exception, {})).toBe(true);
});
