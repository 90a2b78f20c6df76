import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Day } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { wordsIn } from "../../philosophy/principle.ts";
import { AuditKind, findItem } from "./items.ts";
import { Rating } from "./rate.ts";

/** How one thing meets one principle; `rating` null where nobody looked yet, which is no rating at all. */
export interface Cell {
  principleId: string;
  rating: z.output<typeof Rating> | null;
  evidence: string | null;
  /** A day, `2027-05-01`; null where nobody looked yet. */
  reviewOn: string | null;
  overdue: boolean;
}

const today = (now: Date) =>
  sql`(select (${now}::timestamptz at time zone time_zone)::date from organisation)`;

/** Principles in force, in their order, in the reader's language: the columns of the matrix. */
async function columnsOf({ db, language }: QueryContext) {
  const rows = await db
    .selectFrom("principles")
    .select(["id", "statement", "explanation", "translations", "place"])
    .where("place", "is not", null)
    .orderBy("place")
    .execute();
  return rows.map((row) => ({ id: row.id, place: row.place, statement: wordsIn(row, language).statement }));
}

const cellsOf = (now: Date) => sql<Cell[]>`(
  select coalesce(json_agg(json_build_object('principleId', rating.principle_id, 'rating', rating.rating,
    'evidence', rating.evidence, 'reviewOn', to_char(rating.review_on, 'YYYY-MM-DD'),
    'overdue', rating.review_on < ${today(now)})), '[]')
  from audit_ratings rating where rating.item_id = item.id and rating.replaced_at is null)`;

const counted = (rating: string) => sql<number>`(select count(*)::int from audit_ratings rating
  join principles on principles.id = rating.principle_id and principles.place is not null
  where rating.item_id = item.id and rating.replaced_at is null and rating.rating = ${rating})`;

/** One row of cells in the order of the columns; ratings of principles that are no longer in force are left out. */
function inOrder(principles: { id: string }[], cells: Cell[]): Cell[] {
  const known = new Map(cells.map((cell) => [cell.principleId, cell]));
  return principles.map(
    ({ id }) =>
      known.get(id) ?? { principleId: id, rating: null, evidence: null, reviewOn: null, overdue: false },
  );
}

/** The audit matrix: things against principles in force, worst first: most "not met", then most "partly". */
export const readMatrix = query({
  name: "audit.read_matrix",
  input: z.strictObject({ kind: AuditKind.optional(), ...Paging }),
  can: isStaff,
  async run(ctx, { kind, limit, cursor }) {
    const [principles, rows] = await Promise.all([
      columnsOf(ctx),
      itemRows(ctx.db, ctx.now, kind, limit, cursor),
    ]);
    const page = pageOf(
      rows,
      limit,
      (row) => row,
      (row) => encodeCursor(row.notMet, row.partly, row.id),
    );
    return {
      principles,
      nextCursor: page.nextCursor,
      items: page.items.map(({ cells, ...item }) => ({ ...item, cells: inOrder(principles, cells) })),
    };
  },
});

function itemRows(
  db: Queryable,
  now: Date,
  kind: z.output<typeof AuditKind> | undefined,
  limit: number,
  cursor: string | undefined,
) {
  let items = db
    .selectFrom("auditItems as item")
    .leftJoin("employees", "employees.id", "item.ownerId")
    .select(["item.id", "item.kind", "item.name", "employees.name as ownerName"])
    .select([cellsOf(now).as("cells"), counted("not_met").as("notMet"), counted("partly").as("partly")])
    .where("item.retiredAt", "is", null);
  if (kind) items = items.where("item.kind", "=", kind);
  let rows = db
    .selectFrom(items.as("item"))
    .selectAll()
    .orderBy("notMet", "desc")
    .orderBy("partly", "desc")
    .orderBy("id")
    .limit(limit + 1);
  if (cursor) {
    const [notMet, partly, id] = decodeCursor(cursor, z.tuple([z.int(), z.int(), Id]));
    rows = rows.where(
      sql<boolean>`(-not_met, -partly, id) > (${-notMet}::int, ${-partly}::int, ${id}::uuid)`,
    );
  }
  return rows.execute();
}

/** Ratings one by one, worst first and then by the day of the next review; `review: "overdue"` those whose day passed. */
export const listRatings = query({
  name: "audit.list",
  input: z.strictObject({
    kind: AuditKind.optional(),
    rating: Rating.optional(),
    review: z.enum(["overdue"]).optional(),
    ...Paging,
  }),
  can: isStaff,
  async run({ db, now, language }, { kind, rating, review, limit, cursor }) {
    const rank = sql<number>`rating_rank(rating.rating)`;
    let rows = db
      .selectFrom("auditRatings as rating")
      .innerJoin("auditItems as item", "item.id", "rating.itemId")
      .innerJoin("principles", "principles.id", "rating.principleId")
      .select(["rating.id", "rating.itemId", "item.kind", "item.name", "rating.principleId"])
      .select(["rating.rating", "rating.evidence", "rating.ratedAt", rank.as("rank")])
      .select([
        inLanguage("principles", "statement", language).as("statement"),
        sql<string>`to_char(rating.review_on, 'YYYY-MM-DD')`.as("reviewOn"),
        sql<boolean>`rating.review_on < ${today(now)}`.as("overdue"),
      ])
      .where("rating.replacedAt", "is", null)
      .where("item.retiredAt", "is", null)
      .where("principles.place", "is not", null)
      .orderBy(rank)
      .orderBy("rating.reviewOn")
      .orderBy("rating.id")
      .limit(limit + 1);
    if (kind) rows = rows.where("item.kind", "=", kind);
    if (rating) rows = rows.where("rating.rating", "=", rating);
    if (review) rows = rows.where(sql<boolean>`rating.review_on < ${today(now)}`);
    if (cursor) {
      const [place, day, id] = decodeCursor(cursor, z.tuple([z.int(), Day, Id]));
      rows = rows.where(
        sql<boolean>`(${rank}, rating.review_on, rating.id) > (${place}, ${day}::date, ${id}::uuid)`,
      );
    }
    return pageOf(
      await rows.execute(),
      limit,
      ({ rank: _rank, ...row }) => row,
      (row) => encodeCursor(row.rank, row.reviewOn, row.id),
    );
  },
});

/** One thing with its cell for each principle in force. Errors: NotFound. */
export const getAuditItem = query({
  name: "audit.read_item",
  input: z.strictObject({ itemId: Id }),
  target: ({ db }, { itemId }) => findItem(db, itemId),
  can: isStaff,
  async run(ctx, { itemId }, item) {
    const [principles, row] = await Promise.all([
      columnsOf(ctx),
      ctx.db
        .selectFrom("auditItems as item")
        .select(cellsOf(ctx.now).as("cells"))
        .where("item.id", "=", itemId)
        .executeTakeFirstOrThrow(),
    ]);
    return { ...item, principles, cells: inOrder(principles, row.cells) };
  },
});
