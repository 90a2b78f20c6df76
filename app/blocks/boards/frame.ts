import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";

/** What phases, areas and timer a board has, and where it is now: for everybody on it. */
export async function readFrame(db: Queryable, boardId: string) {
  const board = await db
    .selectFrom("boards")
    .select(["id", "phaseId", "timerEndsAt", "promptsShown", "libraryShown", "closedAt"])
    .where("id", "=", boardId)
    .executeTakeFirst();
  if (!board) throw new NotFound();
  const phases = await db
    .selectFrom("boardPhases")
    .select([
      "id",
      "kind",
      "title",
      "prompt",
      "prompts",
      "seconds",
      "anonymous",
      "votes",
      "areaIds",
      "deadlineAt",
      "closedAt",
    ])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();
  const areas = await db
    .selectFrom("boardAreas")
    .select(["id", "title", "stem"])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();
  return { ...board, phases, areas };
}

export type Frame = Awaited<ReturnType<typeof readFrame>>;
