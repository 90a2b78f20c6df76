import { z } from "zod";
import { command } from "#core/command.ts";
import { newId } from "#core/identifiers.ts";
import { Reference, Whole } from "#core/validation.ts";
import { pastTime } from "./past-time.ts";
import { type RetentionKind, readDays, retentionKinds } from "./retention.ts";

/** So many at once, so that no transaction holds what people work on for long. */
const most = 500;
const day = 24 * 3600 * 1000;

/** One batch of one kind. `more` says whether there may be others. Of several processes each takes its own. */
export const erasePast = command({
  name: "retention.erase",
  input: z.strictObject({ kind: z.enum(retentionKinds as [RetentionKind, ...RetentionKind[]]) }),
  can: (actor) => actor.kind === "system",
  async run(ctx, { kind }) {
    const days = (await readDays(ctx.db))[kind];
    if (days === null) return { count: 0, more: false };
    const before = new Date(ctx.now.getTime() - days * day);
    const count = await pastTime[kind](ctx.db, before, most, ctx.now);
    return { count, more: count > 0 };
  },
});

/** Notes how many of each kind a night erased, and nothing else of them. */
export const noteRetentionRun = command({
  name: "retention.note",
  input: z.strictObject({ counts: z.record(Reference(40), Whole({ min: 0, max: 1_000_000_000 })) }),
  can: (actor) => actor.kind === "system",
  async run(ctx, { counts }) {
    await ctx.db
      .insertInto("retentionRuns")
      .values({ id: newId(), ranAt: ctx.now, counts: JSON.stringify(counts) })
      .execute();
    if (Object.keys(counts).length > 0) {
      ctx.record("retention.ran", { type: "organisation", id: null }, { counts });
    }
    return { counts };
  },
});
