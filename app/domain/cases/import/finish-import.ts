import { z } from "zod";
import { command } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";

/** Ends an import when all its rows are through, and lets go of the file. A second time changes nothing. */
export const finishImport = command({
  name: "import.finish",
  input: z.strictObject({ importId: Id }),
  async target({ db }, { importId }) {
    const row = await db
      .selectFrom("imports")
      .select(["state", "rows", "accepted", "updated", "unchanged", "refused", "warned"])
      .where("id", "=", importId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new NotFound();
    return row;
  },
  can: (actor) => actor.kind === "system",
  async run(ctx, { importId }, { state, ...counts }) {
    if (state === "done" || state === "failed") return;
    await ctx.db
      .updateTable("imports")
      .set((eb) => ({ state: "done", finishedAt: ctx.now, position: eb.ref("bytesTotal") }))
      .where("id", "=", importId)
      .execute();
    await ctx.db.deleteFrom("importChunks").where("importId", "=", importId).execute();
    ctx.record("import.finished", { type: "import", id: importId }, counts);
  },
});
