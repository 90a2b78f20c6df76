import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";
import { waitsAfterClosing } from "./late.ts";
import { aboutVisibleCases } from "./my-notices.ts";

/** More than this is not counted on every page: "99+". */
const most = 99;

/**
 * What the frame of every page says: cases that I may see and that ask for something (open, or closed with a word that waits
 * for an answer), and my unread notices; each counted up to 100.
 */
export const readAttention = query({
  name: "attention.read",
  input: z.strictObject({}),
  can: isStaff,
  async run({ db, actor }) {
    const cases = db
      .selectFrom("cases")
      .where("closedAt", "is", null)
      .where("suspectedSpam", "=", false)
      .where(visibleCases(actor))
      .select("cases.id")
      .limit(most + 1);
    const afterClosing = db
      .selectFrom("cases")
      .where(waitsAfterClosing)
      .where("suspectedSpam", "=", false)
      .where(visibleCases(actor))
      .select("cases.id")
      .limit(most + 1);
    const notices = db
      .selectFrom("notices")
      .leftJoin("cases", "cases.id", "notices.caseId")
      .where("notices.recipientId", "=", actor.kind === "employee" ? actor.id : null)
      .where("notices.readAt", "is", null)
      .where(aboutVisibleCases(actor))
      .select("notices.id")
      .limit(most + 1);
    const counts = await db
      .selectNoFrom((eb) => [
        eb.selectFrom(cases.as("cases")).select(eb.fn.countAll<number>().as("count")).as("openCases"),
        eb
          .selectFrom(afterClosing.as("after"))
          .select(eb.fn.countAll<number>().as("count"))
          .as("afterClosing"),
        eb.selectFrom(notices.as("notices")).select(eb.fn.countAll<number>().as("count")).as("unreadNotices"),
      ])
      .executeTakeFirstOrThrow();
    return {
      openCases: Math.min(Number(counts.openCases) + Number(counts.afterClosing), most + 1),
      unreadNotices: Number(counts.unreadNotices),
    };
  },
});
