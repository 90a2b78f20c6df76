import { sql } from "kysely";
import { z } from "zod";
import { isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Day, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { startOf } from "#messages/shorten.ts";
import { wordsIn } from "../principle.ts";
import { findNames, withoutNames } from "./find-names.ts";

/** A moment in which service was bad, and the principle that would have prevented it. It names nobody. */
export interface Moment {
  id: string;
  what: string;
  /** Days, `2026-11-12`; when it happened may be unknown. */
  happenedOn: string | null;
  notedOn: string;
  principleId: string | null;
  statement: string | null;
}

/**
 * Notes a bad moment, for a meeting to learn from. Names in it are offered for removal: with none decided yet, the
 * refusal has the names and the text without them; then `names` says `remove` or `keep` (what looks like a name may be
 * none). Errors: Conflict `names_found` with `names` and `suggestion`; Invalid `in_future`, `unknown_principle`.
 */
export const noteMoment = command({
  name: "moment.note",
  input: z.strictObject({
    what: Text(2000),
    happenedOn: Day.optional(),
    principleId: Id.optional(),
    names: z.enum(["remove", "keep"]).optional(),
  }),
  can: isStaff,
  async run(ctx, { what, happenedOn, principleId, names }) {
    const today = await todayOf(ctx);
    if (happenedOn !== undefined && happenedOn > today)
      throw new Invalid([{ path: "happenedOn", code: "in_future" }]);
    if (principleId !== undefined) await requirePrinciple(ctx.db, principleId);
    const id = newId();
    await ctx.db
      .insertInto("badMoments")
      .values({
        id,
        what: names === "keep" ? what : await nameless(ctx, what, names),
        happenedOn: happenedOn ?? null,
        principleId: principleId ?? null,
        notedOn: today,
      })
      .execute();
    // No event: the log would keep for ever who noted it.
    return findMoment(ctx, id);
  },
});

/** The text without names. Errors: Conflict `names_found` while it was not said what to do with them. */
async function nameless(ctx: CommandContext, what: string, names: "remove" | undefined): Promise<string> {
  const colleagues = await ctx.db.selectFrom("employees").select("name").limit(50_000).execute();
  const found = findNames(
    what,
    colleagues.map(({ name }) => name),
  );
  if (found.length === 0) return what;
  const suggestion = withoutNames(what, found, ctx.services.text(ctx.language, "moments.somebody"));
  if (names === "remove") return startOf(suggestion, 2000);
  throw new Conflict("names_found", { names: [...new Set(found.map(({ name }) => name))], suggestion });
}

/** Takes a moment away, for whoever leads: it was noted by mistake, or names somebody after all. Errors: NotFound. */
export const removeMoment = command({
  name: "moment.remove",
  input: z.strictObject({ momentId: Id }),
  target: (ctx, { momentId }) => findMoment(ctx, momentId),
  can: leads,
  async run(ctx, { momentId }) {
    // The words go; that there was one is all that stays.
    await ctx.db
      .updateTable("badMoments")
      .set({ what: "—", removedAt: ctx.now })
      .where("id", "=", momentId)
      .execute();
    ctx.record("bad_moment.removed", { type: "bad_moment", id: momentId });
    return { id: momentId };
  },
});

/** Bad moments, newest first; those that a principle would have prevented, or that none would have. */
export const listMoments = query({
  name: "moment.list",
  input: z.strictObject({ principleId: z.union([Id, z.literal("none")]).optional(), ...Paging }),
  can: isStaff,
  async run(ctx, { principleId, limit, cursor }) {
    let rows = moments(ctx.db)
      .orderBy("moment.id", "desc")
      .limit(limit + 1);
    if (principleId === "none") rows = rows.where("moment.principleId", "is", null);
    else if (principleId) rows = rows.where("moment.principleId", "=", principleId);
    if (cursor) rows = rows.where("moment.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row) => present(row, ctx.language),
      (row) => encodeCursor(row.id),
    );
  },
});

export const getMoment = query({
  name: "moment.read",
  input: z.strictObject({ momentId: Id }),
  target: (ctx, { momentId }) => findMoment(ctx, momentId),
  can: isStaff,
  run: (_ctx, _input, moment): Moment => moment,
});

/** A moment by its id, for whoever brings it to a board: the board's note links to it by this id. Errors: NotFound. */
export async function findMoment(ctx: Pick<QueryContext, "db" | "language">, id: string): Promise<Moment> {
  const row = await moments(ctx.db).where("moment.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return present(row, ctx.language);
}

const moments = (db: Queryable) =>
  db
    .selectFrom("badMoments as moment")
    .leftJoin("principles", "principles.id", "moment.principleId")
    .select(["moment.id", "moment.what", "moment.principleId"])
    .select(["principles.statement", "principles.explanation", "principles.translations"])
    .select([
      sql<string | null>`to_char(moment.happened_on, 'YYYY-MM-DD')`.as("happenedOn"),
      sql<string>`to_char(moment.noted_on, 'YYYY-MM-DD')`.as("notedOn"),
    ])
    .where("moment.removedAt", "is", null);

type Row = Awaited<ReturnType<ReturnType<typeof moments>["execute"]>>[number];

const present = ({ statement, explanation, translations, ...row }: Row, language: string): Moment => ({
  ...row,
  statement:
    statement === null || translations === null
      ? null
      : wordsIn({ statement, explanation, translations }, language).statement,
});

async function todayOf({ db, now }: CommandContext): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select to_char(${now}::timestamptz at time zone time_zone, 'YYYY-MM-DD') as today from organisation`.execute(
    db,
  );
  if (!rows[0]) throw new NotFound();
  return rows[0].today;
}

async function requirePrinciple(db: Queryable, id: string): Promise<void> {
  const found = await db
    .selectFrom("principles")
    .select("id")
    .where("id", "=", id)
    .where("state", "<>", "retired")
    .executeTakeFirst();
  if (!found) throw new Invalid([{ path: "principleId", code: "unknown_principle" }]);
}
