import { sql } from "kysely";
import { z } from "zod";
import { query } from "#core/command.ts";
import { facilitates, takeSeat, WorkshopId } from "./seat.ts";

/**
 * What those who facilitate may know before they move on, close or show: how many notes are private still and would be
 * shown, and how many answered each statement. Numbers alone, never whose, and nothing of votes or of conviction.
 */
export const readProgress = query({
  name: "workshop.read_progress",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run({ db }, { workshopId }) {
    const { privateNotes } = await db
      .selectFrom("boardNotes")
      .select((eb) => eb.fn.countAll<number>().as("privateNotes"))
      .where("boardId", "=", workshopId)
      .where("hidden", "=", true)
      .where("removed", "=", false)
      .executeTakeFirstOrThrow();
    const consent = await db
      .selectFrom("boardStatements as statement")
      .leftJoin("boardConsents as given", (join) =>
        join
          .onRef("given.statementId", "=", "statement.id")
          .on(sql<boolean>`(given.answer = 'object' or given.revision = statement.revision)`),
      )
      .select((eb) => ["statement.id as statementId", eb.fn.count<number>("given.id").as("answered")])
      .where("statement.boardId", "=", workshopId)
      .where("statement.droppedAt", "is", null)
      .groupBy("statement.id")
      .orderBy("statement.id")
      .execute();
    return { privateNotes, consent };
  },
});
