import { sql } from "kysely";
import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import type { ReadRow } from "./read-row.ts";

/** Ids by name in lower case; of teams with one name the highest in the tree counts, then the oldest. */
export type TeamIds = ReadonlyMap<string, string>;

/** The teams that rows name. `make` adds those that are missing, at the top of the tree. */
export async function teamsOf(
  ctx: CommandContext,
  rows: ReadRow[],
  missing: "make" | "refuse",
): Promise<TeamIds> {
  const named = new Map<string, string>();
  for (const { team } of rows) if (team) named.set(team.toLowerCase(), team);
  if (named.size === 0) return new Map();
  const found = await findTeams(ctx, [...named.keys()]);
  const unknown = [...named].filter(([key]) => !found.has(key));
  if (missing === "refuse" || unknown.length === 0) return found;
  const made = unknown.map(([, name]) => ({ id: newId(), name, createdAt: ctx.now }));
  await ctx.db
    .insertInto("teams")
    .values(made)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const now = await findTeams(ctx, [...named.keys()]);
  for (const { id, name } of made) {
    if (now.get(name.toLowerCase()) === id) ctx.record("team.created", { type: "team", id });
  }
  return now;
}

async function findTeams(ctx: CommandContext, names: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`
    select distinct on (lower(name)) id, lower(name) as key from teams
    where lower(name) = any(${names})
    order by lower(name), parent_id nulls first, created_at`.execute(ctx.db);
  return new Map(rows.map((row) => [row.key, row.id]));
}
