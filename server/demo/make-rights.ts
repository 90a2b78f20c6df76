import type { Caller } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { createRight } from "#domain/cases/rights/write-right.ts";
import { rights } from "./rights.ts";

/** Gives the council's people their decision rights, a good year ago. */
export async function makeRights(
  ownerAt: (days: number) => Caller,
  teamIds: ReadonlyMap<string, string>,
  principleIds: string[],
): Promise<void> {
  for (const [index, { principle, team, roles, ...right }] of rights.entries()) {
    const teamId = team ? teamIds.get(team) : undefined;
    await execute(ownerAt(420 - index), createRight, {
      ...right,
      principleId: principleIds[principle],
      roles: roles ?? [],
      teamIds: teamId ? [teamId] : [],
    });
  }
}
