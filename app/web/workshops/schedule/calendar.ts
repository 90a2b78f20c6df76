import { readCalendar } from "#domain/workshops/schedule/read-calendar.ts";
import { load } from "../../load.ts";
import type { Route } from "./+types/calendar";

/** The workshop as a file for calendars; one without a time has none. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { workshopId } = args.params;
  const { file } = await load(args, readCalendar, { workshopId });
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="workshop.ics"',
      "Cache-Control": "no-store",
    },
  });
}
