import { sql } from "kysely";
import { z } from "zod";
import { isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { countClocksAgain, holdClocks } from "./calendars/count-clocks-again.ts";

const Kind = z.enum(["front_line", "back_office", "site"]);

/** Errors: NotFound. */
export async function findTeam(db: Queryable, id: string) {
  const team = await db
    .selectFrom("teams")
    .select(["id", "name", "parentId", "kind"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!team) throw new NotFound();
  return team;
}

/** All teams, by name; the tree is in `parentId`. */
export const listTeams = query({
  name: "team.list",
  input: z.strictObject({}),
  can: isStaff,
  async run({ db }) {
    return {
      items: await db
        .selectFrom("teams")
        .select(["id", "name", "parentId", "kind"])
        .orderBy("name")
        .limit(2000)
        .execute(),
    };
  },
});

export const createTeam = command({
  name: "team.create",
  input: z.strictObject({ name: Line(120), parentId: Id.optional(), kind: Kind.optional() }),
  can: leads,
  async run(ctx, input) {
    if (input.parentId) await requireTeam(ctx.db, input.parentId, "parentId");
    const id = newId();
    const made = await ctx.db
      .insertInto("teams")
      .values({ ...input, id, createdAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows !== 1n) throw new Invalid([{ path: "name", code: "name_taken" }]);
    ctx.record("team.created", { type: "team", id });
    return findTeam(ctx.db, id);
  },
});

/** Gives a team another name, kind or place in the tree. Errors: Invalid `team_loop` when it would stand below itself. */
export const changeTeam = command({
  name: "team.change",
  input: z.strictObject({
    teamId: Id,
    name: Line(120).optional(),
    parentId: Id.nullable().optional(),
    kind: Kind.optional(),
  }),
  target: (ctx, input) => findTeam(ctx.db, input.teamId),
  can: leads,
  async run(ctx, { teamId, ...change }, team) {
    // Below another team it may follow other hours.
    const moves = change.parentId !== undefined && change.parentId !== team.parentId;
    if (moves) await holdClocks(ctx.db, "alone");
    if (change.parentId) await requirePlace(ctx.db, team.id, change.parentId);
    await requireFreeName(ctx.db, { ...team, ...change });
    if (Object.keys(change).length > 0) {
      await ctx.db.updateTable("teams").set(change).where("id", "=", teamId).execute();
      // Cases that came below a standard's team have no deadline for it yet, those that are done among them.
      if (moves) await countClocksAgain(ctx, null, "all");
      ctx.record("team.changed", { type: "team", id: teamId }, { fields: Object.keys(change) });
    }
    return findTeam(ctx.db, teamId);
  },
});

/** One change of the tree at a time: two moves at once could make a loop that neither sees. */
async function requirePlace(db: Queryable, teamId: string, parentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('kept teams'))`.execute(db);
  await requireTeam(db, parentId, "parentId");
  const { rows } = await sql`
    with recursive above as (
      select id, parent_id from teams where id = ${parentId}
      union select team.id, team.parent_id from teams team join above on team.id = above.parent_id
    ) select from above where id = ${teamId}`.execute(db);
  if (rows.length > 0) throw new Invalid([{ path: "parentId", code: "team_loop" }]);
}

async function requireFreeName(
  db: Queryable,
  team: { id: string; name: string; parentId: string | null },
): Promise<void> {
  const taken = await db
    .selectFrom("teams")
    .select("id")
    .where(sql<string>`lower(name)`, "=", team.name.toLowerCase())
    .where("parentId", "is not distinct from", team.parentId)
    .where("id", "<>", team.id)
    .executeTakeFirst();
  if (taken) throw new Invalid([{ path: "name", code: "name_taken" }]);
}

/** Errors: Invalid on `path` when the team does not exist. */
export async function requireTeam(db: Queryable, id: string, path: string): Promise<void> {
  const team = await db.selectFrom("teams").select("id").where("id", "=", id).executeTakeFirst();
  if (!team) throw new Invalid([{ path, code: "unknown_team" }]);
}
