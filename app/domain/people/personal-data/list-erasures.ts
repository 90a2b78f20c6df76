import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText } from "#core/validation.ts";

/** Every erasure, oldest first: ids and times alone. Whoever restores an older copy runs these again. */
export const listErasures = query({
  name: "erasure.list",
  input: z.strictObject({ ...Paging }),
  can: leads,
  async run({ db }, { limit, cursor }) {
    let rows = db
      .selectFrom("erasures")
      .select(["id", "kind", "subjectId", "personIds", "caseIds", "erasedAt"])
      .orderBy("erasedAt")
      .orderBy("id")
      .limit(limit + 1);
    if (cursor) {
      const [erasedAt, id] = decodeCursor(cursor, z.tuple([InstantText, Id]));
      rows = rows.where((eb) => eb(eb.refTuple("erasedAt", "id"), ">", eb.tuple(new Date(erasedAt), id)));
    }
    return pageOf(
      await rows.execute(),
      limit,
      (row) => row,
      (row) => encodeCursor(row.erasedAt.toISOString(), row.id),
    );
  },
});
