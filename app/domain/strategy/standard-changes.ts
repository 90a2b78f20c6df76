import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id, newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import type { StandardChanges } from "#db/schema.ts";
import { findStandard, type Standard } from "./standards.ts";

/** What a standard asked before and after a change. */
export interface StandardChange {
  field: StandardChanges["field"];
  /** A share for `target`, ISO 8601 or `due` for `within`, a team's name (null: all teams) for `team`. */
  before: string | null;
  after: string | null;
  byName: string | null;
  changedAt: Date;
}

/** More than these are not marked on a line. */
const most = 100;

/** Keeps what the standard asked before, for each part that the change gives another value. */
export async function noteChanges(
  ctx: CommandContext,
  before: Standard,
  after: Partial<Pick<Standard, "name" | "target" | "within" | "teamId">>,
): Promise<void> {
  const parts = [
    { field: "name", from: before.name, to: after.name },
    {
      field: "target",
      from: String(before.target),
      to: after.target === undefined ? undefined : String(after.target),
    },
    { field: "within", from: before.within, to: after.within },
    { field: "team", from: before.teamId, to: after.teamId },
  ] as const;
  const rows = parts
    .filter(({ from, to }) => to !== undefined && to !== from)
    .map(({ field, from, to }) => ({
      id: newId(),
      standardId: before.id,
      field,
      before: from,
      after: to,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      changedAt: ctx.now,
    }));
  if (rows.length > 0) await ctx.db.insertInto("standardChanges").values(rows).execute();
}

/** Newest first; teams by their names. */
export async function changesOf(db: Queryable, standardId: string): Promise<StandardChange[]> {
  const { rows } = await sql<StandardChange>`
    select field, coalesce(old_team.name, before) as before, coalesce(new_team.name, after) as after,
      coalesce(employees.name, api_keys.name) as by_name, changed_at
    from standard_changes change
    left join teams old_team on field = 'team' and old_team.id::text = before
    left join teams new_team on field = 'team' and new_team.id::text = after
    left join employees on actor_kind = 'employee' and employees.id = actor_id
    left join api_keys on actor_kind = 'key' and api_keys.id = actor_id
    where standard_id = ${standardId}::uuid order by changed_at desc, change.id desc limit ${most}`.execute(
    db,
  );
  return rows;
}

export const listStandardChanges = query({
  name: "standard.changes",
  input: z.strictObject({ standardId: Id }),
  target: ({ db }, { standardId }) => findStandard(db, standardId),
  can: isStaff,
  run: async ({ db }, { standardId }) => ({ items: await changesOf(db, standardId) }),
});
