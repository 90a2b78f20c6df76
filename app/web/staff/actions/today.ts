import type { RouterContextProvider } from "react-router";
import { pageRequest } from "../../context.ts";

/** The day that it is now where the organisation is: `2026-11-22`. */
export function todayIn(context: Readonly<RouterContextProvider>): string {
  const { caller, organisation } = context.get(pageRequest);
  return Temporal.Instant.fromEpochMilliseconds(caller.services.clock().getTime())
    .toZonedDateTimeISO(organisation?.timeZone ?? "UTC")
    .toPlainDate()
    .toString();
}
