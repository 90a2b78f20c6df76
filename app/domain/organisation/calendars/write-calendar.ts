import { type Selectable, sql } from "kysely";
import { z } from "zod";
import { leads, manages } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { Calendars as CalendarRows } from "#db/schema.ts";
import { findOrganisation } from "../organisation.ts";
import { findTeam } from "../teams.ts";
import { countClocksAgain, holdClocks } from "./count-clocks-again.ts";
import { Hours, requireSound, type StoredHours } from "./hours.ts";
import { viewCalendar } from "./read-calendar.ts";

export const changeOrganisationCalendar = command({
  name: "calendar.change",
  input: z.strictObject(Hours),
  target: ({ db }) => viewCalendar(db, null),
  can: leads,
  async run(ctx, { timeZone = null, ...input }) {
    await keepHours(ctx, null, { timeZone, ...input });
    return viewCalendar(ctx.db, null);
  },
});

export const changeTeamCalendar = command({
  name: "calendar.change_team",
  input: z.strictObject({ teamId: Id, ...Hours }),
  target: async ({ db }, { teamId }) => {
    await findTeam(db, teamId);
    return viewCalendar(db, teamId);
  },
  can: (actor, _target, input) => manages(actor, input.teamId),
  async run(ctx, { teamId, timeZone = null, ...input }) {
    await keepHours(ctx, teamId, { timeZone, ...input });
    return viewCalendar(ctx.db, teamId);
  },
});

/** Takes a team's own hours away: from then on those above it hold. Errors: NotFound when it has none of its own. */
export const removeTeamCalendar = command({
  name: "calendar.remove_team",
  input: z.strictObject({ teamId: Id }),
  target: ({ db }, { teamId }) => findTeam(db, teamId),
  can: (actor, _target, input) => manages(actor, input.teamId),
  async run(ctx, { teamId }) {
    await holdClocks(ctx.db, "alone");
    const removed = await ctx.db.deleteFrom("calendars").where("teamId", "=", teamId).executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw new NotFound();
    await countClocksAgain(ctx, null, "open");
    ctx.record("calendar.removed", { type: "calendar", id: teamId });
    return viewCalendar(ctx.db, teamId);
  },
});

type StoredRow = Pick<Selectable<CalendarRows>, "week" | "holidays" | "exceptions">;

/** A list as JSON: the driver would make an array of the database of it. */
const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`;

/** Writes hours down for a team, or with null for the organisation. Errors: Invalid where they are not sound. */
export async function keepHours(
  ctx: CommandContext,
  teamId: string | null,
  hours: StoredHours,
): Promise<void> {
  const { timeZone: zone } = await findOrganisation(ctx.db);
  requireSound(hours, zone);
  await holdClocks(ctx.db, "alone");
  const row = {
    timeZone: hours.timeZone,
    week: json(hours.week as StoredRow["week"]),
    holidays: json(hours.holidays as StoredRow["holidays"]),
    exceptions: json(hours.exceptions as StoredRow["exceptions"]),
    changedAt: ctx.now,
  };
  await ctx.db
    .insertInto("calendars")
    .values({ teamId, ...row })
    .onConflict((conflict) =>
      conflict.column("teamId").doUpdateSet({ ...row, revision: sql<number>`calendars.revision + 1` }),
    )
    .execute();
  await countClocksAgain(ctx, null, "open");
  ctx.record("calendar.changed", { type: "calendar", id: teamId });
}
