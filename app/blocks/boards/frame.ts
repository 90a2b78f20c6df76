import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";

/** How what is given in a phase is shown afterwards: with the name, without one, or as a sum alone. */
export type ShownAs = "with_name" | "nameless" | "counted";

/** Phases in which one chooses and writes nothing: only sums ever come of it. */
const counted = new Set(["conviction", "vote", "rate"]);

/** What a phase says of names before anybody writes. Of consent it is the objections; who agreed is counted. */
export function shownAs({ kind, anonymous }: { kind: string; anonymous: boolean }): ShownAs {
  if (counted.has(kind)) return "counted";
  return anonymous ? "nameless" : "with_name";
}

/**
 * What phases, areas and timer a board has, and where it is now: for everybody on it. `code` is how one joins, while
 * one may; `words` are texts of ours in other languages, as long as nobody changed them.
 */
export async function readFrame(db: Queryable, boardId: string) {
  const board = await db
    .selectFrom("boards")
    .leftJoin("workshops", "workshops.id", "boards.id")
    .select(["boards.id", "boards.phaseId", "boards.timerEndsAt", "boards.timerLeft", "boards.promptsShown"])
    .select(["boards.libraryShown", "boards.rung", "boards.closedAt", "workshops.code", "workshops.language"])
    .where("boards.id", "=", boardId)
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
      "words",
      "runOff",
    ])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();
  const areas = await db
    .selectFrom("boardAreas")
    .select(["id", "title", "stem", "words"])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();
  return { ...board, phases: phases.map((phase) => ({ ...phase, shownAs: shownAs(phase) })), areas };
}

export type Frame = Awaited<ReturnType<typeof readFrame>>;
