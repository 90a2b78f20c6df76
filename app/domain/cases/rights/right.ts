import { sql } from "kysely";
import { type Actor, isStaff, leads, manages } from "#core/actor.ts";
import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";

/** What is read of a right: itself, and what it says in its newest version. */
export const rightColumns = [
  "decisionRights.id",
  "decisionRights.ownerId",
  "decisionRights.reviewOn",
  "decisionRights.revision",
  "decisionRights.createdAt",
  "decisionRights.retiredAt",
  "version.number as version",
  "version.situation",
  "version.kind",
  "version.limitAmount",
  "version.limitDuration",
  "version.exception",
  "version.steps",
  "version.principleId",
  "version.roles",
  "version.teamIds",
] as const;

/** A decision right as staff read it. */
export type Right = Awaited<ReturnType<typeof findRight>>;

/** Rights, each with its newest version. */
export function currentRights(db: Queryable) {
  return db
    .selectFrom("decisionRights")
    .innerJoin("decisionRightVersions as version", "version.rightId", "decisionRights.id")
    .where((eb) =>
      eb(
        "version.number",
        "=",
        eb
          .selectFrom("decisionRightVersions as newest")
          .select((inner) => inner.fn.max("newest.number").as("number"))
          .whereRef("newest.rightId", "=", "decisionRights.id"),
      ),
    );
}

/** Errors: NotFound. */
export async function findRight(db: Queryable, id: string) {
  const row = await currentRights(db)
    .select(rightColumns)
    .where("decisionRights.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return { ...row, state: stateOf(row) };
}

export const stateOf = (right: { retiredAt: Date | null }) =>
  right.retiredAt ? ("retired" as const) : ("in_force" as const);

/** The right, held until the command ends: what it says is written and used one after the other. */
export async function holdRight(db: Queryable, id: string): Promise<Right> {
  await db.selectFrom("decisionRights").select("id").where("id", "=", id).forUpdate().execute();
  return findRight(db, id);
}

/** Who may set rights: leads, and managers for teams of theirs alone. A level grants nothing. */
export const setsRights = (actor: Actor, teamIds: readonly string[]): boolean =>
  leads(actor) || (teamIds.length > 0 && teamIds.every((teamId) => manages(actor, teamId)));

/**
 * Whether a right is given to this actor, as a condition on `version`: to their role, or to every role; and to a team
 * of theirs or one above it, or to every team. A machine has what its operator gives it: every right.
 */
export function givenTo(actor: Actor) {
  if (actor.kind !== "employee") return sql<boolean>`${isStaff(actor)}::boolean`;
  return sql<boolean>`((version.roles = '{}' or ${actor.role} = any(version.roles))
    and (version.team_ids = '{}' or version.team_ids && array(
      with recursive own as (
        select id, parent_id from teams where id = any(${[...actor.teamIds]}::uuid[])
        union select teams.id, teams.parent_id from teams join own on teams.id = own.parent_id
      ) select id from own)))`;
}
