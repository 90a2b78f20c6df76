import { dateOf } from "../recurrence.ts";
import type { Clock } from "./clock.ts";
import { dayIn } from "./moment.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Quiet } from "./read-event.ts";

/** A whole day that a calendar file names. */
export interface FoundDay {
  date: string;
  name: string;
  /** What the file says of it: `free` blocks nobody's time, `observance` is only observed; null for a day off. */
  quiet: Quiet | null;
}
/** A part of a day that it names, on the wall clock of the zone asked for. */
export interface FoundPart extends FoundDay {
  /** `12:00`. */
  from: string;
  /** Up to `24:00`. */
  to: string;
}

/** The names of one day are cut at so many signs. */
const longestName = 120;
const wholeDay = 24 * 60;

/** Gathers days and parts of days within some years, each day once. */
export class FoundDays {
  readonly #years: { from: number; to: number };
  readonly #clock: Clock;
  readonly #days = new Map<number, { names: Set<string>; signs: number; quiet: Quiet | null }>();
  readonly #parts: { minute: number; part: FoundPart }[] = [];

  /** @param clock by which times become parts of days */
  constructor(years: { from: number; to: number }, clock: Clock) {
    this.#years = years;
    this.#clock = clock;
  }

  /** Notes one time of an event down; false when none of it lies within the years. */
  add({ begin, length, event }: Occurrence): boolean {
    if (begin.kind === "day") {
      const from = Math.max(begin.day, this.#years.from);
      const to = Math.min(begin.day + length.days - 1, this.#years.to);
      for (let day = from; day <= to; day += 1) this.#addDay(day, event);
      return from <= to;
    }
    const ends =
      length.days === 0
        ? begin.instant + length.milliseconds
        : begin.clock.instantOf(begin.local.add({ days: length.days })) + length.milliseconds;
    return this.#addTime(this.#clock.localOf(begin.instant), this.#clock.localOf(ends), event);
  }

  #addTime(
    first: Temporal.PlainDateTime,
    last: Temporal.PlainDateTime,
    event: { name: string; quiet: Quiet | null },
  ): boolean {
    let taken = false;
    const [begin, end] = [dayIn(first), dayIn(last)];
    for (let day = Math.max(begin, this.#years.from); day <= Math.min(end, this.#years.to); day += 1) {
      const from = day === begin ? minutesOf(first) : 0;
      const to = day === end ? minutesOf(last) : wholeDay;
      if (to <= from) continue;
      taken = true;
      if (from === 0 && to === wholeDay) this.#addDay(day, event);
      else
        this.#parts.push({
          minute: day * wholeDay + from,
          part: {
            date: dateOf(day),
            name: event.name,
            quiet: event.quiet,
            from: shown(from),
            to: shown(to),
          },
        });
    }
    return taken;
  }

  #addDay(day: number, { name, quiet }: { name: string; quiet: Quiet | null }): void {
    const known = this.#days.get(day);
    if (!known) {
      this.#days.set(day, { names: new Set(name ? [name] : []), signs: name.length, quiet });
      return;
    }
    // A day off stays one, whoever else only observes it.
    known.quiet = known.quiet === null || quiet === null ? null : known.quiet === quiet ? quiet : "free";
    if (!name || known.names.has(name) || known.signs + name.length > longestName) return;
    known.names.add(name);
    known.signs += name.length + 2;
  }

  result(): { days: FoundDay[]; parts: FoundPart[] } {
    const days = [...this.#days]
      .sort(([one], [other]) => one - other)
      .map(([day, { names, quiet }]) => ({ date: dateOf(day), name: [...names].join(", "), quiet }));
    const parts = this.#parts.sort((one, other) => one.minute - other.minute).map(({ part }) => part);
    return { days, parts };
  }
}

const minutesOf = (time: Temporal.PlainDateTime): number => time.hour * 60 + time.minute;
const shown = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
