import type { Queryable } from "#db/client.ts";

/** The last request of a case, as the one who asked reads it; null when there was none. */
export async function lastRequest(db: Queryable, caseId: string) {
  const request = await db
    .selectFrom("erasureRequests")
    .select(["requestedAt", "answerBy", "outcome", "words", "answeredAt"])
    .where("caseId", "=", caseId)
    .orderBy("requestedAt", "desc")
    .executeTakeFirst();
  return request ?? null;
}
