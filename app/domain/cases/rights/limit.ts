import { z } from "zod";
import { elapsedSeconds, parseDuration } from "#calendar/duration.ts";
import { Invalid } from "#core/errors.ts";

export const RightKind = z.enum(["money", "time", "exception"]);
export type RightKind = z.output<typeof RightKind>;

/** An amount in the organisation's currency, to the cent; forms write it as text, with a point or a comma. */
export const Amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,10}([.,]\d{1,2})?$/)
      .transform((text) => Number(text.replace(",", "."))),
  ])
  .pipe(z.number().min(0).max(9_999_999_999.99).multipleOf(0.01));

/** An ISO 8601 duration up to ten years, where a day is exactly 24 hours. */
export const Duration = z
  .string()
  .max(40)
  .check((context) => {
    const duration = parseDuration(context.value);
    if (duration.ok) return;
    context.issues.push({
      code: "custom",
      input: context.value,
      params: { code: `duration_${duration.code}` },
    });
  });

/** The length of a duration that was checked before, in whole seconds. */
export function secondsOf(duration: string): number {
  const parsed = parseDuration(duration);
  if (!parsed.ok) throw new RangeError(`not a duration: ${duration}`);
  return elapsedSeconds(parsed.value);
}

/** What a right allows: money up to an amount, time up to a duration, or the exception that it describes. */
export interface Limit {
  kind: RightKind;
  limitAmount: number | null;
  limitSeconds: number | null;
}

/** What somebody wants to decide. */
export interface Use {
  amount?: number | undefined;
  duration?: string | undefined;
}

/**
 * Whether a use stays within a limit; the limit itself is within. Money is compared in cents, time in seconds; an
 * exception has no size, so whoever goes further than it says asks. Errors: Invalid beside what is missing or of
 * another kind than the right.
 */
export function isWithin(limit: Limit, use: Use): boolean {
  requireSize(limit.kind, use);
  if (limit.kind === "money") return cents(use.amount ?? 0) <= cents(limit.limitAmount ?? 0);
  if (limit.kind === "time") return secondsOf(use.duration ?? "") <= (limit.limitSeconds ?? 0);
  return true;
}

/** Errors: Invalid when the size is missing, or belongs to another kind. */
export function requireSize(kind: RightKind, use: Use): void {
  if (kind === "money" && use.amount === undefined) throw beside("amount", "required");
  if (kind === "time" && use.duration === undefined) throw beside("duration", "required");
  if (kind !== "money" && use.amount !== undefined) throw beside("amount", "not_of_this_right");
  if (kind !== "time" && use.duration !== undefined) throw beside("duration", "not_of_this_right");
}

const cents = (amount: number): number => Math.round(amount * 100);
const beside = (path: string, code: string) => new Invalid([{ path, code }]);
