import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { pathMark, teamPaths } from "../team-paths.ts";
import { partsOf } from "./team-names.ts";

/**
 * Makes teams that are missing, those above first.
 * @param paths whole paths, in which every one stands behind the one above it
 * @returns the id of every team by its path in small letters
 */
export async function makeTeams(ctx: CommandContext, paths: string[]): Promise<Map<string, string>> {
  const known = await teamPaths(ctx.db);
  const ids = new Map([...known].map(([id, path]) => [path.toLowerCase(), id]));
  for (const path of paths) {
    if (ids.has(path.toLowerCase())) continue;
    const parts = partsOf(path);
    const parentId = ids.get(parts.slice(0, -1).join(pathMark).toLowerCase()) ?? null;
    const id = newId();
    await ctx.db
      .insertInto("teams")
      .values({ id, name: parts.at(-1) ?? path, parentId, createdAt: ctx.now })
      .execute();
    ids.set(path.toLowerCase(), id);
    ctx.record("team.created", { type: "team", id });
  }
  return ids;
}
