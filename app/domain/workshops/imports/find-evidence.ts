import { sql } from "kysely";
import { z } from "zod";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { CursorText, decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Search } from "#core/validation.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { findNames } from "#domain/philosophy/moments/find-names.ts";
import { startOf } from "#messages/shorten.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { brings, casesOf } from "./evidence.ts";
import { longest } from "./preview-import.ts";

/** Cases among which words are looked for: the newest. A reference is found among all. */
const mostSearched = 5000;

/** Something that a note may come from. */
export interface Found {
  id: string;
  /** Words to begin with, as long as a note may be. */
  text: string;
  /** What seems to name somebody in them: whoever brings it decides. */
  names: string[];
  /** The principle that would have prevented a bad moment; the reference and the kind of a case. */
  principle: string | null;
  reference: string | null;
  kind: string | null;
  /** A day. */
  on: string;
  onBoard: boolean;
}

/**
 * Bad moments, or voices that this person may see, newest first, to be brought to the board: those with some words in
 * them or, of cases, a reference.
 */
export const findEvidence = query({
  name: "workshop.find_evidence",
  input: z.strictObject({
    workshopId: WorkshopId,
    of: z.enum(["moments", "cases"]),
    search: Search(100).default(""),
    /** One alone. */
    id: Id.optional(),
    ...Paging,
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: brings,
  async run(ctx, { of, search, id = null, limit, cursor }, { workshopId }) {
    const after = cursor ? decodeCursor(cursor, z.tuple([CursorText, z.uuid()])) : null;
    const rows =
      of === "moments"
        ? await momentRows(ctx, { workshopId, search, id, limit, after })
        : await caseRows(ctx, { workshopId, search, id, limit, after });
    const colleagues = await ctx.db.selectFrom("employees").select("name").limit(50_000).execute();
    const names = colleagues.map(({ name }) => name);
    return pageOf(
      rows,
      limit,
      ({ at: _, person, text, ...row }): Found => {
        const words = shortened(text, longest.notes);
        const found = findNames(words, person ? [person, ...names] : names);
        return { ...row, text: words, names: [...new Set(found.map(({ name }) => name))] };
      },
      (row) => encodeCursor(row.at, row.id),
    );
  },
});

interface Asked {
  workshopId: string;
  search: string;
  id: string | null;
  limit: number;
  after: [string, string] | null;
}
interface Row extends Omit<Found, "names"> {
  at: string;
  person: string | null;
}

const partOf = (search: string): string => `%${search.replace(/[\\%_]/g, "\\$&")}%`;

async function momentRows(
  ctx: QueryContext,
  { workshopId, search, id, limit, after }: Asked,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select moment.id, moment.what as text, moment.id::text as at, null as person, null as reference, null as kind,
      ${inLanguage("principles", "statement", ctx.language)} as principle,
      to_char(coalesce(moment.happened_on, moment.noted_on), 'YYYY-MM-DD') as "on",
      exists (select from board_notes note where note.board_id = ${workshopId} and note.evidence_id = moment.id
        and not note.removed) as "onBoard"
    from bad_moments moment left join principles on principles.id = moment.principle_id
    where moment.removed_at is null and (${search} = '' or moment.what ilike ${partOf(search)})
      and (${id}::uuid is null or moment.id = ${id}::uuid)
      and (${after?.[1] ?? null}::uuid is null or moment.id < ${after?.[1] ?? null}::uuid)
    order by moment.id desc limit ${limit + 1}`.execute(ctx.db);
  return rows;
}

async function caseRows(ctx: QueryContext, { workshopId, search, id, limit, after }: Asked): Promise<Row[]> {
  const mine = id === null ? casesOf(ctx) : casesOf(ctx).where("cases.id", "=", id);
  const newest = mine
    .select(["cases.id", "cases.reference", "cases.kind", "cases.receivedAt", "cases.personId"])
    .orderBy("cases.receivedAt", "desc")
    .orderBy("cases.id", "desc")
    .limit(mostSearched);
  let rows = ctx.db
    .selectFrom(newest.as("case"))
    .innerJoin("voices", "voices.caseId", "case.id")
    .leftJoin("people", "people.id", "case.personId")
    .select(["case.id", "case.reference", "case.kind", "people.name as person"])
    .select([
      sql<string>`left(voices.text, 2000)`.as("text"),
      sql<string>`to_json(${sql.ref("case.receivedAt")})#>>'{}'`.as("at"),
      sql<string>`to_char(${sql.ref("case.receivedAt")} at time zone (select time_zone from organisation), 'YYYY-MM-DD')`.as(
        "on",
      ),
      sql<boolean>`exists (select from board_notes note where note.board_id = ${workshopId}
        and note.evidence_id = ${sql.ref("case.id")} and not note.removed)`.as("onBoard"),
    ])
    .select((eb) => eb.lit(null).as("principle"));
  if (search) {
    rows = rows.where((eb) =>
      eb.or([
        sql<boolean>`voices.text ilike ${partOf(search)}`,
        eb("case.reference", "=", search.toUpperCase()),
      ]),
    );
  }
  if (after) {
    rows = rows.where(
      sql<boolean>`(${sql.ref("case.receivedAt")}, ${sql.ref("case.id")}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  }
  return rows
    .orderBy("case.receivedAt", "desc")
    .orderBy("case.id", "desc")
    .limit(limit + 1)
    .execute();
}

/** Words on one line, cut between two of them where they are longer than a note. */
export function shortened(text: string, longest: number): string {
  const words = text.replace(/\s+/g, " ").trim();
  if (words.length <= longest) return words;
  const cut = startOf(words, longest - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
