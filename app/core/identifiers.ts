import { createHash, createHmac, randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { z } from "zod";

/** An id that sorts by time. Anything anonymous takes `crypto.randomUUID()` instead. */
export const newId = (): string => v7();

/** A UUID as text, lower case; anything else is refused. */
export const Id = z.uuid().transform((id) => id.toLowerCase());

/** 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What we keep of a token: its SHA-256. */
export const hashOf = (text: string | Uint8Array): Buffer => createHash("sha256").update(text).digest();

/** A keyed digest of the parts, base64url; parts are length-prefixed, so that no two lists collide. */
export function keyedDigest(secret: string, ...parts: string[]): string {
  const digest = createHmac("sha256", secret);
  for (const part of parts) digest.update(`${part.length}:${part}`);
  return digest.digest("base64url");
}
