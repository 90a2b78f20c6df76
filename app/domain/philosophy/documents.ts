import { z } from "zod";
import { differencesBetween } from "#blocks/documents/differences.ts";
import {
  addVersion,
  type DocumentHead,
  type DocumentKind,
  holdDocument,
  pageOfVersions,
  readDocuments,
  readVersion,
} from "#blocks/documents/versions.ts";
import { type Actor, answerable, isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { Paging } from "#core/paging.ts";
import { Text, Whole } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { requireEmployee } from "../organisation/employees.ts";

/** What good service is here, where we go with it, and how we get there: one short text each. */
export const documentKinds = ["definition", "vision", "strategy"] as const satisfies DocumentKind[];
export const Kind = z.enum(documentKinds);

/** Leads, and whoever owns the text. */
export const mayWrite = (actor: Actor, document: { ownerId: string | null }): boolean =>
  leads(actor) || (actor.kind === "employee" && document.ownerId === actor.id);

/** One of the three texts as it stands now: `body` and who wrote it are null while nothing is written. */
export interface Document {
  /** Null while nothing is written. */
  id: string | null;
  kind: DocumentKind;
  ownerId: string | null;
  ownerName: string | null;
  /** Number of the newest version; 0 while nothing is written. */
  revision: number;
  body: string | null;
  writtenById: string | null;
  writtenByName: string | null;
  writtenAt: Date | null;
}

async function findDocuments(db: Queryable, kinds: readonly DocumentKind[]): Promise<Document[]> {
  const written = new Map((await readDocuments(db, kinds)).map((document) => [document.kind, document]));
  return kinds.map((kind) => written.get(kind) ?? { ...unwritten, kind });
}

const unwritten = {
  id: null,
  ownerId: null,
  ownerName: null,
  revision: 0,
  body: null,
  writtenById: null,
  writtenByName: null,
  writtenAt: null,
};

async function findDocument(db: Queryable, kind: DocumentKind): Promise<Document> {
  const [document] = await findDocuments(db, [kind]);
  return document ?? { ...unwritten, kind };
}

/** The three texts as they stand; those not written yet are there, empty. */
export const listDocuments = query({
  name: "document.list",
  input: z.strictObject({}),
  can: isStaff,
  run: async ({ db }) => ({ items: await findDocuments(db, documentKinds) }),
});

export const getDocument = query({
  name: "document.read",
  input: z.strictObject({ kind: Kind }),
  can: isStaff,
  run: ({ db }, { kind }) => findDocument(db, kind),
});

/** Versions of a text, newest first. */
export const listDocumentVersions = query({
  name: "document.list_versions",
  input: z.strictObject({ kind: Kind, ...Paging }),
  can: isStaff,
  run: ({ db }, { kind, ...paging }) => pageOfVersions(db, kind, paging),
});

/** One version, with what it changed in the one before. Errors: NotFound. */
export const getDocumentVersion = query({
  name: "document.read_version",
  input: z.strictObject({ kind: Kind, number: Whole({ min: 1, max: 1_000_000 }) }),
  target: ({ db }, { kind, number }) => readVersion(db, kind, number),
  can: isStaff,
  run(_ctx, _input, { bodyBefore, ...version }) {
    return { ...version, differences: differencesBetween(bodyBefore, version.body) };
  },
});

/**
 * Writes a text anew: a version beside the earlier ones. The first writer owns it until it is handed on. Two who
 * write at once: with If-Match the second hears that there is a newer version.
 */
export const writeDocumentVersion = command({
  name: "document.write",
  input: z.strictObject({ kind: Kind, body: Text(10_000), ownerId: Id.optional() }),
  target: (ctx, { kind }): Promise<DocumentHead> => holdDocument(ctx, kind),
  can: mayWrite,
  async run(ctx, input, document) {
    if (input.ownerId) await requireEmployee(ctx.db, input.ownerId, "ownerId");
    const number = await addVersion(ctx, document, {
      body: input.body,
      writtenById: answerable(ctx.actor),
      ownerId: input.ownerId ?? document.ownerId ?? answerable(ctx.actor),
    });
    ctx.record("document.written", { type: "document", id: document.id }, { kind: input.kind, number });
    return findDocument(ctx.db, input.kind);
  },
});
