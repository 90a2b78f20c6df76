import { z } from "zod";
import { answerable, type KeyActor, owns } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { hashOf, Id, newId, newToken } from "#core/identifiers.ts";
import { Instant, Line } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { noteUnlessFull } from "#db/trouble.ts";

/** `read`, `write`, or the names of single commands and queries such as `case.close`. */
const Scope = z.string().regex(/^(read|write|[a-z_]+\.[a-z_]+)$/);

/** Makes a key. The answer holds it once; we keep its hash. */
export const createApiKey = command({
  name: "api_key.create",
  input: z.strictObject({
    name: Line(120),
    scopes: z.array(Scope).min(1).max(50),
    expiresAt: Instant.optional(),
  }),
  can: owns,
  async run(ctx, input) {
    const key = `kept_${newToken()}`;
    const id = newId();
    await ctx.db
      .insertInto("apiKeys")
      .values({
        ...input,
        id,
        keyHash: hashOf(key),
        hint: key.slice(-4),
        responsibleId: answerable(ctx.actor) ?? (await firstOwner(ctx.db)),
        createdAt: ctx.now,
      })
      .execute();
    ctx.record("api_key.created", { type: "api_key", id }, { scopes: input.scopes });
    return { id, key };
  },
});

export const listApiKeys = query({
  name: "api_key.list",
  input: z.strictObject({}),
  can: owns,
  async run({ db }) {
    return {
      items: await db
        .selectFrom("apiKeys")
        .select(["id", "name", "hint", "scopes", "createdAt", "expiresAt", "lastUsedAt"])
        .where("revokedAt", "is", null)
        .orderBy("createdAt", "desc")
        .limit(200)
        .execute(),
    };
  },
});

export const revokeApiKey = command({
  name: "api_key.revoke",
  input: z.strictObject({ apiKeyId: Id }),
  target: (ctx, input) => findKey(ctx.db, input.apiKeyId),
  can: owns,
  async run(ctx, input) {
    await ctx.db
      .updateTable("apiKeys")
      .set({ revokedAt: ctx.now })
      .where("id", "=", input.apiKeyId)
      .execute();
    ctx.record("api_key.revoked", { type: "api_key", id: input.apiKeyId });
    return { id: input.apiKeyId };
  },
});

/** The machine behind a key, or null: unknown, revoked, expired, or its person gone. Its last use is noted by the minute. */
export async function actorOfKey(db: Queryable, key: string, now: Date): Promise<KeyActor | null> {
  const row = await db
    .selectFrom("apiKeys")
    .innerJoin("employees", "employees.id", "apiKeys.responsibleId")
    .select(["apiKeys.id", "apiKeys.name", "scopes", "responsibleId", "expiresAt", "lastUsedAt"])
    .where("keyHash", "=", hashOf(key))
    .where("revokedAt", "is", null)
    .where("employees.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!row || (row.expiresAt && row.expiresAt <= now)) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > 60_000) {
    const use = db.updateTable("apiKeys").set({ lastUsedAt: now }).where("id", "=", row.id);
    await noteUnlessFull(() => use.execute());
  }
  return {
    kind: "key",
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    responsibleId: row.responsibleId,
    teamIds: new Set(),
  };
}

async function findKey(db: Queryable, id: string) {
  const key = await db.selectFrom("apiKeys").select("id").where("id", "=", id).executeTakeFirst();
  if (!key) throw new NotFound();
  return key;
}

async function firstOwner(db: Queryable): Promise<string> {
  const owner = await db
    .selectFrom("employees")
    .select("id")
    .where("role", "=", "owner")
    .where("deactivatedAt", "is", null)
    .orderBy("createdAt")
    .executeTakeFirst();
  if (!owner) throw new Invalid([{ path: "", code: "no_owner" }]);
  return owner.id;
}
