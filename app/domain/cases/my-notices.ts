import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { z } from "zod";
import { readNotices } from "#blocks/notices/read-notices.ts";
import type { Actor } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Forbidden, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Instant } from "#core/validation.ts";
import type { DB } from "#db/schema.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";

const Cursor = z.tuple([Instant, Id]);

/**
 * My notices, newest first; each with the reference of its case while I may see that case. A notice about a case that
 * has left my sight is left out: it must not tell what the case itself no longer may.
 */
export const listMyNotices = query({
  name: "notice.list",
  input: z.strictObject({ ...Paging, unread: z.boolean().optional() }),
  can: (actor) => actor.kind === "employee",
  async run({ db, actor }, { limit, cursor, unread }) {
    let rows = db
      .selectFrom("notices")
      .leftJoin("cases", "cases.id", "notices.caseId")
      .leftJoin("promises", "promises.id", "notices.subjectId")
      .leftJoin("workshopBehaviours as behaviour", "behaviour.id", "notices.subjectId")
      .leftJoin("boardPhases as phase", "phase.id", "notices.subjectId")
      .select(["behaviour.workshopId", "phase.boardId as phaseOf"])
      // Whom a refused or waiting mail was for, of one that is about no case; those who run the programme hear of these.
      .leftJoin("mails", "mails.id", "notices.subjectId")
      .leftJoin("invitations as invited", (join) =>
        join.onRef("invited.id", "=", "mails.subjectId").on("mails.kind", "=", "invitation"),
      )
      .leftJoin("passwordResets as reset", (join) =>
        join.onRef("reset.id", "=", "mails.subjectId").on("mails.kind", "=", "password_reset"),
      )
      .leftJoin("notices as heard", "heard.id", "mails.subjectId")
      .leftJoin("employees as reader", (join) =>
        join.on((eb) => eb("reader.id", "=", eb.fn.coalesce("reset.employeeId", "heard.recipientId"))),
      )
      .select((eb) => eb.fn.coalesce("invited.name", "reader.name").as("mailReader"))
      .leftJoin("deadlineReminders", "deadlineReminders.id", "notices.subjectId")
      .select([
        "notices.id",
        "notices.kind",
        "notices.subjectId",
        "notices.caseId",
        "notices.createdAt",
        "notices.readAt",
      ])
      .select(["cases.reference", "promises.text as promise"])
      .select((eb) => eb.fn.coalesce("promises.dueAt", "deadlineReminders.deadline").as("dueAt"))
      .where("notices.recipientId", "=", mine(actor))
      .where(aboutVisibleCases(actor))
      .orderBy("notices.createdAt", "desc")
      .orderBy("notices.id", "desc")
      .limit(limit + 1);
    if (unread) rows = rows.where("notices.readAt", "is", null);
    if (cursor) {
      const [createdAt, id] = decodeCursor(cursor, Cursor);
      rows = rows.where((eb) =>
        eb(eb.refTuple("notices.createdAt", "notices.id"), "<", eb.tuple(createdAt, id)),
      );
    }
    return pageOf(
      await rows.execute(),
      limit,
      (row) => row,
      (row) => encodeCursor(row.createdAt.toISOString(), row.id),
    );
  },
});

/** Marks one of my notices as read. Errors: NotFound for another's. */
export const readNotice = command({
  name: "notice.read",
  input: z.strictObject({ noticeId: Id }),
  async target(ctx, { noticeId }) {
    const notice = await ctx.db
      .selectFrom("notices")
      .select("id")
      .where("id", "=", noticeId)
      .where("recipientId", "=", ctx.actor.kind === "employee" ? ctx.actor.id : null)
      .executeTakeFirst();
    if (!notice) throw new NotFound();
    return notice;
  },
  can: (actor) => actor.kind === "employee",
  async run(ctx, { noticeId }) {
    await readNotices(ctx.db, mine(ctx.actor), { noticeId }, ctx.now);
    return { id: noticeId };
  },
});

export const readAllNotices = command({
  name: "notice.read_all",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "employee",
  run: async (ctx) => ({ read: await readNotices(ctx.db, mine(ctx.actor), "all", ctx.now) }),
});

/** Notices (joined with their cases) that are about no case, or about one that the actor may see. */
export const aboutVisibleCases =
  (actor: Actor) =>
  (eb: ExpressionBuilder<DB, "cases" | "notices">): Expression<SqlBool> =>
    eb.or([eb("notices.caseId", "is", null), visibleCases(actor)(eb)]);

function mine(actor: Actor): string {
  if (actor.kind !== "employee") throw new Forbidden();
  return actor.id;
}
