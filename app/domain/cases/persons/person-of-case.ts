import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { type FoundCase, lockCase } from "../find-case.ts";

/**
 * The person behind a case. Whoever left neither name nor address has none yet: here they get one without either, so
 * that what they said can be shown, joined and erased like anybody's.
 */
export const namePersonOfCase = command({
  name: "case.name_person",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, { caseId }) => lockCase(ctx, caseId),
  can: leads,
  run: async (ctx, _input, kase) => ({ id: await personOf(ctx, kase) }),
});

/** The id of the person behind a case that the command holds, made when there is none. */
export async function personOf(ctx: CommandContext, kase: FoundCase): Promise<string> {
  if (kase.personId) return kase.personId;
  const id = newId();
  await ctx.db.insertInto("people").values({ id, createdAt: ctx.now }).execute();
  await ctx.db.updateTable("cases").set({ personId: id }).where("id", "=", kase.id).execute();
  ctx.record("person.named", { type: "case", id: kase.id, caseId: kase.id }, { personId: id });
  return id;
}

/** The person behind the case with this reference. Errors: Invalid on `reference` when there is no such case. */
export async function personByReference(ctx: CommandContext, reference: string): Promise<string> {
  const found = await ctx.db
    .selectFrom("cases")
    .select("id")
    .where("reference", "in", [reference, reference.toUpperCase()])
    .executeTakeFirst();
  if (!found) throw new Invalid([{ path: "reference", code: "unknown_reference" }]);
  return personOf(ctx, await lockCase(ctx, found.id));
}

/** Somebody behind voices, with the revision of what is known of them. Errors: NotFound. */
export async function requirePerson(db: Queryable, id: string) {
  const person = await db
    .selectFrom("people")
    .select(["id", "name", "email", "emailConfirmedAt", "erasedAt", "revision"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!person) throw new NotFound();
  return person;
}
