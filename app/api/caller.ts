import type { Context } from "hono";
import { type Actor, visitor } from "#core/actor.ts";
import type { Caller, Services } from "#core/context.ts";
import { Invalid, Unauthenticated } from "#core/errors.ts";
import { keyedDigest } from "#core/identifiers.ts";
import { actorOfKey } from "#domain/organisation/api-keys.ts";
import { guestOfToken } from "#domain/workshops/join-workshop.ts";
import type { Endpoint } from "./expose.ts";
import type { ApiOptions } from "./serve.ts";

/** Who asks through the API; `isRepeated` says afterwards whether an earlier answer was given again. */
export interface ApiCaller extends Caller {
  isRepeated: () => boolean;
}

/** Errors: Unauthenticated without a usable key, on endpoints that need one; Invalid on `Idempotency-Key`. */
export async function callerOf(
  context: Context,
  endpoint: Endpoint,
  services: Services,
  { addressOf, languageOf, requestIdOf }: Pick<ApiOptions, "addressOf" | "languageOf" | "requestIdOf">,
): Promise<ApiCaller> {
  const actor = await actorOf(context, endpoint, services);
  const address = addressOf(context);
  let repeated = false;
  return {
    services,
    actor,
    address,
    language: languageOf(context),
    requestId: requestIdOf(context),
    expectedRevision: revisionIn(context.req.header("If-Match")),
    idempotencyKey:
      endpoint.method === "POST"
        ? idempotencyKeyIn(context.req.header("Idempotency-Key"), { actor, address, services })
        : undefined,
    onRepeated: () => {
      repeated = true;
    },
    isRepeated: () => repeated,
  };
}

async function actorOf(context: Context, endpoint: Endpoint, services: Services): Promise<Actor> {
  if (endpoint.options.open === "public") return visitor;
  const key = /^Bearer (\S{10,200})$/i.exec(context.req.header("Authorization") ?? "")?.[1];
  const actor = key ? await actorOfBearer(services, key) : null;
  if (!actor) throw new Unauthenticated();
  return actor;
}

/** A machine by its key, or the guest of a workshop by the token that its code gave. */
const actorOfBearer = async ({ database, clock }: Services, secret: string): Promise<Actor | null> =>
  (await actorOfKey(database, secret, clock())) ?? (await guestOfToken(database, secret));

function revisionIn(header: string | undefined): number | undefined {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? "");
  return match ? Number(match[1]) : header && header !== "*" ? -1 : undefined;
}

/**
 * A key is its caller's own. Whoever has no account is known by a digest of address and day, so that the key "1" of one
 * kiosk is not that of another, whose receipt it would show.
 */
function idempotencyKeyIn(
  header: string | undefined,
  { actor, address, services }: Pick<Caller, "actor" | "address" | "services">,
): string | undefined {
  if (header === undefined) return undefined;
  if (header.length < 1 || header.length > 255)
    throw new Invalid([{ path: "Idempotency-Key", code: "invalid" }]);
  if (actor.kind !== "visitor") return header;
  const day = services.clock().toISOString().slice(0, 10);
  return `${keyedDigest(services.secret, "stranger", day, address ?? "")} ${header}`;
}
