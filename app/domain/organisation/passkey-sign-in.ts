import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { JsonText } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import {
  challengeLifetime,
  keepChallenge,
  relyingParty,
  serverOfPasskeys,
  spendChallenge,
  withoutValues,
} from "./passkey-challenges.ts";
import { countsOf, welcome } from "./sign-in.ts";

/** Whether anybody here has a passkey, so that the way in offers it only where it leads somewhere. */
export async function anyPasskeys(db: Queryable): Promise<boolean> {
  return (await db.selectFrom("passkeys").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** What the browser needs to ask for a passkey. It names nobody: the passkey itself says whose it is. */
export const beginPasskeySignIn = query({
  name: "session.begin_passkey",
  limit: ({ services, address }) => services.limits.use("receipt.address", address),
  input: z.strictObject({}),
  can: () => true,
  async run({ db, services, now }) {
    const { id } = relyingParty(services.publicUrl);
    const options = await (await serverOfPasskeys()).generateAuthenticationOptions({
      rpID: id,
      userVerification: "required",
      timeout: challengeLifetime,
    });
    await keepChallenge(db, options.challenge, null, now);
    return { options };
  },
});

/** Opens a session for whoever holds the passkey. Every refusal is the same one. */
export const passkeySignIn = query({
  name: "session.open_passkey",
  input: z.strictObject({ response: JsonText(20_000), headers: z.instanceof(Headers) }),
  can: () => true,
  async run(ctx, { response, headers }) {
    const { services, address } = ctx;
    const counts = countsOf(services, headers, address);
    await services.limits.attempt(...counts);
    const userId = await holderOf(ctx, response);
    const known = userId && (await welcome(services, userId, "passkey", headers));
    if (!userId || !known) throw new Conflict("passkey_unknown");
    await services.limits.succeeded(...counts);
    const { cookies } = await services.identity.openSession({ userId, method: "passkey", headers });
    return { cookies: [...cookies, known] };
  },
});

async function holderOf(ctx: QueryContext, given: string): Promise<string | null> {
  const { db, services, now } = ctx;
  const { id: rpID, origin } = relyingParty(services.publicUrl);
  const response = parsed(given);
  const passkey = response && (await findPasskey(db, response.id));
  if (!passkey) return null;
  try {
    const { verified, authenticationInfo } = await (await serverOfPasskeys()).verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => spendChallenge(db, challenge, null, now),
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: passkey.transports,
      },
      requireUserVerification: true,
    });
    if (!verified) return null;
    await db
      .updateTable("passkeys")
      .set({ counter: authenticationInfo.newCounter, lastUsedAt: now })
      .where("id", "=", passkey.id)
      .execute();
    return passkey.userId;
  } catch (error) {
    services.log.warn({ reason: withoutValues(error) }, "a passkey did not open a session");
    return null;
  }
}

function findPasskey(db: Queryable, credentialId: unknown) {
  if (typeof credentialId !== "string") return null;
  return db
    .selectFrom("passkeys")
    .innerJoin("employees", "employees.id", "passkeys.employeeId")
    .select(["passkeys.id", "credentialId", "publicKey", "counter", "transports", "employees.userId"])
    .where("credentialId", "=", credentialId)
    .executeTakeFirst();
}

function parsed(response: string): AuthenticationResponseJSON | null {
  try {
    return JSON.parse(response) as AuthenticationResponseJSON;
  } catch {
    return null;
  }
}
