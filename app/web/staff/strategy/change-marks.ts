import type { StandardChange } from "#domain/strategy/standard-changes.ts";
import { useFormat, useText } from "../../text.tsx";

/** What a standard asked before, in words, and where on a line of months it changed. */
export interface ChangeMark {
  words: string;
  /** In months from the middle of the line's first month, where that month's point stands. */
  place: number;
  month: string;
}

/** The changes, with times in words already, that fall into these months (`2018-04`, one after the other), in words. */
export function useChangeMarks(changes: StandardChange[], months: string[]): ChangeMark[] {
  const text = useText();
  const format = useFormat();
  const valueIn = (field: StandardChange["field"], value: string | null): string => {
    if (field === "target") return format.share(Number(value));
    if (field === "team") return value ?? text("strategy.everyTeam");
    return value ?? "–";
  };
  return changes.flatMap((change) => {
    const month = format.month(change.changedAt);
    const index = months.indexOf(month);
    if (index === -1 || change.field === "remedy") return [];
    const words = text(`strategy.changes.${change.field}`, {
      date: format.shortDate(change.changedAt),
      before: valueIn(change.field, change.before),
      after: valueIn(change.field, change.after),
      name: change.byName ?? text("strategy.changes.nobody"),
    });
    const day = format.dayOfMonth(change.changedAt);
    const place = Math.min(months.length - 1, Math.max(0, index + (day - 15) / 31));
    return [{ words, place, month }];
  });
}
