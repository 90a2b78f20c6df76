import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { command } from "#core/command.ts";
import { whoHears } from "./who-hears.ts";

const day = 24 * 3600 * 1000;

/**
 * Feedback that has lain set aside as suspected spam for a day is told of once: one notice for each team, however much lies
 * there. A password manager fills a hidden field too.
 */
export const tellOfAside = command({
  name: "case.tell_aside",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "system",
  async run(ctx) {
    const waiting = await ctx.db
      .updateTable("cases")
      .set({ asideToldAt: ctx.now })
      .where("suspectedSpam", "=", true)
      .where("closedAt", "is", null)
      .where("asideToldAt", "is", null)
      .where("receivedAt", "<", new Date(ctx.now.getTime() - day))
      .returning(["id", "teamId"])
      .execute();
    for (const [teamId, cases] of Map.groupBy(waiting, (row) => row.teamId)) {
      const [first] = cases;
      if (!first) continue;
      const recipients = await whoHears(ctx.db, { ownerId: null, teamId });
      await notify(ctx, { kind: "aside_waits", subjectId: first.id, caseId: first.id }, recipients);
    }
    return { waiting: waiting.length };
  },
});
