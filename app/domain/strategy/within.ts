import { z } from "zod";
import { elapsedSeconds, parseDuration } from "#calendar/duration.ts";

/** `due`: the case's own due time. Otherwise an ISO 8601 duration, where a day is exactly 24 hours. */
export const due = "due";

/** The time that a standard allows: an ISO 8601 duration up to ten years, or `due`. */
export const Within = z
  .string()
  .max(40)
  .check((context) => {
    if (context.value === due) return;
    const duration = parseDuration(context.value);
    if (duration.ok) return;
    context.issues.push({
      code: "custom",
      input: context.value,
      params: { code: `duration_${duration.code}` },
    });
  });

/** Seconds from reception to deadline; null when the case brings its own due time. */
export function secondsOf(within: string | null): number | null {
  if (within === null || within === due) return null;
  const duration = parseDuration(within);
  if (!duration.ok) throw new RangeError(`not a duration: ${within}`);
  return elapsedSeconds(duration.value);
}
