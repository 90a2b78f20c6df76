import { sql } from "kysely";
import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { hashOf, Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText, Line, Text, Whole } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { smallestGroup } from "#statistics/small-groups.ts";
import { findPrinciple, holdPrinciple, PrincipleId } from "../principle.ts";
import { findingsOf, readingToken } from "./round.ts";

const day = 24 * 3600 * 1000;

/**
 * Puts three everyday situations to colleagues drawn by chance, each with two to five things one could do. Each finds a
 * private link in their notices. Errors: NotFound; Conflict `wrong_state` for a retired principle, `round_open` while
 * another round of it runs, `too_few_colleagues` when fewer than five work here.
 */
export const openRound = command({
  name: "interpretation.open",
  input: z.strictObject({
    principleId: PrincipleId,
    situations: z
      .array(z.strictObject({ text: Text(500), actions: z.array(Line(160)).min(2).max(5) }))
      .length(3),
    sample: Whole({ min: smallestGroup, max: 200 }).default(12),
    days: Whole({ min: 1, max: 60 }).default(7),
  }),
  target: ({ db }, { principleId }) => holdPrinciple(db, principleId),
  can: leads,
  async run(ctx, { principleId, situations, sample, days }, principle) {
    if (principle.state === "retired") throw new Conflict("wrong_state", { state: principle.state });
    await refuseWhileOpen(ctx, principleId);
    const asked = await drawn(ctx.db, sample);
    if (asked.length < smallestGroup) throw new Conflict("too_few_colleagues");
    // Random, as everything anonymous is.
    const id = crypto.randomUUID();
    const links = asked.map((employeeId) => hashOf(readingToken(ctx.services.secret, id, employeeId)));
    await ctx.db
      .insertInto("interpretationRounds")
      .values({
        id,
        principleId,
        situations: JSON.stringify(situations) as never,
        chosen: JSON.stringify(situations.map(({ actions }) => actions.map(() => 0))) as never,
        goodLinks: links.toSorted(Buffer.compare),
        asked: asked.length,
        openedAt: ctx.now,
        closesAt: new Date(ctx.now.getTime() + days * day),
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
      })
      .execute();
    await ctx.db
      .insertInto("interpretationSamples")
      .values(asked.map((employeeId) => ({ roundId: id, employeeId })))
      .execute();
    await notify(ctx, { kind: "reading_asked", subjectId: id, caseId: null }, asked);
    ctx.record(
      "principle.interpretation_opened",
      { type: "principle", id: principleId },
      { asked: asked.length },
    );
    return { id, principleId, asked: asked.length };
  },
});

/** Closes a round before its day: what it found can then be read, if five answered. Errors: NotFound; Conflict `round_closed`. */
export const closeRound = command({
  name: "interpretation.close",
  input: z.strictObject({ roundId: Id }),
  target: ({ db }, { roundId }) => holdRound(db, roundId),
  can: leads,
  async run(ctx, { roundId }, round) {
    if (round.closedAt || round.closesAt <= ctx.now) throw new Conflict("round_closed");
    await ctx.db
      .updateTable("interpretationRounds")
      .set({ closedAt: ctx.now })
      .where("id", "=", roundId)
      .execute();
    ctx.record("principle.interpretation_closed", { type: "principle", id: round.principleId });
    return { id: roundId };
  },
});

/**
 * Rounds of a principle, newest first. While one is open only how many were asked is told; closed, what it found, if five
 * or more answered. This is the only way to read answers.
 */
export const listRounds = query({
  name: "interpretation.list",
  input: z.strictObject({ principleId: PrincipleId, ...Paging }),
  target: ({ db }, { principleId }) => findPrinciple(db, principleId),
  can: leads,
  async run({ db, now }, { principleId, limit, cursor }) {
    let rows = db
      .selectFrom("interpretationRounds")
      .select(["id", "situations", "chosen", "asked", "openedAt", "closesAt", "closedAt"])
      .where("principleId", "=", principleId)
      .orderBy("openedAt", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1);
    if (cursor) {
      const [openedAt, id] = decodeCursor(cursor, z.tuple([InstantText, Id]));
      rows = rows.where(sql<boolean>`(opened_at, id) < (${new Date(openedAt)}::timestamptz, ${id}::uuid)`);
    }
    return pageOf(
      await rows.execute(),
      limit,
      ({ chosen, ...row }) => {
        const open = row.closedAt === null && row.closesAt > now;
        return {
          ...row,
          state: open ? "open" : "closed",
          findings: open ? null : findingsOf(row.situations, chosen),
        };
      },
      (row) => encodeCursor(row.openedAt.toISOString(), row.id),
    );
  },
});

async function refuseWhileOpen({ db, now }: QueryContext, principleId: string): Promise<void> {
  const open = await db
    .selectFrom("interpretationRounds")
    .select("id")
    .where("principleId", "=", principleId)
    .where("closedAt", "is", null)
    .where("closesAt", ">", now)
    .executeTakeFirst();
  if (open) throw new Conflict("round_open");
}

/** Colleagues by chance, and in an order that tells nothing. */
async function drawn(db: Queryable, sample: number): Promise<string[]> {
  const rows = await db
    .selectFrom("employees")
    .select("id")
    .where("deactivatedAt", "is", null)
    .orderBy(sql`random()`)
    .limit(sample)
    .execute();
  return rows.map(({ id }) => id);
}

async function holdRound(db: Queryable, id: string) {
  const round = await db
    .selectFrom("interpretationRounds")
    .select(["id", "principleId", "closesAt", "closedAt"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!round) throw new NotFound();
  return round;
}
