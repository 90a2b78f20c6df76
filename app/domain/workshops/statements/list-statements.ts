import { sql } from "kysely";
import { z } from "zod";
import { readFrame } from "#blocks/boards/frame.ts";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { areasToTie } from "../export/sheet.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { selectStatements } from "./parts.ts";
import { similarPairs } from "./similar.ts";

/** Texts that are compared with one another at most. */
const mostCompared = 400;

/**
 * The statements above the elements, with what is tied to what: how many elements there are, how many gave rise to
 * a statement and how many are left, and which statements rest on no element.
 */
export const listStatements = query({
  name: "statement.list",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  async run({ db }, _input, { workshopId }) {
    const [items, ties, counts] = await Promise.all([
      selectStatements(db, workshopId).execute(),
      tiesOf(db, workshopId),
      countElements(db, workshopId),
    ]);
    const noteIds = Map.groupBy(ties, ({ targetId }) => targetId);
    return {
      items: items.map((item) => ({
        ...item,
        noteIds: (noteIds.get(item.id) ?? []).map(({ noteId }) => noteId),
      })),
      ...counts,
      bareIds: items.filter(({ id }) => !noteIds.has(id)).map(({ id }) => id),
    };
  },
});

/** Ties from notes that all see to statements that stand. */
const tiesOf = (db: Queryable, boardId: string) =>
  db
    .selectFrom("boardTies as tie")
    .innerJoin("boardNotes as note", "note.id", "tie.noteId")
    .innerJoin("boardStatements as statement", "statement.id", "tie.targetId")
    .select(["tie.noteId", "tie.targetId"])
    .where("tie.boardId", "=", boardId)
    .where("note.hidden", "=", false)
    .where("note.removed", "=", false)
    .where("statement.droppedAt", "is", null)
    .orderBy("tie.noteId")
    .execute();

/** Elements of the areas in which notes are to be tied, and how many of them are. */
async function countElements(db: Queryable, boardId: string) {
  const areaIds = [...areasToTie(await readFrame(db, boardId))];
  const { rows } = await sql<{ elements: number; tied: number }>`
    select count(*)::int as elements, count(*) filter (where exists (
      select from board_ties tie join board_statements statement on statement.id = tie.target_id
      where tie.note_id = note.id and statement.dropped_at is null))::int as tied
    from board_open_notes note where board_id = ${boardId} and area_id = any(${areaIds}::uuid[])`.execute(db);
  const { elements, tied } = rows[0] ?? { elements: 0, tied: 0 };
  return { elements, tied, untied: elements - tied };
}

/** Notes or statements that may say the same, the likest first: to group, or to merge. */
export const findSimilar = query({
  name: "workshop.find_similar",
  input: z.strictObject({
    workshopId: WorkshopId,
    of: z.enum(["notes", "statements"]).default("statements"),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  async run({ db }, { of }, { workshopId }) {
    const texts =
      of === "statements"
        ? await selectStatements(db, workshopId).execute()
        : await db
            .selectFrom("boardNotes")
            .select(["id", "text"])
            .where("boardId", "=", workshopId)
            .where("hidden", "=", false)
            .where("removed", "=", false)
            .orderBy("position")
            .limit(mostCompared)
            .execute();
    return { pairs: similarPairs(texts).slice(0, 200) };
  },
});
