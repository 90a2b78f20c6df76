import type { CommandContext } from "#core/context.ts";
import { hashOf, keyedDigest, newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";

const month = 30 * 24 * 3600 * 1000;

/** The token of a link that confirms an address: derived, so that it stands in no row, job or log. */
export const confirmationToken = (secret: string, id: string): string =>
  keyedDigest(secret, "address-confirmation", id);

/** Lets somebody who left an address say that it is theirs: the link goes out with the mail that it arrived. */
export async function askToConfirm(ctx: CommandContext, personId: string): Promise<void> {
  const id = newId();
  await ctx.db
    .insertInto("addressConfirmations")
    .values({
      id,
      personId,
      tokenHash: hashOf(confirmationToken(ctx.services.secret, id)),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + month),
    })
    .execute();
}

/** The open confirmation of the one who told us of this case; undefined when there is nothing to confirm. */
export async function openConfirmation(
  db: Queryable,
  caseId: string,
  now: Date,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom("addressConfirmations as confirmation")
    .innerJoin("cases", "cases.personId", "confirmation.personId")
    .select("confirmation.id")
    .where("cases.id", "=", caseId)
    .where("confirmation.confirmedAt", "is", null)
    .where("confirmation.expiresAt", ">", now)
    .orderBy("confirmation.id", "desc")
    .executeTakeFirst();
}
