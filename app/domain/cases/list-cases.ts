import { type Expression, type SqlBool, sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Instant } from "#core/validation.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";
import { narrowed, narrowing, view, viewed } from "./case-filters.ts";
import { awaitsAnswer, isLate, mailRefused, nextPromiseDue, waitsAfterClosing } from "./late.ts";

const Cursor = z.tuple([Instant, z.uuid()]);

/** Cases that this actor sees, newest received first. */
export const listCases = query({
  name: "case.list",
  input: z.strictObject({ ...view, ...narrowing, ...Paging }),
  can: isStaff,
  async run(ctx, input) {
    let rows = ctx.db
      .selectFrom("cases")
      .leftJoin("voices", "voices.caseId", "cases.id")
      .leftJoin("people", "people.id", "cases.personId")
      .leftJoin("teams", "teams.id", "cases.teamId")
      .leftJoin("employees", "employees.id", "cases.ownerId")
      .select([
        "cases.id",
        "cases.reference",
        "cases.kind",
        "cases.teamId",
        "teams.name as teamName",
        "cases.ownerId",
        "employees.name as ownerName",
        "people.name as personName",
        "voices.channel",
        "cases.receivedAt",
        "cases.acknowledgedAt",
        "cases.firstAnswerAt",
        "cases.dueAt",
        "cases.closedAt",
        "cases.suspectedSpam",
        sql<string | null>`left(voices.text, 200)`.as("excerpt"),
        nextPromiseDue.as("nextPromiseDueAt"),
        awaitsAnswer.as("awaitsAnswer"),
        mailRefused.as("mailRefused"),
      ])
      .select((eb) => sql<boolean>`coalesce(${isLate(ctx.now)(eb)}, false)`.as("late"))
      .where(visibleCases(ctx.actor))
      .where("cases.suspectedSpam", "=", input.suspectedSpam);
    for (const condition of viewed(ctx, input)) rows = rows.where(condition);
    for (const condition of await narrowed(ctx, input)) rows = rows.where(condition);
    if (input.cursor) {
      const [receivedAt, id] = decodeCursor(input.cursor, Cursor);
      rows = rows.where(
        sql<boolean>`(cases.received_at, cases.id) < (${receivedAt}::timestamptz, ${id}::uuid)`,
      );
    }
    const found = await rows
      .orderBy("cases.receivedAt", "desc")
      .orderBy("cases.id", "desc")
      .limit(input.limit + 1)
      .execute();
    return pageOf(
      found,
      input.limit,
      (row) => ({ ...row, state: row.closedAt ? ("closed" as const) : ("open" as const) }),
      (row) => encodeCursor(row.receivedAt.toISOString(), row.id),
    );
  },
});

/**
 * How many cases this actor sees: open, their own, late, nobody's, kept aside as spam; and how many wait for an answer of
 * ours, open or closed. All narrowed as the list is. For the navigation.
 */
export const countCases = query({
  name: "case.count",
  input: z.strictObject(narrowing),
  can: isStaff,
  async run(ctx, input) {
    const conditions = await narrowed(ctx, input);
    const seen = () => {
      let rows = ctx.db.selectFrom("cases").where(visibleCases(ctx.actor));
      for (const condition of conditions) rows = rows.where(condition);
      return rows;
    };
    const [open, closed] = await Promise.all([
      seen()
        .select((eb) => {
          const count = (...those: Expression<SqlBool>[]) =>
            eb.fn.countAll<number>().filterWhere(eb.and([eb("cases.suspectedSpam", "=", false), ...those]));
          return [
            count().as("open"),
            count(sql`cases.owner_id = ${ctx.actor.id}::uuid`).as("mine"),
            count(isLate(ctx.now)(eb)).as("late"),
            count(eb("cases.ownerId", "is", null)).as("unowned"),
            count(awaitsAnswer).as("awaiting"),
            eb.fn.countAll<number>().filterWhere("cases.suspectedSpam", "=", true).as("aside"),
          ];
        })
        .where("cases.closedAt", "is", null)
        .executeTakeFirstOrThrow(),
      seen()
        .select((eb) => eb.fn.countAll<number>().as("awaiting"))
        .where("cases.closedAt", "is not", null)
        .where("cases.suspectedSpam", "=", false)
        .where(waitsAfterClosing)
        .executeTakeFirstOrThrow(),
    ]);
    return { ...open, awaiting: open.awaiting + closed.awaiting };
  },
});
