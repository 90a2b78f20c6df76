import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

const rounds = 4096;

/**
 * What PostgreSQL keeps of a password (SCRAM-SHA-256, RFC 5803 section 4), so that the password itself is in no
 * statement and in no log of the server. `password` is plain ASCII, which needs no SASLprep.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, rounds, 32, "sha256");
  const keyed = (words: string) => createHmac("sha256", salted).update(words).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${rounds}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}
