import type { Queryable } from "#db/client.ts";

/** What on a board can be voted on, rated or tied to. */
export type TargetKind = "note" | "group" | "statement";

/** Whether something that everybody may see has this id on this board. A statement is held, so that it does not go up
 * in another meanwhile. */
export async function isTarget(
  db: Queryable,
  boardId: string,
  kind: TargetKind,
  id: string,
): Promise<boolean> {
  const found =
    kind === "note"
      ? await db
          .selectFrom("boardNotes")
          .select("id")
          .where("id", "=", id)
          .where("boardId", "=", boardId)
          .where("hidden", "=", false)
          .where("removed", "=", false)
          .executeTakeFirst()
      : kind === "group"
        ? await db
            .selectFrom("boardGroups")
            .select("id")
            .where("id", "=", id)
            .where("boardId", "=", boardId)
            .where("removed", "=", false)
            .executeTakeFirst()
        : await db
            .selectFrom("boardStatements")
            .select("id")
            .where("id", "=", id)
            .where("boardId", "=", boardId)
            .where("droppedAt", "is", null)
            .forShare()
            .executeTakeFirst();
  return found !== undefined;
}
