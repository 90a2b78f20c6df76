import { type CustomerActor, customerOf } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { hashOf, keyedDigest } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";

/**
 * The receipt of a case: whoever holds it may follow the case. Derived anew whenever an answer or a mail needs it;
 * rows hold its SHA-256 alone. A new generation makes the old receipt worthless.
 */
export const receiptOf = (secret: string, caseId: string, generation: number): string =>
  keyedDigest(secret, "receipt", caseId, String(generation));

/** The page that shows the case to whoever holds its receipt. */
export const followUrlOf = (publicUrl: string, receipt: string): string => `${publicUrl}/follow/${receipt}`;

/** A receipt and its link, for the one answer that shows them. */
export function followOf(
  { secret, publicUrl }: Pick<Services, "secret" | "publicUrl">,
  caseId: string,
  generation: number,
) {
  const receipt = receiptOf(secret, caseId, generation);
  return { receipt, followUrl: followUrlOf(publicUrl, receipt) };
}

/**
 * Whoever holds this receipt, as an actor who sees one case. One look-up by digest in every case; with a reference,
 * the two must belong together. Errors: NotFound, alike for a wrong receipt, none, and a wrong reference.
 */
export async function holderOfReceipt(
  db: Queryable,
  given: { receipt: string; reference?: string },
): Promise<CustomerActor> {
  const kase = await db
    .selectFrom("cases")
    .select(["id", "reference"])
    .where("receiptHash", "=", hashOf(given.receipt))
    .executeTakeFirst();
  if (!kase || (given.reference !== undefined && given.reference !== kase.reference)) throw new NotFound();
  return customerOf(kase.id);
}
