import type { LiveEvent } from "#core/live.ts";

type Happened = Pick<LiveEvent, "number" | "type" | "subjectType">;

/** What stands in words on public pages; figures beside them are made anew by time. */
const shown = new Set(["organisation", "principle", "pledge", "standard", "charter", "glossary_term"]);

/** Of that, what only adds: until it is there, the page without it is true. All else takes words away or changes them. */
const adding = new Set([
  "organisation.set_up",
  "principle.created",
  "principle.agreed",
  "principle.published",
  "principle.result_set",
  "principle.result_noted",
  "principle.evidence_linked",
  "principle.interpretation_opened",
  "principle.interpretation_closed",
  "pledge.created",
  "pledge.tested",
  "pledge.published",
  "standard.created",
  "standard.counted",
  "charter.signed_off",
  "glossary_term.defined",
]);

/**
 * What an event does to the pages that everybody sees: `taken` when something they show may have been withdrawn or
 * changed, or somebody was erased; `added` when there may be more to show; null when only time will tell.
 */
export function effectOf({ type, subjectType }: Omit<Happened, "number">): "taken" | "added" | null {
  if (/\.erased$/.test(type)) return "taken";
  if (!shown.has(subjectType)) return null;
  return adding.has(type) ? "added" : "taken";
}

/** The reasons to make the pages anew, counted: a page made for reason 7 holds all that happened before it. */
export class Reasons {
  newest = 1;
  /** The newest one that took something away: what was made before it may not be shown. */
  taken = 0;
  /** The newest one that is about words: whoever just published wants to see it. */
  worded = 0;
  /** Numbers of events that this process was told of by its own commands, and will read in the log as well. */
  readonly #told = new Set<number>();

  /** Returns whether there is a reason. */
  hear(events: readonly Happened[], from: "log" | "own command"): boolean {
    const news = events.filter(({ number }) => !(from === "log" && this.#told.delete(number)));
    if (from === "own command") for (const { number } of news) this.#told.add(number);
    const effects = news.map(effectOf).filter((effect) => effect !== null);
    if (effects.length === 0) return false;
    this.newest += 1;
    this.worded = this.newest;
    if (effects.includes("taken")) this.taken = this.newest;
    return true;
  }

  /** Figures grow old by themselves. */
  passTime(): void {
    this.newest += 1;
  }
}
