/** Teams in the order of their tree, each with how deep it stands. A team whose parent is missing stands at the top. */
export function teamTree<Team extends { id: string; parentId: string | null }>(
  teams: Team[],
): (Team & { depth: number })[] {
  const known = new Set(teams.map((team) => team.id));
  const below = Map.groupBy(teams, (team) =>
    team.parentId !== null && known.has(team.parentId) ? team.parentId : null,
  );
  const ordered: (Team & { depth: number })[] = [];
  const walk = (parentId: string | null, depth: number) => {
    for (const team of below.get(parentId) ?? []) {
      ordered.push({ ...team, depth });
      walk(team.id, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
}
