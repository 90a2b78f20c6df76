import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { type Actor, onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { GivenPassword, JsonText, Line } from "#core/validation.ts";
import { findOrganisation } from "./organisation.ts";
import { countPasswordTry, requirePassword } from "./own-password.ts";
import {
  challengeLifetime,
  keepChallenge,
  relyingParty,
  serverOfPasskeys,
  spendChallenge,
  withoutValues,
} from "./passkey-challenges.ts";
import { account } from "./visibility.ts";

const mostPasskeys = 20;

/** One's own passkeys, newest first. */
export const listPasskeys = query({
  name: "passkey.list",
  input: z.strictObject({}),
  can: onOwnDevice,
  async run({ db, actor }) {
    return {
      items: await db
        .selectFrom("passkeys")
        .select(["id", "name", "createdAt", "lastUsedAt"])
        .where("employeeId", "=", actor.id)
        .orderBy("createdAt", "desc")
        .limit(mostPasskeys)
        .execute(),
    };
  },
});

/** What the browser needs to make a passkey, after the password. Errors: Conflict `passkeys_need_https`. */
export const beginPasskey = command({
  name: "passkey.begin",
  limit: countPasswordTry,
  input: z.strictObject({
    name: Line(120),
    password: GivenPassword,
    headers: z.instanceof(Headers),
  }),
  can: onOwnDevice,
  async run(ctx, { password, headers }) {
    const me = ownerOf(ctx.actor);
    const { id: rpID } = relyingParty(ctx.services.publicUrl);
    await requirePassword(ctx, password, headers);
    const known = await ctx.db
      .selectFrom("passkeys")
      .select(["credentialId as id", "transports"])
      .where("employeeId", "=", me.id)
      .execute();
    if (known.length >= mostPasskeys) throw new Conflict("too_many_passkeys");
    const options = await (await serverOfPasskeys()).generateRegistrationOptions({
      rpName: (await findOrganisation(ctx.db)).name,
      rpID,
      userName: me.email,
      userDisplayName: me.name,
      userID: new TextEncoder().encode(me.id),
      timeout: challengeLifetime,
      attestationType: "none",
      // EdDSA, ES256 and RS256: what every authenticator of today speaks.
      supportedAlgorithmIDs: [-8, -7, -257],
      excludeCredentials: known,
      // It must be found without an address typed, and must ask for a finger, a face or a code: two steps in one.
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    await keepChallenge(ctx.db, options.challenge, me.id, ctx.now);
    return { options };
  },
});

/** Keeps the passkey that the browser made. */
export const addPasskey = command({
  name: "passkey.add",
  input: z.strictObject({ name: Line(120), response: JsonText(20_000) }),
  can: onOwnDevice,
  async run(ctx, { name, response }) {
    const { origin, id: rpID } = relyingParty(ctx.services.publicUrl);
    const made = await (await serverOfPasskeys())
      .verifyRegistrationResponse({
        response: parsed(response),
        expectedChallenge: (challenge) => spendChallenge(ctx.db, challenge, ctx.actor.id, ctx.now),
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
      })
      .catch((error: unknown) => {
        ctx.services.log.warn({ reason: withoutValues(error) }, "a passkey was refused");
        return null;
      });
    if (!made?.verified) throw new Conflict("passkey_refused");
    const id = newId();
    await insertPasskey(ctx, id, name, made.registrationInfo.credential);
    ctx.record("passkey.added", { type: account, id: ctx.actor.id }, { passkeyId: id });
    return { id };
  },
});

/** Takes one of one's own passkeys away. Errors: NotFound, also for somebody else's. */
export const removePasskey = command({
  name: "passkey.remove",
  input: z.strictObject({ passkeyId: Id }),
  async target({ db, actor }, { passkeyId }) {
    const passkey = await db
      .selectFrom("passkeys")
      .select("id")
      .where("id", "=", passkeyId)
      .where("employeeId", "=", actor.id)
      .executeTakeFirst();
    if (!passkey) throw new NotFound();
    return passkey;
  },
  can: onOwnDevice,
  async run(ctx, _input, passkey) {
    await ctx.db.deleteFrom("passkeys").where("id", "=", passkey.id).execute();
    ctx.record("passkey.removed", { type: account, id: ctx.actor.id }, { passkeyId: passkey.id });
    return { id: passkey.id };
  },
});

function ownerOf(actor: Actor) {
  if (!onOwnDevice(actor)) throw new NotFound();
  return actor;
}

async function insertPasskey(
  ctx: CommandContext,
  id: string,
  name: string,
  credential: { id: string; publicKey: Uint8Array; counter: number; transports?: string[] },
): Promise<void> {
  const made = await ctx.db
    .insertInto("passkeys")
    .values({
      id,
      name,
      employeeId: ownerOf(ctx.actor).id,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Conflict("passkey_refused");
}

/** The library checks every part of it. */
function parsed(response: string): RegistrationResponseJSON {
  try {
    return JSON.parse(response) as RegistrationResponseJSON;
  } catch {
    throw new Invalid([{ path: "response", code: "not_json" }]);
  }
}
