import type { LiveEvent } from "#core/live.ts";
import type { Queryable } from "#db/client.ts";

/** Events of the log after a number, oldest first, with what decides who may hear of them. For the live stream only. */
export async function logAfter(db: Queryable, number: number, limit: number): Promise<LiveEvent[]> {
  const rows = await db
    .selectFrom("events")
    .leftJoin("cases", "cases.id", "events.caseId")
    .select(["events.number", "events.type", "events.subjectType", "events.subjectId", "events.caseId"])
    .select(["cases.teamId", "cases.ownerId"])
    .where("events.number", ">", number)
    .orderBy("events.number")
    .limit(limit)
    .execute();
  return rows.map(({ caseId, teamId, ownerId, ...event }) => ({
    ...event,
    number: Number(event.number),
    place: caseId ? { id: caseId, teamId, ownerId } : null,
  }));
}
