import { parseDuration } from "#calendar/duration.ts";
import type { WorkingCalendar } from "#calendar/working-calendar.ts";
import { addWorkingSeconds, addWorkingTime, workingTimeBetween } from "#calendar/working-time.ts";

/** When the clocks of a case stood still; without an end they still do. */
export interface Stillness {
  startedAt: Date;
  endedAt: Date | null;
}

/** What is to be met by when: `within` is ISO 8601, where a day is a working day; not done is null. */
export interface Run {
  startsAt: Date;
  within: string;
  doneAt: Date | null;
}

export interface Deadline {
  /** `standing` while the clock stands still; null when there is no deadline: nobody works there, or not long enough. */
  at: Date | "standing" | null;
  /** How long it stood still by the calendar on the wall, in seconds, over ended pauses that moved the deadline. */
  pausedSeconds: number;
}

/**
 * By when, in working time, by the calendar of the team that has the case. A pause moves the deadline on by the working
 * time in it, when it began before the deadline that held until then; it counts until it ended, or until it was done.
 * `paused_deadline` in SQL is the same rule in elapsed time.
 *
 * @param pauses of the case, in the order in which they began; they never overlap
 */
export function workingDeadline(run: Run, pauses: Stillness[], calendar: WorkingCalendar): Deadline {
  const duration = parseDuration(run.within);
  if (!duration.ok) throw new RangeError(`not a duration: ${run.within}`);
  const first = addWorkingTime(instantOf(run.startsAt), duration.value, calendar);
  if (!first.ok) return { at: null, pausedSeconds: 0 };
  let deadline = first.value;
  let pausedSeconds = 0;
  for (const pause of pauses) {
    const since = Math.max(pause.startedAt.getTime(), run.startsAt.getTime());
    if (since >= deadline.epochMilliseconds) break;
    const until = endOf(pause, run.doneAt);
    if (until === null) return { at: "standing", pausedSeconds };
    if (until <= since) continue;
    const [from, to] = [since, until].map((at) => Temporal.Instant.fromEpochMilliseconds(at)) as [
      Temporal.Instant,
      Temporal.Instant,
    ];
    const working = workingTimeBetween(from, to, calendar);
    // Over a weekend nothing stood still.
    if (working === 0) continue;
    const moved = addWorkingSeconds(deadline, working, calendar);
    if (!moved.ok) return { at: null, pausedSeconds };
    deadline = moved.value;
    pausedSeconds += (until - since) / 1000;
  }
  return { at: new Date(deadline.epochMilliseconds), pausedSeconds };
}

const instantOf = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime());

/** Milliseconds; null while it runs and nothing is done. */
function endOf({ endedAt }: Stillness, doneAt: Date | null): number | null {
  if (endedAt === null) return doneAt?.getTime() ?? null;
  return Math.min(endedAt.getTime(), doneAt?.getTime() ?? Infinity);
}
