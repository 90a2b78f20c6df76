import { z } from "zod";
import { isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";

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

/** Errors: Invalid on `path` when the team does not exist. */
export async function requireTeam(db: Queryable, id: string, path: string): Promise<void> {
  const team = await db.selectFrom("teams").select("id").where("id", "=", id).executeTakeFirst();
  if (!team) throw new Invalid([{ path, code: "unknown_team" }]);
}
