import { sql } from "kysely";
import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { holdPrinciple, PrincipleId, principleLimit, requireState } from "./principle.ts";
import { movePrinciple } from "./transitions.ts";

const lockOfPlaces = 5_377_810;

/**
 * Agrees a draft: it takes the lowest free of ten places. Errors: Conflict `principle_limit` when all are taken,
 * with the ways out (`ways`) and those in force (`principles`); Conflict `wrong_state`.
 */
export const agreePrinciple = command({
  name: "principle.agree",
  input: z.strictObject({ principleId: PrincipleId }),
  target: ({ db }, { principleId }) => holdPrinciple(db, principleId),
  can: leads,
  async run(ctx, _input, principle) {
    requireState(principle, "draft");
    const place = await takePlace(ctx.db);
    return movePrinciple(ctx, principle, "agreed", { state: "agreed", place });
  },
});

/** One at a time looks for a place; the unique index on places holds whatever else may write. */
async function takePlace(db: Queryable): Promise<number> {
  await sql`select pg_advisory_xact_lock(${lockOfPlaces})`.execute(db);
  const { rows } = await sql<{ place: number }>`
    select place from generate_series(1, ${principleLimit}) place
    where not exists (select from principles where principles.place = place.place)
    order by place limit 1`.execute(db);
  const place = rows[0]?.place;
  if (place === undefined) throw await limitReached(db);
  return place;
}

async function limitReached(db: Queryable): Promise<Conflict> {
  const principles = await db
    .selectFrom("principles")
    .select(["id", "statement", "place", "state"])
    .where("place", "is not", null)
    .orderBy("place")
    .execute();
  return new Conflict("principle_limit", { limit: principleLimit, ways: ["merge", "retire"], principles });
}
