import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Instant } from "#core/validation.ts";
import { VoiceKind } from "#domain/listening/open-case.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";
import { awaitsAnswer, isLate, nextPromiseDue } from "./late.ts";

/** `true` or `false` as text, as a query string and a form carry it. */
const Flag = z.enum(["true", "false"]).transform((text) => text === "true");
const Cursor = z.tuple([Instant, z.uuid()]);

const Filters = z.strictObject({
  state: z.enum(["open", "closed"]).optional(),
  /** An employee's id, `me`, or `none` for cases that nobody took up. */
  ownerId: z.union([z.literal("me"), z.literal("none"), Id]).optional(),
  teamId: Id.optional(),
  kind: VoiceKind.optional(),
  late: Flag.optional(),
  /** What was kept aside as spam, instead of everything else. */
  suspectedSpam: Flag.default(false),
  ...Paging,
});

/** Cases that this actor sees, newest received first. */
export const listCases = query({
  name: "case.list",
  input: Filters,
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
      ])
      .select((eb) => sql<boolean>`coalesce(${isLate(ctx.now)(eb)}, false)`.as("late"))
      .where(visibleCases(ctx.actor))
      .where("cases.suspectedSpam", "=", input.suspectedSpam);
    if (input.state) rows = rows.where("cases.closedAt", input.state === "open" ? "is" : "is not", null);
    if (input.ownerId === "none") rows = rows.where("cases.ownerId", "is", null);
    else if (input.ownerId) rows = rows.where("cases.ownerId", "=", ownerIn(input.ownerId, ctx.actor.id));
    if (input.teamId) rows = rows.where("cases.teamId", "=", input.teamId);
    if (input.kind) rows = rows.where("cases.kind", "=", input.kind);
    if (input.late === true) rows = rows.where(isLate(ctx.now));
    if (input.late === false) rows = rows.where((eb) => sql<boolean>`${isLate(ctx.now)(eb)} is not true`);
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

function ownerIn(ownerId: string, actorId: string | null): string {
  if (ownerId !== "me") return ownerId;
  if (actorId === null) throw new Invalid([{ path: "ownerId", code: "not_an_option" }]);
  return actorId;
}

/** How many cases this actor sees: open, their own, late, and kept aside as spam. For the navigation. */
export const countCases = query({
  name: "case.count",
  input: z.strictObject({}),
  can: isStaff,
  async run(ctx) {
    return ctx.db
      .selectFrom("cases")
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere("cases.suspectedSpam", "=", false).as("open"),
        eb.fn
          .countAll<number>()
          .filterWhere("cases.suspectedSpam", "=", false)
          .filterWhere(sql<boolean>`cases.owner_id = ${ctx.actor.id}::uuid`)
          .as("mine"),
        eb.fn
          .countAll<number>()
          .filterWhere("cases.suspectedSpam", "=", false)
          .filterWhere(isLate(ctx.now)(eb))
          .as("late"),
        eb.fn.countAll<number>().filterWhere("cases.suspectedSpam", "=", true).as("aside"),
      ])
      .where("cases.closedAt", "is", null)
      .where(visibleCases(ctx.actor))
      .executeTakeFirstOrThrow();
  },
});
