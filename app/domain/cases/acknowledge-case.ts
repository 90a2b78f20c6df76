import { z } from "zod";
import { command } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { setClocks } from "#domain/listening/clocks/set-clocks.ts";
import { lockCase } from "./find-case.ts";

/** The mail that says "it has arrived" went out: that stops the clock of the acknowledgement, and no other one. */
export const noteAcknowledgement = command({
  name: "case.note_acknowledgement",
  input: z.strictObject({ caseId: Id }),
  can: (actor) => actor.kind === "system",
  async run(ctx, { caseId }) {
    const kase = await lockCase(ctx, caseId);
    const { numUpdatedRows } = await ctx.db
      .updateTable("cases")
      .set((eb) => ({
        acknowledgedAt: eb
          .selectFrom("mails")
          .select("sentAt")
          .where("kind", "=", "acknowledgement")
          .whereRef("subjectId", "=", "cases.id"),
      }))
      .where("id", "=", kase.id)
      .where("acknowledgedAt", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await setClocks(ctx.db, [kase.id]);
  },
});
