import { isStaff } from "#core/actor.ts";
import type { QueryContext } from "#core/context.ts";
import { readCalendars } from "#domain/organisation/calendars/stored.ts";
import { listEmployees } from "#domain/organisation/employees.ts";
import { teamPaths } from "#domain/organisation/team-paths.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { listRights } from "../../cases/rights/read-rights.ts";
import { listNeeds } from "../../people/needs/needs.ts";
import { listActivity } from "../activity.ts";
import { listed, whole } from "./exported-list.ts";

type Paths = Map<string, string>;
const pathsOf = (ctx: QueryContext): Promise<Paths> => teamPaths(ctx.db);
const named = (ids: string[], paths: Paths) => ids.map((id) => paths.get(id) ?? "").join("; ");

/** Colleagues with the paths of their teams: a file that the import of colleagues takes back. */
export const people = listed(
  listEmployees,
  {
    id: (row) => row.id,
    name: (row) => row.name,
    email: (row) => row.email,
    teams: (row, paths: Paths) => named(row.teamIds, paths),
    level: (row) => row.level,
    language: (row) => row.language,
    role: (row) => row.role,
    leftAt: (row) => row.deactivatedAt,
  },
  pathsOf,
);

export const teams = listed(
  listTeams,
  {
    id: (row) => row.id,
    name: (row) => row.name,
    path: (row, paths: Paths) => paths.get(row.id),
    parentId: (row) => row.parentId,
    kind: (row) => row.kind,
  },
  pathsOf,
);

interface CalendarLine {
  teamId: string | null;
  timeZone: string;
  kind: "week" | "holiday" | "exception";
  day: string;
  opens: string | null;
  closes: string | null;
}

/** Working hours, one line for each window, day off or day that differs; without a team: the organisation's. */
export const calendars = whole<CalendarLine>(
  isStaff,
  {
    teamId: (row) => row.teamId,
    timeZone: (row) => row.timeZone,
    kind: (row) => row.kind,
    day: (row) => row.day,
    opens: (row) => row.opens,
    closes: (row) => row.closes,
  },
  readCalendarLines,
);

async function* readCalendarLines({ db }: QueryContext): AsyncGenerator<CalendarLine[]> {
  const { zone, stored } = await readCalendars(db);
  const closed = [{ opens: null, closes: null }];
  for (const [teamId, hours] of stored) {
    const place = { teamId, timeZone: hours.timeZone ?? zone };
    yield [
      ...Object.entries(hours.week).flatMap(([day, windows]) =>
        (windows ?? []).map((window) => ({ ...place, kind: "week" as const, day, ...window })),
      ),
      ...hours.holidays.map((day) => ({
        ...place,
        kind: "holiday" as const,
        day,
        opens: null,
        closes: null,
      })),
      ...hours.exceptions.flatMap(({ date, windows }) =>
        (windows.length > 0 ? windows : closed).map((window) => ({
          ...place,
          kind: "exception" as const,
          day: date,
          ...window,
        })),
      ),
    ];
  }
}

/** Decision rights with what they say now, by the filters of their list. */
export const rights = listed(
  listRights,
  {
    id: (row) => row.id,
    situation: (row) => row.situation,
    kind: (row) => row.kind,
    limitAmount: (row) => row.limitAmount,
    limitDuration: (row) => row.limitDuration,
    exception: (row) => row.exception,
    steps: (row) => row.steps,
    roles: (row) => row.roles.join("; "),
    teams: (row, paths: Paths) => named(row.teamIds, paths),
    principleId: (row) => row.principleId,
    version: (row) => row.version,
    reviewOn: (row) => row.reviewOn,
    state: (row) => row.state,
    createdAt: (row) => row.createdAt,
  },
  pathsOf,
);

/** What those who serve asked for, by the filters of the list. */
export const needs = listed(listNeeds, {
  id: (row) => row.id,
  what: (row) => row.what,
  why: (row) => row.why,
  teamId: (row) => row.teamId,
  team: (row) => row.teamName,
  askedAt: (row) => row.askedAt,
  answerBy: (row) => row.answerBy,
  dueOn: (row) => row.dueOn,
  state: (row) => row.state,
  words: (row) => row.answer?.words,
  answeredAt: (row) => row.answer?.answeredAt,
});

/** The log. In a case it leaves out who did it: promises and decisions could be totalled by colleague with that. */
export const activity = listed(listActivity, {
  number: (row) => row.number,
  happenedAt: (row) => row.happenedAt,
  type: (row) => row.type,
  subjectType: (row) => row.subjectType,
  subjectId: (row) => row.subjectId,
  caseId: (row) => row.caseId,
  reference: (row) => row.caseReference,
  actorKind: (row) => row.actorKind,
  actor: (row) => (row.caseId === null ? row.actorName : null),
  data: (row) => (row.caseId === null ? JSON.stringify(row.data) : null),
});
