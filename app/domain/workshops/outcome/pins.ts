import { sql } from "kysely";
import { z } from "zod";
import { answerable } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { facilitates, takeSeat, WorkshopId } from "../seat.ts";

/** Pins in sight at once: more is a wall that nobody reads. */
const inSight = 3;

/**
 * Hangs what a workshop came to on everybody's home. Pinned anew it hangs there for those too who had taken it down.
 * Errors: NotFound; Conflict `workshop_open` before it is closed.
 */
export const pinWorkshop = command({
  name: "workshop.pin",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId }, seat) {
    if (!seat.closedAt) throw new Conflict("workshop_open");
    const pin = { pinnedBy: answerable(ctx.actor), pinnedAt: ctx.now };
    await ctx.db
      .insertInto("workshopPins")
      .values({ workshopId, ...pin })
      .onConflict((conflict) => conflict.column("workshopId").doUpdateSet(pin))
      .execute();
    await ctx.db.deleteFrom("workshopUnpins").where("workshopId", "=", workshopId).execute();
    ctx.record("workshop.pinned", { type: "workshop", id: workshopId });
    return { workshopId, pinnedAt: ctx.now };
  },
});

/** Takes it off everybody's home. Errors: NotFound. */
export const unpinWorkshop = command({
  name: "workshop.unpin",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId }) {
    await ctx.db.deleteFrom("workshopPins").where("workshopId", "=", workshopId).execute();
    ctx.record("workshop.unpinned", { type: "workshop", id: workshopId });
    return { workshopId, pinnedAt: null };
  },
});

/** Takes a pin off one's own home, or hangs it there again; nobody else's changes. Errors: NotFound. */
export const changeOwnPin = command({
  name: "workshop.change_own_pin",
  input: z.strictObject({ workshopId: WorkshopId, own: z.enum(["up", "down"]) }),
  target: async (ctx, { workshopId }) => {
    const pin = await ctx.db
      .selectFrom("workshopPins")
      .select("workshopId")
      .where("workshopId", "=", workshopId)
      .executeTakeFirst();
    if (!pin || ctx.actor.kind !== "employee") throw new NotFound();
    return { workshopId, employeeId: ctx.actor.id };
  },
  can: () => true,
  async run(ctx, { own }, mine) {
    if (own === "down") {
      await ctx.db
        .insertInto("workshopUnpins")
        .values(mine)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await ctx.db
        .deleteFrom("workshopUnpins")
        .where("workshopId", "=", mine.workshopId)
        .where("employeeId", "=", mine.employeeId)
        .execute();
    }
    return { workshopId: mine.workshopId, own };
  },
});

/** What hangs on somebody's home: a workshop with what was agreed in it. */
export interface Pin {
  workshopId: string;
  title: string;
  /** Principles that were agreed there, else what anybody can see us do; the first five. */
  lines: string[];
  /** How many more there are. */
  more: number;
}

/** The newest pins that this employee did not take down, in one round trip. */
export async function pinsOf(db: Queryable, employeeId: string): Promise<Pin[]> {
  const { rows } = await sql<{ workshopId: string; title: string; lines: string[] | null }>`
    select pin.workshop_id as "workshop_id", workshop.title, coalesce(
      (select array_agg(principle.statement order by statement.position) from board_statements statement
        join principles principle on principle.id = statement.principle_id
        where statement.board_id = pin.workshop_id and statement.dropped_at is null
          and principle.state in ('agreed', 'published')),
      (select array_agg(text order by votes desc nulls last, created_at, id) from workshop_behaviours behaviour
        where behaviour.workshop_id = pin.workshop_id and state = 'kept')) as lines
    from workshop_pins pin join workshops workshop on workshop.id = pin.workshop_id
    where not exists (select from workshop_unpins own
      where own.workshop_id = pin.workshop_id and own.employee_id = ${employeeId}::uuid)
    order by pin.pinned_at desc limit ${inSight}`.execute(db);
  return rows.map(({ lines, ...pin }) => ({
    ...pin,
    lines: lines?.slice(0, 5) ?? [],
    more: Math.max(0, (lines?.length ?? 0) - 5),
  }));
}
