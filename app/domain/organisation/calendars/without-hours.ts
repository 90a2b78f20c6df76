import { sql } from "kysely";
import { z } from "zod";
import type { WorkingHours } from "#calendar/working-hours.ts";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { hasHours } from "./hours.ts";
import { sourcesOf, type TeamPlace } from "./stored.ts";

/** A place whose cases get no deadline in working time: a team, or with null the organisation as a whole. */
export interface PlaceWithoutHours {
  teamId: string | null;
  /** The team's name; null for the organisation. */
  name: string | null;
}

/** What is read to tell where nobody ever works. */
export interface HoursFacts {
  calendars: ({ teamId: string | null } & Pick<WorkingHours, "week" | "exceptions">)[];
  teams: (TeamPlace & { name: string })[];
}

/** The facts as one JSON value, for whoever reads them together with others. */
export const hoursFacts = sql<HoursFacts>`jsonb_build_object(
  'calendars', coalesce((select jsonb_agg(jsonb_build_object('teamId', team_id, 'week', week,
    'exceptions', exceptions)) from calendars), '[]'),
  'teams', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'parentId', parent_id, 'name', name)
    order by name, id) from teams), '[]'))`;

/** Errors: none; before an organisation is set up there are no hours. */
export async function readHoursFacts(db: Queryable): Promise<HoursFacts> {
  const { rows } = await sql<{ facts: HoursFacts }>`select ${hoursFacts} as facts`.execute(db);
  return rows[0]?.facts ?? { calendars: [], teams: [] };
}

/**
 * Where a standard counts and nobody ever works: the organisation when it has no hours at all, else each team that its
 * own empty week leaves without, of the standard's team and those below it, or with null of all.
 */
export function placesWithoutHours(
  { calendars, teams }: HoursFacts,
  teamId: string | null,
): PlaceWithoutHours[] {
  const written = new Map(calendars.map((each) => [each.teamId, hasHours(each)]));
  const sourceOf = sourcesOf(written, teams);
  const isWithout = (id: string | null) => written.get(sourceOf(id).teamId) !== true;
  if (teamId === null && isWithout(null)) return [{ teamId: null, name: null }];
  const parents = new Map(teams.map((team) => [team.id, team.parentId]));
  const counts = (id: string | null): boolean =>
    teamId === null || id === teamId || (id !== null && counts(parents.get(id) ?? null));
  // A team below that follows an empty week is named by the team whose week that is.
  const isNamed = (id: string) => id === teamId || sourceOf(id).teamId === id;
  return teams
    .filter(({ id }) => counts(id) && isWithout(id) && isNamed(id))
    .map(({ id, name }) => ({ teamId: id, name }));
}

/**
 * Whether a standard of a team, or with null of all, measures nothing because no hours are set where it counts. A team in
 * it whose week is empty may never work on purpose: it is named where the standard is read, and is no fault.
 */
export const countsNowhere = (facts: HoursFacts, teamId: string | null): boolean =>
  placesWithoutHours(facts, teamId).some((place) => place.teamId === teamId);

/** Where a standard in working time would measure nothing, of a team and those below it, or of all. */
export const listWithoutHours = query({
  name: "calendar.list_without",
  input: z.strictObject({ teamId: Id.optional() }),
  can: isStaff,
  run: async ({ db }, { teamId }) => ({
    items: placesWithoutHours(await readHoursFacts(db), teamId ?? null),
  }),
});
