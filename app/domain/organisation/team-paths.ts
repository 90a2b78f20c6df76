import type { Queryable } from "#db/client.ts";

/** What stands between a team and the one above it, in files. */
export const pathMark = " / ";

/** Every team by its id, as people write it in a file: `Front office / Counter north`. */
export async function teamPaths(db: Queryable): Promise<Map<string, string>> {
  const teams = await db.selectFrom("teams").select(["id", "name", "parentId"]).execute();
  const known = new Map(teams.map((team) => [team.id, team]));
  const pathOf = (id: string): string => {
    const team = known.get(id);
    if (!team) return "";
    return team.parentId ? `${pathOf(team.parentId)}${pathMark}${team.name}` : team.name;
  };
  return new Map(teams.map(({ id }) => [id, pathOf(id)]));
}
