import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { DatabaseTransaction } from "#db/client.ts";
import type { Caller } from "./context.ts";
import { Conflict } from "./errors.ts";
import { hashOf } from "./identifiers.ts";

/**
 * Takes the caller's idempotency key, in the command's own transaction: whoever comes second waits for the first
 * to end, then hears the same result. Errors: Conflict when the key was used with another body or command.
 */
export async function answerAgain<Result>(
  caller: Caller,
  db: DatabaseTransaction,
  name: string,
  raw: unknown,
): Promise<{ result: Result } | null> {
  if (!caller.idempotencyKey) return null;
  const { actor, keyHash } = entryOf(caller, caller.idempotencyKey);
  const requestHash = hashOf(`${name}\n${canonical(await withoutFiles(raw))}`);
  const taken = await sql`
    insert into idempotent_answers (actor, key_hash, request_hash, created_at)
    values (${actor}, ${keyHash}, ${requestHash}, ${caller.services.clock()})
    on conflict do nothing`.execute(db);
  if (taken.numAffectedRows === 1n) return null;
  const earlier = await db
    .selectFrom("idempotentAnswers")
    .select(["requestHash", "result"])
    .where("actor", "=", actor)
    .where("keyHash", "=", keyHash)
    .executeTakeFirstOrThrow();
  if (!earlier.requestHash.equals(requestHash)) throw new Conflict("idempotency_key_reused");
  caller.onRepeated?.();
  return { result: earlier.result as Result };
}

/** Keeps the result beside its key. Results hold ids and states, never a receipt, a key or a token. */
export async function keepAnswer(caller: Caller, db: DatabaseTransaction, result: unknown): Promise<void> {
  if (!caller.idempotencyKey) return;
  const { actor, keyHash } = entryOf(caller, caller.idempotencyKey);
  await db
    .updateTable("idempotentAnswers")
    .set({ result: JSON.stringify(result ?? null) })
    .where("actor", "=", actor)
    .where("keyHash", "=", keyHash)
    .execute();
}

function entryOf(caller: Caller, key: string): { actor: string; keyHash: Buffer } {
  return { actor: `${caller.actor.kind} ${caller.actor.id ?? ""}`, keyHash: hashOf(key) };
}

/** A request with the digest of each file instead of the file, whose content no JSON shows. */
async function withoutFiles(raw: unknown): Promise<unknown> {
  if (typeof raw !== "object" || raw === null) return raw;
  const entries = Object.entries(raw).map(async ([name, value]) => [
    name,
    value instanceof Blob ? await digestOf(value) : value,
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

async function digestOf(file: Blob): Promise<string> {
  const digest = createHash("sha256");
  for await (const piece of file.stream()) digest.update(piece);
  return digest.digest("hex");
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return hashOf(value).toString("hex");
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
