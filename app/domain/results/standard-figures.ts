import { sql } from "kysely";
import { z } from "zod";
import { isStaff, manages } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import type { Queryable } from "#db/client.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { presentPledge, selectPledges } from "../strategy/pledges.ts";
import { changesOf } from "../strategy/standard-changes.ts";
import { standardColumns } from "../strategy/standards.ts";
import { pledgeFigures } from "./charter-figures.ts";

const selectStandards = (db: Queryable) =>
  db
    .selectFrom("standards")
    .leftJoin("teams", "teams.id", "standards.teamId")
    .select(standardColumns.map((column) => `standards.${column}` as const))
    .select([
      "teams.name as teamName",
      sql<number>`(select count(*) from pledges where standard_id = standards.id)`.as("pledges"),
    ]);

/** Standards, newest first, each with its last twelve months: for the page that lists them. */
export const listStandardFigures = query({
  name: "standard.list_figures",
  input: z.strictObject({ cursor: Paging.cursor }),
  can: isStaff,
  async run(ctx, { cursor }) {
    const limit = 25;
    let rows = selectStandards(ctx.db)
      .orderBy("standards.id", "desc")
      .limit(limit + 1);
    if (cursor) rows = rows.where("standards.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    const [found, { timeZone }] = await Promise.all([rows.execute(), findOrganisation(ctx.db)]);
    const page = pageOf(
      found,
      limit,
      (row) => row,
      (row) => encodeCursor(row.id),
    );
    const figures = await pledgeFigures(ctx, page.items, timeZone);
    return {
      ...page,
      items: page.items.flatMap((standard) => {
        const figure = figures.get(standard.id);
        return figure ? [{ standard, figure }] : [];
      }),
    };
  },
});

/** One standard with its last twelve months and the pledges on it: for its page. */
export const getStandardFigures = query({
  name: "standard.read_figures",
  input: z.strictObject({ standardId: Id }),
  async target({ db }, { standardId }) {
    const standard = await selectStandards(db).where("standards.id", "=", standardId).executeTakeFirst();
    if (!standard) throw new NotFound();
    return standard;
  },
  can: isStaff,
  async run(ctx, { standardId }, standard) {
    const [{ timeZone }, changes, pledges] = await Promise.all([
      findOrganisation(ctx.db),
      changesOf(ctx.db, standardId),
      selectPledges(ctx.db)
        .where("pledges.standardId", "=", standardId)
        .orderBy("pledges.id", "desc")
        .limit(50)
        .execute(),
    ]);
    const figure = (await pledgeFigures(ctx, [standard], timeZone)).get(standardId);
    if (!figure) throw new Error("a standard was not counted");
    return {
      standard,
      figure,
      /** What it asked before, newest first: marked on its line. */
      changes,
      pledges: pledges.map((row) => presentPledge(row, ctx.language)),
      mayChange: manages(ctx.actor, standard.teamId),
    };
  },
});
