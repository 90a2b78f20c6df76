import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { system } from "#core/actor.ts";
import { command } from "#core/command.ts";

/**
 * Milliseconds after which somebody of whom nothing was heard is not here any more: an open board is heard of every
 * twenty seconds, and three times may go missing.
 */
const silence = 60_000;

/**
 * Takes those out of sight whose board closed without a word, because the process that served them was killed: a job's,
 * every minute. Whoever comes back is here again with the next sign of life.
 */
export const expirePresence = command({
  name: "participant.expire_presence",
  input: z.strictObject({}),
  can: (actor) => actor.kind === system.kind,
  async run(ctx) {
    const gone = await ctx.db
      .updateTable("boardParticipants")
      .set({ leftAt: ctx.now })
      .where("leftAt", "is", null)
      .where("seenAt", "<", new Date(ctx.now.getTime() - silence))
      .returning(["id", "boardId"])
      .execute();
    const boards = Map.groupBy(gone, ({ boardId }) => boardId);
    // In the order of their ids, so that two who do this never wait for each other.
    for (const [boardId, left] of [...boards].sort(([one], [other]) => (one < other ? -1 : 1))) {
      await tellAll(
        ctx.db,
        boardId,
        left.map(({ id }) => ({ kind: "participant", id })),
      );
    }
    return { gone: gone.length };
  },
});
