import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { element } from "#domain/philosophy/get-principle.ts";
import { PrincipleId } from "#domain/philosophy/principle.ts";
import { takeSeat } from "../seat.ts";
import { outcomeTitles } from "../workshop.ts";

/** Workshops that one principle can have grown from, at most. */
const mostWorkshops = 20;

/**
 * The workshops that a principle grew from, as far as this reader may read what came of them; of those whose board they
 * see, the notes too. Nothing for a principle that is not there.
 */
export const listWorkshopsOfPrinciple = query({
  name: "workshop.list_of_principle",
  input: z.strictObject({ principleId: PrincipleId }),
  can: isStaff,
  async run(ctx, { principleId }) {
    const [agreedAt, notes] = await Promise.all([agreedIn(ctx, principleId), notesOf(ctx, principleId)]);
    const ids = [...new Set([...agreedAt, ...notes.map(({ boardId }) => boardId)])].slice(0, mostWorkshops);
    const titles = await outcomeTitles(ctx, ids);
    const items = [...titles].map(async ([workshopId, title]) => ({
      workshopId,
      title,
      noteIds: (await seesBoard(ctx, workshopId))
        ? notes.filter(({ boardId }) => boardId === workshopId).map(({ id }) => id)
        : [],
    }));
    return { items: await Promise.all(items) };
  },
});

async function agreedIn({ db }: QueryContext, principleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("boardStatements")
    .select("boardId")
    .distinct()
    .where("principleId", "=", principleId)
    .where("agreedAt", "is not", null)
    .execute();
  return rows.map(({ boardId }) => boardId);
}

/** Notes that the principle is tied to and that still lie on a board. */
const notesOf = ({ db }: QueryContext, principleId: string) =>
  db
    .selectFrom("links")
    .innerJoin("boardOpenNotes as note", "note.id", "links.toId")
    .select(["note.id", "note.boardId"])
    .where("links.kind", "=", element)
    .where("links.fromType", "=", "principle")
    .where("links.fromId", "=", principleId)
    .where("links.toType", "=", "note")
    .where("links.removedAt", "is", null)
    .orderBy("links.id")
    .limit(200)
    .$castTo<{ id: string; boardId: string }>()
    .execute();

async function seesBoard(ctx: QueryContext, workshopId: string): Promise<boolean> {
  try {
    await takeSeat(ctx, workshopId);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
