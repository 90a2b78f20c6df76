import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import type { Queryable } from "#db/client.ts";
import { clockMeasures } from "../listening/clocks/runs.ts";

/** What a standard measures: four clocks of a case, promises, or how the customer felt. */
export const Measure = z.enum([...clockMeasures, "promise_kept", "felt"]);
export type Measure = z.output<typeof Measure>;

/** A service standard as staff read it. */
export interface Standard {
  id: string;
  name: string;
  measure: Measure;
  target: number;
  within: string | null;
  withinSeconds: number | null;
  /** By which `within` counts: every hour, or the hours of the calendar of the team that has the case. */
  time: "elapsed" | "working";
  teamId: string | null;
  remedy: string | null;
  /** Name and remedy in the organisation's other languages; `standardWordsIn` reads them. */
  translations: Record<string, { name?: string; remedy?: string }>;
  ownerId: string | null;
  revision: number;
  createdAt: Date;
}

/** What is read of a standard. */
export const standardColumns = [
  "id",
  "name",
  "measure",
  "target",
  "within",
  "withinSeconds",
  "time",
  "teamId",
  "remedy",
  "translations",
  "ownerId",
  "revision",
  "createdAt",
] as const;

/** Errors: NotFound. */
export async function findStandard(db: Queryable, id: string): Promise<Standard> {
  const row = await db
    .selectFrom("standards")
    .select(standardColumns)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Standards, newest first. */
export const listStandards = query({
  name: "standard.list",
  input: z.strictObject({ ...Paging, teamId: Id.optional() }),
  can: isStaff,
  async run({ db }, { limit, cursor, teamId }) {
    let rows = db
      .selectFrom("standards")
      .select(standardColumns)
      .orderBy("id", "desc")
      .limit(limit + 1);
    if (teamId) rows = rows.where("teamId", "=", teamId);
    if (cursor) rows = rows.where("id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row): Standard => row,
      (row) => encodeCursor(row.id),
    );
  },
});

export const getStandard = query({
  name: "standard.read",
  input: z.strictObject({ standardId: Id }),
  target: ({ db }, input) => findStandard(db, input.standardId),
  can: isStaff,
  run: (_ctx, _input, standard) => standard,
});
