import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText } from "#core/validation.ts";

const columns = [
  "id",
  "state",
  "failure",
  "fileName",
  "rows",
  "accepted",
  "updated",
  "unchanged",
  "refused",
  "warned",
  "position",
  "bytesTotal",
  "createdAt",
  "finishedAt",
] as const;

/** An import and how far it has come. Errors: NotFound. */
export async function importById({ db, services }: QueryContext, id: string) {
  const row = await db.selectFrom("imports").select(columns).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return present(row, services.publicUrl);
}

export const getImport = query({
  name: "import.read",
  input: z.strictObject({ importId: Id }),
  can: leads,
  run: (ctx, input) => importById(ctx, input.importId),
});

/** All imports, newest first. */
export const listImports = query({
  name: "import.list",
  input: z.strictObject({ ...Paging }),
  can: leads,
  async run({ db, services }, { limit, cursor }) {
    let list = db.selectFrom("imports").select(columns);
    if (cursor) {
      const [createdAt, id] = decodeCursor(cursor, z.tuple([InstantText, Id]));
      list = list.where((eb) => eb(eb.refTuple("createdAt", "id"), "<", eb.tuple(new Date(createdAt), id)));
    }
    const rows = await list
      .orderBy("createdAt", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    return pageOf(
      rows,
      limit,
      (row) => present(row, services.publicUrl),
      (row) => encodeCursor(row.createdAt.toISOString(), row.id),
    );
  },
});

interface Row {
  id: string;
  state: "queued" | "running" | "done" | "failed";
  failure: string | null;
  fileName: string | null;
  rows: number;
  accepted: number;
  updated: number;
  unchanged: number;
  refused: number;
  warned: number;
  position: number;
  bytesTotal: number;
  createdAt: Date;
  finishedAt: Date | null;
}

function present({ position, ...row }: Row, publicUrl: string) {
  return {
    ...row,
    /** The share of the file that is read, 0 to 1. */
    progress: row.state === "done" ? 1 : position / row.bytesTotal,
    errorsUrl: `${publicUrl}/api/v1/imports/${row.id}/errors`,
  };
}
