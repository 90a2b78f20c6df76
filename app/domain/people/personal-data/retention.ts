import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Whole } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";

/** Kinds of things that have a time, and how many days they are kept when nobody said otherwise; null: no end. */
export const defaultDays = {
  voice_words: null,
  case_messages: null,
  people: null,
  event_values: 730,
  sessions: 30,
  idempotent_answers: 30,
  imports: 365,
  invitations: 365,
  notices: 365,
  guests: 90,
} as const satisfies Record<string, number | null>;
export type RetentionKind = keyof typeof defaultDays;
export const retentionKinds = Object.keys(defaultDays) as RetentionKind[];

/** Below this what is done today could be gone tomorrow. */
const shortest = 7;

/** How many days each kind is kept; null: for as long as nobody says otherwise. */
export async function readDays(db: Queryable): Promise<Record<RetentionKind, number | null>> {
  const rows = await db.selectFrom("retentionTimes").select(["kind", "days"]).execute();
  const set = new Map(rows.map((row) => [row.kind, row.days]));
  return Object.fromEntries(
    retentionKinds.map((kind) => [kind, set.has(kind) ? (set.get(kind) ?? null) : defaultDays[kind]]),
  ) as Record<RetentionKind, number | null>;
}

/** How long each kind is kept, and what the last night erased. */
export const readRetention = query({
  name: "retention.read",
  input: z.strictObject({}),
  can: leads,
  async run({ db }) {
    const [days, last] = await Promise.all([
      readDays(db),
      db
        .selectFrom("retentionRuns")
        .select(["ranAt", "counts"])
        .orderBy("ranAt", "desc")
        .limit(1)
        .executeTakeFirst(),
    ]);
    return {
      items: retentionKinds.map((kind) => ({ kind, days: days[kind], usual: defaultDays[kind] })),
      lastRun: last ? { ranAt: last.ranAt, counts: last.counts as Record<string, number> } : null,
    };
  },
});

const Days = Whole({ min: shortest, max: 36_500 }).nullable();

/** Sets how many days kinds are kept; null: no end. What is not named stays. The next night goes by it. */
export const changeRetention = command({
  name: "retention.change",
  input: z.strictObject(
    Object.fromEntries(retentionKinds.map((kind) => [kind, Days.optional()])) as Record<
      RetentionKind,
      z.ZodOptional<typeof Days>
    >,
  ),
  can: leads,
  async run(ctx, input) {
    const before = await readDays(ctx.db);
    const changes = retentionKinds.filter(
      (kind) => input[kind] !== undefined && input[kind] !== before[kind],
    );
    for (const kind of changes) {
      const values = {
        days: input[kind] ?? null,
        changedByKind: ctx.actor.kind,
        changedBy: ctx.actor.id,
        changedAt: ctx.now,
      };
      await ctx.db
        .insertInto("retentionTimes")
        .values({ kind, ...values })
        .onConflict((conflict) => conflict.column("kind").doUpdateSet(values))
        .execute();
    }
    if (changes.length > 0) {
      const days = Object.fromEntries(changes.map((kind) => [kind, input[kind] ?? null]));
      ctx.record("retention.changed", { type: "organisation", id: null }, { days });
    }
    return { changed: changes };
  },
});
