import type { Queryable } from "#db/client.ts";
import {
  countsNowhere,
  placesWithoutHours,
  readHoursFacts,
} from "../organisation/calendars/without-hours.ts";

/** The standards in working time that measure nothing somewhere, because nobody ever works there; `nowhere` is all of it. */
export async function standardsWithoutHours(db: Queryable) {
  const standards = await db
    .selectFrom("standards")
    .select(["id", "name", "teamId"])
    .where("time", "=", "working")
    .orderBy("createdAt")
    .execute();
  if (standards.length === 0) return [];
  const facts = await readHoursFacts(db);
  return standards
    .map((standard) => ({
      ...standard,
      places: placesWithoutHours(facts, standard.teamId),
      nowhere: countsNowhere(facts, standard.teamId),
    }))
    .filter(({ places }) => places.length > 0);
}
