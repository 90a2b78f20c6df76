import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import type { QueryContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, type Page, pageOf } from "#core/paging.ts";
import type { DB } from "#db/schema.ts";
import { visibleCases } from "../organisation/visibility.ts";
import { countedRows, type RowState, type View } from "./counted-rows.ts";
import type { Standard } from "./standards.ts";

/** Which rows behind a figure: one state, all that were missed, or (without) all that are in the figure. */
export const RowFilter = z.enum(["met", "missed", "late", "broken", "overdue", "released", "open"]);
export type RowFilter = z.output<typeof RowFilter>;

const missed: RowState[] = ["late", "broken", "overdue"];
const statesOf = (filter: RowFilter | undefined): RowState[] => {
  if (filter === undefined) return ["met", ...missed];
  return filter === "missed" ? missed : [filter];
};

/** One thing that a standard counted. */
export interface CountedRow {
  /** The case, the next answer or the promise. */
  subjectId: string;
  caseId: string;
  reference: string;
  teamName: string | null;
  /** The promise's words; otherwise the beginning of what was told us. */
  text: string | null;
  startsAt: Date;
  /** Null while the clock stands still. */
  deadline: Date | null;
  doneAt: Date | null;
  pausedSeconds: number;
  state: RowState;
}

export interface RowsPage extends Page<CountedRow> {
  /** How many there are, and how many of them this reader may not see. */
  total: number;
  hidden: number;
}

const Cursor = z.tuple([
  z
    .string()
    .max(40)
    .regex(/^[\d :.+-]+$|^infinity$/),
  Id,
]);

/**
 * The rows behind a figure, latest deadline first: the same rows that the figure counts, through the one filter of what
 * this reader may see. How many more there are is said. Two round trips. Errors: Invalid on a cursor.
 */
export async function listRows(
  ctx: QueryContext,
  standard: Standard,
  view: View,
  input: { state?: RowFilter; limit: number; cursor?: string },
): Promise<RowsPage> {
  const from = <Shape>() =>
    ctx.db
      .selectFrom(sql<Shape>`(${countedRows(standard, view)})`.as("row"))
      .innerJoin("cases", "cases.id", sql.ref("row.case_id") as never);
  const inState = sql<boolean>`"row".state in (${sql.join(statesOf(input.state))})`;
  const visible = (eb: unknown) => visibleCases(ctx.actor)(eb as ExpressionBuilder<DB, "cases">);
  const after = input.cursor ? decodeCursor(input.cursor, Cursor) : null;
  const [counted, rows] = await Promise.all([
    from()
      .select((eb) => [
        eb.fn.countAll<number>().as("total"),
        eb.fn.countAll<number>().filterWhere(visible(eb)).as("seen"),
      ])
      .where(inState)
      .executeTakeFirstOrThrow(),
    from()
      .leftJoin("voices", "voices.caseId", "cases.id")
      .leftJoin("teams", "teams.id", "cases.teamId")
      .leftJoin("promises", (join) => join.on(sql<boolean>`promises.id = "row".subject_id`))
      .select(["cases.id as caseId", "cases.reference", "teams.name as teamName"])
      .select([
        sql<string>`"row".subject_id`.as("subjectId"),
        sql<string | null>`coalesce(promises.text, left(voices.text, 200))`.as("text"),
        sql<Date>`"row".starts_at`.as("startsAt"),
        sql<Date | null>`nullif("row".deadline, 'infinity')`.as("deadline"),
        sql<string>`"row".deadline::text`.as("place"),
        sql<Date | null>`"row".done`.as("doneAt"),
        sql<number>`"row".paused_seconds`.as("pausedSeconds"),
        sql<RowState>`"row".state`.as("state"),
      ])
      .where(inState)
      .where(visible)
      .$if(after !== null, (query) =>
        query.where(
          sql<boolean>`("row".deadline, "row".subject_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
        ),
      )
      .orderBy(sql`"row".deadline desc, "row".subject_id desc`)
      .limit(input.limit + 1)
      .execute(),
  ]);
  const page = pageOf(
    rows,
    input.limit,
    ({ place: _place, ...row }): CountedRow => row,
    (row) => encodeCursor(row.place, row.subjectId),
  );
  return { ...page, total: counted.total, hidden: counted.total - counted.seen };
}
