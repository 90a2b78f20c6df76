import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { findTeam } from "../teams.ts";
import { hasHours, noHours, type StoredHours } from "./hours.ts";
import { readCalendars, type Source } from "./stored.ts";

/** The hours that hold somewhere, and where they are written down. */
export interface CalendarView extends StoredHours {
  source: Source;
  /** Of what is written down there; 0 while nothing is. */
  revision: number;
  /** False: whatever is counted in working time has no deadline. */
  hasHours: boolean;
}

/** The hours that hold for a team, or with null for the organisation. */
export async function viewCalendar(db: Queryable, teamId: string | null): Promise<CalendarView> {
  const { stored, sourceOf } = await readCalendars(db);
  const source = sourceOf(teamId);
  const hours = { ...noHours, revision: 0, ...stored.get(source.teamId) };
  return { ...hours, source, hasHours: hasHours(hours) };
}

export const getOrganisationCalendar = query({
  name: "calendar.read",
  input: z.strictObject({}),
  can: isStaff,
  run: ({ db }) => viewCalendar(db, null),
});

/** A team's own hours, or those of the nearest team above it, or the organisation's: `source` says whose. */
export const getTeamCalendar = query({
  name: "calendar.read_team",
  input: z.strictObject({ teamId: Id }),
  target: ({ db }, input) => findTeam(db, input.teamId),
  can: isStaff,
  run: ({ db }, input) => viewCalendar(db, input.teamId),
});

/** Teams that have hours of their own. */
export const listOwnCalendars = query({
  name: "calendar.list_own",
  input: z.strictObject({}),
  can: isStaff,
  run: async ({ db }) => ({
    teamIds: (
      await db.selectFrom("calendars").select("teamId").where("teamId", "is not", null).limit(2000).execute()
    ).flatMap(({ teamId }) => teamId ?? []),
  }),
});
