import { type WorkingCalendar, workingCalendar } from "#calendar/working-calendar.ts";
import type { WorkingHours } from "#calendar/working-hours.ts";
import type { Queryable } from "#db/client.ts";
import { findOrganisation } from "../organisation.ts";
import type { StoredHours } from "./hours.ts";

/** Where a team's hours are written down: at the team, at one above it, at the organisation, or nowhere yet. */
export type Source =
  | { kind: "team"; teamId: string }
  | { kind: "organisation"; teamId: null }
  | { kind: "none"; teamId: null };

/** Every calendar of the organisation, and which of them holds for a team. */
export interface Calendars {
  /** The organisation's zone. */
  zone: string;
  stored: ReadonlyMap<string | null, StoredHours & { revision: number }>;
  /** The calendar that holds for a team; null asks for the organisation's own. */
  sourceOf: (teamId: string | null) => Source;
  /** That calendar ready for arithmetic: one without hours knows no deadline. */
  calendarOf: (teamId: string | null) => WorkingCalendar;
}

/** A team's place in the tree. */
export interface TeamPlace {
  id: string;
  parentId: string | null;
}

/** Where the hours of a team are written down: with its own, else with the nearest team above, else the organisation's. */
export function sourcesOf(written: { has(teamId: string | null): boolean }, teams: TeamPlace[]) {
  const parents = new Map(teams.map((team) => [team.id, team.parentId]));
  return (teamId: string | null): Source => {
    for (let at = teamId; at !== null; at = parents.get(at) ?? null) {
      if (written.has(at)) return { kind: "team", teamId: at };
    }
    return written.has(null) ? { kind: "organisation", teamId: null } : { kind: "none", teamId: null };
  };
}

/** Reads all calendars and the tree of teams: two small tables, in three round trips side by side. */
export async function readCalendars(db: Queryable): Promise<Calendars> {
  const { timeZone: zone } = await findOrganisation(db);
  const rows = await db
    .selectFrom("calendars")
    .select(["teamId", "timeZone", "week", "holidays", "exceptions", "revision"])
    .execute();
  const teams = await db.selectFrom("teams").select(["id", "parentId"]).execute();
  const stored = new Map(rows.map(({ teamId, ...hours }) => [teamId, hours]));
  const sourceOf = sourcesOf(stored, teams);
  const made = new Map<string | null, WorkingCalendar>();
  return {
    zone,
    stored,
    sourceOf,
    calendarOf(teamId) {
      const { teamId: key } = sourceOf(teamId);
      const known = made.get(key);
      if (known) return known;
      const hours = stored.get(key);
      const calendar = compile({
        week: {},
        holidays: [],
        exceptions: [],
        ...hours,
        timeZone: hours?.timeZone ?? zone,
      });
      made.set(key, calendar);
      return calendar;
    },
  };
}

function compile(hours: WorkingHours): WorkingCalendar {
  const calendar = workingCalendar(hours);
  if (!calendar.ok) throw new Error(`a stored calendar is not sound: ${calendar.code} at ${calendar.at}`);
  return calendar.value;
}
