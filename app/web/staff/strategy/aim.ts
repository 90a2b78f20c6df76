import type { RouterContextProvider } from "react-router";
import { parseDuration } from "#calendar/duration.ts";
import type { StandardChange } from "#domain/strategy/standard-changes.ts";
import type { Measure } from "#domain/strategy/standards.ts";
import { listFormat, numberFormat } from "#messages/formats.ts";
import { type MessageKey, textIn } from "#messages/text.ts";
import { callerOf } from "../../load.ts";

interface Aim {
  measure: Measure;
  within: string | null;
  time: "elapsed" | "working";
}

/** What a standard asks, in words: "answered within 2 days". For loaders. */
export function aimIn(language: string, { measure, within, time }: Aim): string {
  const text = textIn(language);
  if (measure === "promise_kept" || measure === "felt") return text(`strategy.aim.${measure}`);
  if (within === null || within === "due") {
    return text(`strategy.aim.${measure === "resolution" ? measure : "first_answer"}_due`);
  }
  return text(`strategy.aim.${measure}`, {
    time: time === "working" ? workingTimeIn(language, within) : durationIn(language, within),
  });
}

/** `P2D` → "2 working days", `PT4H` → "4 working hours", and otherwise "1 week of working time". */
function workingTimeIn(language: string, within: string): string {
  const text = textIn(language);
  const parts = /^P(?:(\d+)D|T(\d+)H)$/.exec(within);
  if (parts?.[1]) return text("strategy.workingDays", { count: Number(parts[1]) });
  if (parts?.[2]) return text("strategy.workingHours", { count: Number(parts[2]) });
  return text("strategy.workingTime", { time: durationIn(language, within) });
}

/** A change of the time allowed, in words; other changes as they are. */
export function changeIn(language: string, change: StandardChange): StandardChange {
  if (change.field !== "within") return change;
  const words = (within: string | null) =>
    within === "due" ? textIn(language)("strategy.units.due") : within && durationIn(language, within);
  return { ...change, before: words(change.before), after: words(change.after) };
}

/** `P1DT12H` → "1 day and 12 hours". */
function durationIn(language: string, within: string): string {
  const duration = parseDuration(within);
  if (!duration.ok) return within;
  const parts = (["weeks", "days", "hours", "minutes", "seconds"] as const).flatMap((unit) => {
    if (duration.value[unit] === 0) return [];
    const format = { style: "unit", unit: unit.slice(0, -1), unitDisplay: "long" } as const;
    return numberFormat(language, format).format(duration.value[unit]);
  });
  return listFormat(language).format(parts);
}

/** The title of a page's window, in the reader's language. */
export function titleIn(context: Readonly<RouterContextProvider>, key: MessageKey): string {
  const { services, language } = callerOf(context);
  return `${services.text(language, key)} · Kept`;
}
