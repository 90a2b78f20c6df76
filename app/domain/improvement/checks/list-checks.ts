import { sql } from "kysely";
import { z } from "zod";
import { type Actor, isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Search } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { visibleCases } from "../../organisation/visibility.ts";
import { CheckMark } from "./give-view.ts";
import { SubjectType } from "./subject.ts";

/** Rounds in which somebody gave a view, of things that this actor may see. */
const visibleChecks = (db: Queryable, actor: Actor) =>
  db
    .selectFrom("checks")
    .leftJoin("cases", "cases.id", "checks.caseId")
    .where((eb) => eb.or([eb("checks.caseId", "is", null), visibleCases(actor)(eb as never)]))
    .where(sql<boolean>`exists (select from check_views where check_id = checks.id)`);

/** What may be read of a round by this actor: everything once shown, else what they said themselves. */
const readableView = (actor: Actor) => {
  const me = actor.kind === "employee" ? actor.id : null;
  return sql`(checks.shown_at is not null or view.checker_id = ${me}::uuid)`;
};

const title = sql<string>`left(coalesce(
  (select title from initiatives where checks.subject_type = 'initiative' and id = checks.subject_id),
  (select body from messages where checks.subject_type = 'message' and id = checks.subject_id),
  (select what from decisions where checks.subject_type = 'decision' and id = checks.subject_id),
  (select kind from documents where checks.subject_type = 'document' and id = checks.subject_id), ''), 200)`;

const counted = (mark: z.output<typeof CheckMark>, actor: Actor) =>
  sql<number>`(select count(*)::int from check_views view join check_marks on view_id = view.id
    where view.check_id = checks.id and mark = ${mark} and ${readableView(actor)})`;

/**
 * Checks, newest first, of things that this reader may see. `q` looks in the title and in what the reader may read of
 * the views; `mark` keeps those in which such a mark stands. What is not shown yet is neither found nor counted.
 */
export const listChecks = query({
  name: "check.list",
  input: z.strictObject({
    subjectType: SubjectType.optional(),
    mark: CheckMark.optional(),
    q: Search(100).default(""),
    ...Paging,
  }),
  can: isStaff,
  async run({ db, actor }, { subjectType, mark, q, limit, cursor }) {
    let rows = visibleChecks(db, actor)
      .select([
        "checks.id",
        "checks.subjectType",
        "checks.subjectId",
        "checks.number",
        "checks.caseId",
        "cases.reference as caseReference",
        "checks.shownAt",
        "checks.settledAt",
        "checks.createdAt",
      ])
      .select([
        title.as("title"),
        counted("supports", actor).as("supports"),
        counted("neutral", actor).as("neutral"),
        counted("conflicts", actor).as("conflicts"),
      ])
      .select(sql<number>`(select count(*)::int from check_views where check_id = checks.id)`.as("given"))
      .orderBy("checks.id", "desc")
      .limit(limit + 1);
    if (subjectType) rows = rows.where("checks.subjectType", "=", subjectType);
    if (mark) {
      rows = rows.where(
        sql<boolean>`exists (select from check_views view join check_marks on view_id = view.id
          where view.check_id = checks.id and mark = ${mark} and ${readableView(actor)})`,
      );
    }
    if (q !== "") rows = rows.where(says(actor, `%${q.replace(/[\\%_]/g, "\\$&")}%`));
    if (cursor) rows = rows.where("checks.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row) => row,
      (row) => encodeCursor(row.id),
    );
  },
});

const says = (actor: Actor, part: string) => sql<boolean>`(
  ${title} ilike ${part} or exists (
    select from check_views view where view.check_id = checks.id and ${readableView(actor)} and (
      view.value ilike ${part} or exists (select from check_marks
        where view_id = view.id and (line ilike ${part} or note ilike ${part})))))`;

/** How much is checked and what comes of it: rounds by kind of thing, and the marks on each principle once shown. */
export const getCheckFigures = query({
  name: "check.figures",
  input: z.strictObject({}),
  can: isStaff,
  async run({ db, actor, language }) {
    const [subjects, principles, unchecked] = await Promise.all([
      visibleChecks(db, actor)
        .select(["checks.subjectType", (eb) => eb.fn.countAll<number>().as("checks")])
        .groupBy("checks.subjectType")
        .orderBy("checks.subjectType")
        .execute(),
      visibleChecks(db, actor)
        .innerJoin("checkViews", "checkViews.checkId", "checks.id")
        .innerJoin("checkMarks", "checkMarks.viewId", "checkViews.id")
        .innerJoin("principles", "principles.id", "checkMarks.principleId")
        .where("checks.shownAt", "is not", null)
        .select(["principles.id", inLanguage("principles", "statement", language).as("statement")])
        .select((eb) =>
          CheckMark.options.map((mark) =>
            eb.fn.countAll<number>().filterWhere("checkMarks.mark", "=", mark).as(mark),
          ),
        )
        .groupBy("principles.id")
        .orderBy("principles.place")
        .orderBy("principles.id")
        .limit(50)
        .execute(),
      db
        .selectFrom("initiatives")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("state", "=", "under_way")
        .where(
          sql<boolean>`not exists (select from checks join check_views on check_views.check_id = checks.id
            where checks.subject_type = 'initiative' and checks.subject_id = initiatives.id)`,
        )
        .executeTakeFirstOrThrow(),
    ]);
    return { subjects, principles, unchecked: unchecked.count };
  },
});
