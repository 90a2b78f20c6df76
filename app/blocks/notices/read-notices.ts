import type { Queryable } from "#db/client.ts";

/** Marks one of somebody's notices as read, or all of them; the number that were unread. */
export async function readNotices(
  db: Queryable,
  recipientId: string,
  which: { noticeId: string } | "all",
  now: Date,
): Promise<number> {
  const update = db
    .updateTable("notices")
    .set({ readAt: now })
    .where("recipientId", "=", recipientId)
    .where("readAt", "is", null);
  const { numUpdatedRows } = await (which === "all"
    ? update
    : update.where("id", "=", which.noticeId)
  ).executeTakeFirst();
  return Number(numUpdatedRows);
}
