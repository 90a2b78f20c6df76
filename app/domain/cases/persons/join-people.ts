import { sql } from "kysely";
import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import type { PersonJoins } from "#db/schema.ts";
import { personByReference, requirePerson } from "./person-of-case.ts";

/**
 * A colleague says that two people are one: the other is named by id, or by the reference of a case. No case moves, so
 * that taking them apart brings back who said what. Errors: Invalid on the name of the other; Conflict `already_one`,
 * `person_erased`.
 */
export const joinPeople = command({
  name: "person.join",
  input: z.strictObject({
    personId: Id,
    otherId: Id.optional(),
    reference: Reference(100).optional(),
  }),
  target: ({ db }, { personId }) => requirePerson(db, personId),
  can: leads,
  async run(ctx, { personId, otherId, reference }) {
    const other = reference ? await personByReference(ctx, reference) : otherId;
    if (!other) throw new Invalid([{ path: "reference", code: "required" }]);
    await requirePerson(ctx.db, other);
    return { id: await join(ctx, personId, other, "staff") };
  },
});

/** Takes a join back: each is again the one they were. Errors: NotFound, also when it was taken back before. */
export const splitPeople = command({
  name: "person.split",
  input: z.strictObject({ joinId: Id }),
  async target({ db }, { joinId }) {
    const found = await db
      .selectFrom("personJoins")
      .select(["id", "oneId", "otherId"])
      .where("id", "=", joinId)
      .where("splitAt", "is", null)
      .executeTakeFirst();
    if (!found) throw new NotFound();
    return found;
  },
  can: leads,
  async run(ctx, { joinId }, { oneId, otherId }) {
    const members = await holdMembers(ctx.db, [oneId, otherId]);
    const split = await ctx.db
      .updateTable("personJoins")
      .set({ splitAt: ctx.now, splitBy: ctx.actor.kind === "employee" ? ctx.actor.id : null })
      .where("id", "=", joinId)
      .where("splitAt", "is", null)
      .executeTakeFirst();
    if (split.numUpdatedRows !== 1n) throw new NotFound();
    await regroup(ctx.db, members);
    ctx.record("person.split", { type: "person", id: oneId }, { otherId, joinId });
    return { id: joinId };
  },
});

/** Makes one of two people that stand apart. Errors: Conflict `already_one`, `person_erased`. */
export async function join(
  ctx: CommandContext,
  oneId: string,
  otherId: string,
  how: PersonJoins["how"],
): Promise<string> {
  const members = await holdMembers(ctx.db, [oneId, otherId]);
  const roots = await ctx.db
    .selectFrom("people")
    .select((eb) => eb.fn.coalesce("joinedToId", "id").as("root"))
    .select("erasedAt")
    .where("id", "in", [oneId, otherId])
    .execute();
  if (roots.some(({ erasedAt }) => erasedAt)) throw new Conflict("person_erased");
  if (new Set(roots.map(({ root }) => root)).size < 2) throw new Conflict("already_one");
  const id = newId();
  const { kind, id: actorId } = ctx.actor;
  await ctx.db
    .insertInto("personJoins")
    .values({ id, oneId, otherId, how, actorKind: kind, actorId, joinedAt: ctx.now })
    .execute();
  await regroup(ctx.db, members);
  ctx.record("person.joined", { type: "person", id: oneId }, { otherId, joinId: id, how });
  return id;
}

/** Everybody who is one with any of these, held until the command ends. */
async function holdMembers(db: Queryable, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people where coalesce(joined_to_id, id) in (
      select coalesce(joined_to_id, id) from people where id = any(${ids}::uuid[]))
    order by id for update`.execute(db);
  return rows.map((row) => row.id);
}

/** Points each of these to the oldest whom the joins that hold lead to. */
async function regroup(db: Queryable, members: string[]): Promise<void> {
  await sql`
    with recursive reached(start, id) as (
      select member, member from unnest(${members}::uuid[]) as given(member)
      union
      select reached.start, case when held.one_id = reached.id then held.other_id else held.one_id end
      from reached join person_joins held on held.split_at is null and reached.id in (held.one_id, held.other_id)
    ), oldest as (
      select start, (array_agg(id order by id))[1] as root from reached group by start
    )
    update people set joined_to_id = nullif(oldest.root, people.id), revision = revision + 1
    from oldest where oldest.start = people.id and joined_to_id is distinct from nullif(oldest.root, people.id)
  `.execute(db);
}
