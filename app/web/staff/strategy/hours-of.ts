import type { LoaderFunctionArgs } from "react-router";
import { listWithoutHours } from "#domain/organisation/calendars/without-hours.ts";
import { load } from "../../load.ts";

/** Where a standard measures nothing because nobody ever works there; nowhere when it counts every hour. */
export async function withoutHours(
  args: LoaderFunctionArgs,
  { time, teamId }: { time: "elapsed" | "working"; teamId: string | null },
) {
  if (time === "elapsed") return [];
  const { items } = await load(args, listWithoutHours, { teamId: teamId ?? undefined });
  return items;
}
