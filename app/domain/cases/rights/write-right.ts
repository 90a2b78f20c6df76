import { z } from "zod";
import { answerable } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Day, Line, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { requireEmployee } from "#domain/organisation/employees.ts";
import { requirePrinciple } from "../require-principle.ts";
import { Amount, Duration, RightKind, secondsOf } from "./limit.ts";
import { findRight, holdRight, type Right, setsRights } from "./right.ts";

const Roles = z.array(z.enum(["owner", "lead", "manager", "employee"])).max(4);
const Teams = z.array(Id).max(100);

const fields = {
  situation: Line(120),
  kind: RightKind,
  limitAmount: Amount.optional(),
  limitDuration: Duration.optional(),
  exception: Text(300).optional(),
  steps: Text(2000).nullable().optional(),
  principleId: Id.nullable().optional(),
  roles: Roles.default([]),
  teamIds: Teams.default([]),
};
const around = { ownerId: Id.nullable().optional(), reviewOn: Day.nullable().optional() };

/** What a version says. */
interface Saying {
  situation: string;
  kind: RightKind;
  limitAmount: number | null;
  limitDuration: string | null;
  exception: string | null;
  steps: string | null;
  principleId: string | null;
  roles: z.output<typeof Roles>;
  teamIds: string[];
}

/** Gives a right: who may decide what, in which situation, up to which limit. */
export const createRight = command({
  name: "decision_right.create",
  input: z.strictObject({ ...fields, ...around }),
  can: (actor, _target, input) => setsRights(actor, input.teamIds),
  async run(ctx, { ownerId, reviewOn, ...said }) {
    const saying = sayingOf({ ...said, steps: said.steps ?? null, principleId: said.principleId ?? null });
    await requireAround(ctx, saying, ownerId);
    const id = newId();
    await ctx.db
      .insertInto("decisionRights")
      .values({ id, ownerId: ownerId ?? answerable(ctx.actor), reviewOn, createdAt: ctx.now })
      .execute();
    await writeVersion(ctx, id, 1, saying);
    ctx.record("decision_right.created", { type: "decision_right", id }, { kind: saying.kind });
    return findRight(ctx.db, id);
  },
});

/** Changes a right. What it says becomes a new version; decisions keep the one they were taken under. */
export const changeRight = command({
  name: "decision_right.change",
  input: z.strictObject({
    rightId: Id,
    ...fields,
    situation: fields.situation.optional(),
    kind: RightKind.optional(),
    roles: Roles.optional(),
    teamIds: Teams.optional(),
    ...around,
  }),
  target: ({ db }, { rightId }) => holdRight(db, rightId),
  can: (actor, right, input) =>
    setsRights(actor, right.teamIds) && setsRights(actor, input.teamIds ?? right.teamIds),
  async run(ctx, { rightId, ownerId, reviewOn, ...changes }, right) {
    if (right.retiredAt) throw new Conflict("right_retired");
    const saying = sayingOf({ ...keptOf(right, changes.kind), ...given(changes) });
    await requireAround(ctx, saying, ownerId);
    if (says(saying) !== says(right)) await writeVersion(ctx, rightId, right.version + 1, saying);
    await ctx.db
      .updateTable("decisionRights")
      .set({ ownerId, reviewOn, revision: right.revision + 1 })
      .where("id", "=", rightId)
      .execute();
    ctx.record(
      "decision_right.changed",
      { type: "decision_right", id: rightId },
      { fields: Object.keys(given({ ownerId, reviewOn, ...changes })) },
    );
    return findRight(ctx.db, rightId);
  },
});

/** Ends a right. Decisions that were taken under it stay as they are. */
export const retireRight = command({
  name: "decision_right.retire",
  input: z.strictObject({ rightId: Id }),
  target: ({ db }, { rightId }) => holdRight(db, rightId),
  can: (actor, right) => setsRights(actor, right.teamIds),
  async run(ctx, { rightId }, right) {
    if (right.retiredAt) throw new Conflict("right_retired");
    await ctx.db
      .updateTable("decisionRights")
      .set({ retiredAt: ctx.now, revision: right.revision + 1 })
      .where("id", "=", rightId)
      .execute();
    ctx.record("decision_right.retired", { type: "decision_right", id: rightId });
    return findRight(ctx.db, rightId);
  },
});

const given = <Fields extends object>(changes: Fields) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** What stays of a right when it changes: a right of another kind leaves the old limit behind. */
function keptOf(right: Right, kind: RightKind | undefined) {
  const { situation, steps, principleId, roles, teamIds } = right;
  const kept = { situation, steps, principleId, roles, teamIds };
  if (kind && kind !== right.kind) return { ...kept, kind };
  return {
    ...kept,
    kind: right.kind,
    ...given({
      limitAmount: right.limitAmount ?? undefined,
      limitDuration: right.limitDuration ?? undefined,
      exception: right.exception ?? undefined,
    }),
  };
}

/** One version whole. Errors: Invalid when its limit is missing, zero, or of another kind. */
function sayingOf(
  fields: Omit<Saying, "limitAmount" | "limitDuration" | "exception"> & {
    limitAmount?: number | undefined;
    limitDuration?: string | undefined;
    exception?: string | undefined;
  },
): Saying {
  const { limitAmount, limitDuration, exception, kind } = fields;
  const limits = { money: "limitAmount", time: "limitDuration", exception: "exception" } as const;
  for (const [each, path] of Object.entries(limits)) {
    const value = { limitAmount, limitDuration, exception }[path];
    if (each === kind && value === undefined) throw new Invalid([{ path, code: "required" }]);
    if (each !== kind && value !== undefined) throw new Invalid([{ path, code: "not_of_this_right" }]);
  }
  if (limitAmount === 0)
    throw new Invalid([{ path: "limitAmount", code: "too_small", params: { minimum: 0.01 } }]);
  return {
    ...fields,
    limitAmount: limitAmount ?? null,
    limitDuration: limitDuration ?? null,
    exception: exception ?? null,
    teamIds: [...new Set(fields.teamIds)],
    roles: [...new Set(fields.roles)],
  };
}

/** The same text for two versions that say the same. */
const says = (each: Saying): string =>
  JSON.stringify([
    each.situation,
    each.kind,
    each.limitAmount,
    each.limitDuration,
    each.exception,
    each.steps,
    each.principleId,
    each.roles.toSorted(),
    each.teamIds.toSorted(),
  ]);

async function requireAround(ctx: CommandContext, saying: Saying, ownerId: string | null | undefined) {
  if (ownerId) await requireEmployee(ctx.db, ownerId, "ownerId");
  await requirePrinciple(ctx, saying.principleId ?? undefined);
  await requireTeams(ctx.db, saying.teamIds);
}

/** Errors: Invalid on `teamIds` when one of them does not exist. */
async function requireTeams(db: Queryable, teamIds: string[]): Promise<void> {
  if (teamIds.length === 0) return;
  const found = await db.selectFrom("teams").select("id").where("id", "in", teamIds).execute();
  if (found.length < teamIds.length) throw new Invalid([{ path: "teamIds", code: "unknown_team" }]);
}

async function writeVersion(ctx: CommandContext, rightId: string, number: number, saying: Saying) {
  await ctx.db
    .insertInto("decisionRightVersions")
    .values({
      ...saying,
      id: newId(),
      rightId,
      number,
      limitSeconds: saying.limitDuration === null ? null : secondsOf(saying.limitDuration),
      writtenBy: answerable(ctx.actor),
      writtenAt: ctx.now,
    })
    .execute();
}
