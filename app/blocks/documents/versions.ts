import { sql } from "kysely";
import { z } from "zod";
import type { CommandContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, type Page, pageOf } from "#core/paging.ts";
import type { Queryable } from "#db/client.ts";
import type { Documents } from "#db/schema.ts";

export type DocumentKind = Documents["kind"];

/** An owned text with versions. `revision` is the number of its newest version: 0 while nothing is written. */
export interface DocumentHead {
  id: string;
  kind: DocumentKind;
  ownerId: string | null;
  revision: number;
}
export interface DocumentVersion {
  number: number;
  body: string;
  writtenById: string | null;
  writtenByName: string | null;
  writtenAt: Date;
}

/** The document, made when it is first asked for by a command, and held until the command ends. */
export async function holdDocument(ctx: CommandContext, kind: DocumentKind): Promise<DocumentHead> {
  await ctx.db
    .insertInto("documents")
    .values({ id: newId(), kind, revision: 0, createdAt: ctx.now })
    .onConflict((conflict) => conflict.column("kind").doNothing())
    .execute();
  return ctx.db
    .selectFrom("documents")
    .select(["id", "kind", "ownerId", "revision"])
    .where("kind", "=", kind)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Adds a version to a held document; earlier ones stay as they were. Answers its number. */
export async function addVersion(
  ctx: CommandContext,
  document: DocumentHead,
  version: { body: string; writtenById: string | null; ownerId: string | null },
): Promise<number> {
  const number = document.revision + 1;
  await ctx.db
    .insertInto("documentVersions")
    .values({
      id: newId(),
      documentId: document.id,
      number,
      body: version.body,
      writtenBy: version.writtenById,
      writtenAt: ctx.now,
    })
    .execute();
  await ctx.db
    .updateTable("documents")
    .set({ revision: number, ownerId: version.ownerId })
    .where("id", "=", document.id)
    .execute();
  return number;
}

/** Documents that were written, with their newest version, in the order of `kinds`. */
export async function readDocuments(db: Queryable, kinds: readonly DocumentKind[]) {
  if (kinds.length === 0) return [];
  const rows = await db
    .selectFrom("documents")
    .innerJoin("documentVersions as version", (join) =>
      join
        .onRef("version.documentId", "=", "documents.id")
        .onRef("version.number", "=", "documents.revision"),
    )
    .leftJoin("employees as owner", "owner.id", "documents.ownerId")
    .leftJoin("employees as writer", "writer.id", "version.writtenBy")
    .select([
      "documents.id",
      "documents.kind",
      "documents.ownerId",
      "owner.name as ownerName",
      "documents.revision",
      "version.body",
      "version.writtenBy as writtenById",
      "writer.name as writtenByName",
      "version.writtenAt",
    ])
    .where("documents.kind", "in", kinds)
    .execute();
  return rows.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}

/** The versions of a document, newest first. */
export async function pageOfVersions(
  db: Queryable,
  kind: DocumentKind,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<DocumentVersion>> {
  let rows = versionsOf(db, kind)
    .orderBy("version.number", "desc")
    .limit(limit + 1);
  if (cursor) rows = rows.where("version.number", "<", decodeCursor(cursor, z.tuple([z.int()]))[0]);
  return pageOf(
    await rows.execute(),
    limit,
    (row) => row,
    (row) => encodeCursor(row.number),
  );
}

/** One version, and the body of the one before it (empty before the first). Errors: NotFound. */
export async function readVersion(
  db: Queryable,
  kind: DocumentKind,
  number: number,
): Promise<DocumentVersion & { bodyBefore: string }> {
  const version = await versionsOf(db, kind)
    .leftJoin("documentVersions as before", (join) =>
      join
        .onRef("before.documentId", "=", "version.documentId")
        .on("before.number", "=", sql<number>`version.number - 1`),
    )
    .select(sql<string>`coalesce(before.body, '')`.as("bodyBefore"))
    .where("version.number", "=", number)
    .executeTakeFirst();
  if (!version) throw new NotFound();
  return version;
}

const versionsOf = (db: Queryable, kind: DocumentKind) =>
  db
    .selectFrom("documents")
    .innerJoin("documentVersions as version", "version.documentId", "documents.id")
    .leftJoin("employees as writer", "writer.id", "version.writtenBy")
    .where("documents.kind", "=", kind)
    .select([
      "version.number",
      "version.body",
      "version.writtenBy as writtenById",
      "writer.name as writtenByName",
      "version.writtenAt",
    ]);
