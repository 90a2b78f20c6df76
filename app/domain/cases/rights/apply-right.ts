import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { isWithin, type RightKind } from "./limit.ts";
import { currentRights, givenTo } from "./right.ts";

/** A right as a decision uses it, in the version in force now. */
export interface UsedRight {
  id: string;
  versionId: string;
  version: number;
  kind: RightKind;
  principleId: string | null;
  /** This colleague may decide it alone. */
  within: boolean;
}

interface Wanted {
  rightId?: string | undefined;
  kind?: RightKind | undefined;
  amount?: number | undefined;
  duration?: string | undefined;
  ask: boolean;
  promise?: string | undefined;
}

/**
 * Holds a wanted decision against the right it names; null when it names none. The right cannot change until the
 * decision is written. Errors: Invalid beside what does not fit.
 */
export async function applyRight(ctx: CommandContext, wanted: Wanted): Promise<UsedRight | null> {
  if (wanted.rightId === undefined) {
    const path = wanted.ask ? "ask" : wanted.promise === undefined ? null : "promise";
    if (path) throw new Invalid([{ path, code: "only_with_a_right" }]);
    return null;
  }
  await ctx.db
    .selectFrom("decisionRights")
    .select("id")
    .where("id", "=", wanted.rightId)
    .forShare()
    .execute();
  const right = await currentRights(ctx.db)
    .select(["decisionRights.id", "decisionRights.retiredAt", "version.id as versionId", "version.number"])
    .select(["version.kind", "version.limitAmount", "version.limitSeconds", "version.principleId"])
    .select(givenTo(ctx.actor).as("given"))
    .where("decisionRights.id", "=", wanted.rightId)
    .executeTakeFirst();
  if (!right) throw new Invalid([{ path: "rightId", code: "unknown_right" }]);
  if (right.retiredAt) throw new Invalid([{ path: "rightId", code: "right_retired" }]);
  if (wanted.kind && wanted.kind !== right.kind)
    throw new Invalid([{ path: "kind", code: "not_of_this_right" }]);
  const within = isWithin(right, wanted) && right.given && !wanted.ask;
  const { id, versionId, number: version, kind, principleId } = right;
  return { id, versionId, version, kind, principleId, within };
}
