import { Conflict } from "#core/errors.ts";
import { hashOf } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";

/** The library that makes and checks passkeys: loaded with the first, since it holds much memory and many have none. */
export const serverOfPasskeys = () => import("@simplewebauthn/server");

/** How long an answer may take, in milliseconds. */
export const challengeLifetime = 5 * 60_000;

/** Browsers keep passkeys for https, and for localhost. */
export function passkeysPossible(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "https:" || hostname === "localhost";
}

/** For whom passkeys are made. Errors: Conflict `passkeys_need_https`. */
export function relyingParty(publicUrl: string): { id: string; origin: string } {
  if (!passkeysPossible(publicUrl)) throw new Conflict("passkeys_need_https");
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** Keeps the digest of a challenge for its one answer, and forgets those whose time is over. */
export async function keepChallenge(
  db: Queryable,
  challenge: string,
  employeeId: string | null,
  now: Date,
): Promise<void> {
  await db.deleteFrom("passkeyChallenges").where("expiresAt", "<", now).execute();
  await db
    .insertInto("passkeyChallenges")
    .values({
      challengeHash: hashOf(challenge),
      employeeId,
      expiresAt: new Date(now.getTime() + challengeLifetime),
    })
    .execute();
}

/** True once for a challenge that was given to this employee, or to a visitor (null), and is not too old. */
export async function spendChallenge(
  db: Queryable,
  challenge: string,
  employeeId: string | null,
  now: Date,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("passkeyChallenges")
    .where("challengeHash", "=", hashOf(challenge))
    .where("employeeId", employeeId === null ? "is" : "=", employeeId)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** What the library says is wrong, for the log: without challenges and keys, which it puts between quotes. */
export const withoutValues = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/"[\w-]{20,}"/g, '"…"') : "unknown";
