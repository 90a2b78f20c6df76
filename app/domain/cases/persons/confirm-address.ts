import { sql } from "kysely";
import { z } from "zod";
import { command, query } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { hashOf } from "#core/identifiers.ts";
import { Secret } from "#core/validation.ts";
import { join } from "./join-people.ts";

const token = Secret(100);

/** What a link from a mail asks to confirm. Looking confirms nothing: a scanner of mails may have looked before. */
export const readConfirmation = query({
  name: "address.read_confirmation",
  limit: ({ services, address }) => services.limits.use("receipt.address", address),
  input: z.strictObject({ token }),
  target: (ctx, input) => findConfirmation(ctx, input.token),
  can: () => true,
  run: (_ctx, _input, { email }) => ({ email }),
});

/**
 * Somebody says that an address is theirs. With one other person who confirmed the same address they are one from then
 * on; with several who stand apart, a colleague decides. A join that a colleague took back stays so. Errors: NotFound
 * for an unknown, used or old link.
 */
export const confirmAddress = command({
  name: "address.confirm",
  limit: ({ services, address }) => services.limits.use("receipt.address", address),
  input: z.strictObject({ token }),
  target: (ctx, input) => findConfirmation(ctx, input.token),
  can: () => true,
  async run(ctx, _input, { id, personId, email }) {
    // Two who confirm one address at once come one after the other, so that the second finds the first.
    await sql`select pg_advisory_xact_lock(hashtext(${`kept address ${email}`}))`.execute(ctx.db);
    const used = await ctx.db
      .updateTable("addressConfirmations")
      .set({ confirmedAt: ctx.now })
      .where("id", "=", id)
      .where("confirmedAt", "is", null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) throw new NotFound("confirmation_over");
    await ctx.db
      .updateTable("people")
      .set((eb) => ({ emailConfirmedAt: ctx.now, revision: eb("revision", "+", 1) }))
      .where("id", "=", personId)
      .execute();
    ctx.record("person.address_confirmed", { type: "person", id: personId });
    const other = await theOneOther(ctx, personId, email);
    if (other) await join(ctx, personId, other, "confirmed_address");
    return { confirmed: true };
  },
});

/** Somebody of the one group that confirmed this address and stands apart from this person; null when not exactly one. */
async function theOneOther(ctx: CommandContext, personId: string, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select distinct on (coalesce(other.joined_to_id, other.id)) other.id
    from people other, people own
    where own.id = ${personId} and lower(other.email) = ${email} and other.email_confirmed_at is not null
      and other.erased_at is null
      and coalesce(other.joined_to_id, other.id) <> coalesce(own.joined_to_id, own.id)
      and not exists (
        select from person_joins taken
        join people one on one.id = taken.one_id join people two on two.id = taken.other_id
        where taken.split_at is not null
          and least(coalesce(one.joined_to_id, one.id), coalesce(two.joined_to_id, two.id))
            = least(coalesce(other.joined_to_id, other.id), coalesce(own.joined_to_id, own.id))
          and greatest(coalesce(one.joined_to_id, one.id), coalesce(two.joined_to_id, two.id))
            = greatest(coalesce(other.joined_to_id, other.id), coalesce(own.joined_to_id, own.id)))
    limit 2`.execute(ctx.db);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

async function findConfirmation({ db, now }: Pick<QueryContext, "db" | "now">, given: string) {
  const found = await db
    .selectFrom("addressConfirmations as confirmation")
    .innerJoin("people", "people.id", "confirmation.personId")
    .select(["confirmation.id", "confirmation.personId", "people.email"])
    .where("confirmation.tokenHash", "=", hashOf(given))
    .where("confirmation.confirmedAt", "is", null)
    .where("confirmation.expiresAt", ">", now)
    .where("people.erasedAt", "is", null)
    .executeTakeFirst();
  if (!found?.email) throw new NotFound("confirmation_over");
  return { ...found, email: found.email.toLowerCase() };
}
