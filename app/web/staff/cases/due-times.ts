/** A due time as a field carries it (`2026-11-21T17:00`), in the organisation's zone. */
export interface DueChoice {
  code: "today" | "tomorrowNoon" | "tomorrow" | "inThreeDays" | "inAWeek";
  value: string;
}

/** Due times that are promised most, those still to come. */
export function dueChoices(now: Date, zone: string): DueChoice[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const at = (days: number, hour: number) => here.toPlainDate().add({ days }).toPlainDateTime({ hour });
  const choices: [DueChoice["code"], Temporal.PlainDateTime][] = [
    ["today", at(0, 17)],
    ["tomorrowNoon", at(1, 12)],
    ["tomorrow", at(1, 17)],
    ["inThreeDays", at(3, 17)],
    ["inAWeek", at(7, 17)],
  ];
  return choices
    .filter(([, time]) => Temporal.PlainDateTime.compare(time, here.toPlainDateTime()) > 0)
    .map(([code, time]) => ({ code, value: time.toString({ smallestUnit: "minute" }) }));
}
