import { Form, Link, useNavigation } from "react-router";
import { modernZone, zonesToChoose } from "#calendar/zone-names.ts";
import { manages } from "#core/actor.ts";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { readHolidayFile } from "#domain/organisation/calendars/holiday-file.ts";
import { ordinaryWeek } from "#domain/organisation/calendars/hours.ts";
import {
  getOrganisationCalendar,
  getTeamCalendar,
  listOwnCalendars,
} from "#domain/organisation/calendars/read-calendar.ts";
import {
  changeOrganisationCalendar,
  changeTeamCalendar,
  removeTeamCalendar,
} from "#domain/organisation/calendars/write-calendar.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { Mark } from "#ui/mark.tsx";
import { Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms, refused } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/calendar";
import { isDone, refusedOf } from "./answer.ts";
import styles from "./calendar.css?url";
import { CalendarFields } from "./calendar-fields.tsx";
import { hoursIn } from "./calendar-input.ts";
import { FoundHolidays, fieldsOfPlan, HolidayFileForm, type ReadHolidays } from "./holiday-file.tsx";
import { teamTree } from "./team-tree.ts";

export const meta = titled("calendars.title");
export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["calendars", "teams", "organisations"] };

const teamIn = (request: Request): string | null => new URL(request.url).searchParams.get("team");

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const teamId = teamIn(args.request);
  const [calendar, { items }, own] = await Promise.all([
    teamId ? load(args, getTeamCalendar, { teamId }) : load(args, getOrganisationCalendar, {}),
    load(args, listTeams, {}),
    load(args, listOwnCalendars, {}),
  ]);
  const having = new Set(own.teamIds);
  return {
    calendar: { ...calendar, timeZone: calendar.timeZone && modernZone(calendar.timeZone) },
    proposal: ordinaryWeek,
    team: items.find((team) => team.id === teamId) ?? null,
    teams: teamTree(items).map((team) => ({ ...team, own: having.has(team.id) })),
    organisationZone: modernZone(organisation?.timeZone ?? "UTC"),
    timeZones: zonesToChoose(),
    mayChange: manages(caller.actor, teamId),
  };
}

const ofTeam = (fields: Record<string, unknown>, request: Request) => ({
  ...hoursIn(fields),
  teamId: teamIn(request),
});

/** Reads a file for the form above it: nothing is written. */
async function readFile(args: Route.ActionArgs, sent: FormData) {
  const partDays = sent.get("partDays") === "close" ? ("close" as const) : ("leave" as const);
  const quiet = sent.get("quiet") ?? undefined;
  const input = { file: sent.get("file"), partDays, quiet, teamId: teamIn(args.request) ?? undefined };
  try {
    const plan = await ask(callerOf(args.context), readHolidayFile, input);
    return { plan, partDays } satisfies ReadHolidays;
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
}

export const action = forms({
  read: (args, sent) => readFile(args as Route.ActionArgs, sent),
  change: formOf(changeOrganisationCalendar, { input: hoursIn }),
  change_team: formOf(changeTeamCalendar, {
    input: (fields, _params, _form, { request }) => ofTeam(fields, request),
  }),
  remove: formOf(removeTeamCalendar, {
    input: (_fields, _params, _form, { request }) => ({ teamId: teamIn(request) }),
  }),
});

export default function CalendarSettings({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const navigation = useNavigation();
  const { calendar, team, teams, mayChange } = loaderData;
  const intent = team ? "change_team" : "change";
  const problem = refusedOf(actionData, intent);
  const found = readIn(actionData);
  const shown = found ? { ...problem, values: fieldsOfPlan(found) } : problem;
  const own = calendar.source.kind === "team" && calendar.source.teamId === team?.id;
  const busy = navigation.state === "submitting" ? "busy" : undefined;
  return (
    <>
      <PageHead
        eyebrow={team && <Link to="/settings/calendar">{text("calendars.wholeOrganisation")}</Link>}
        title={team ? text("calendars.titleOf", { team: team.name }) : text("calendars.title")}
        lead={text(mayChange ? "calendars.lead" : "settings.onlyLeads")}
      />
      {!calendar.hasHours && <p className="muted">{text("calendars.noHours")}</p>}
      {calendar.hasHours && team && !own && (
        <p className="muted">{text("calendars.follows", { whose: whose(text, loaderData) })}</p>
      )}
      {(isDone(actionData, intent) || isDone(actionData, "remove")) && <Done>{text("settings.saved")}</Done>}
      {found && <FoundHolidays {...found} />}
      <div className="columns">
        <div className="stack">
          <Form
            method="post"
            className="stack"
            key={`${team?.id}${calendar.revision}${calendar.source.kind}${found?.plan.holidays.join()}${found?.partDays}`}
          >
            <input type="hidden" name="intent" value={intent} />
            {problem.problem && <Problem>{problem.problem}</Problem>}
            <CalendarFields page={loaderData} refused={shown} />
            {mayChange && (
              <div className="actions save-bar">
                <SubmitButton busy={busy}>
                  {text(team && !own ? "calendars.giveOwn" : "settings.save")}
                </SubmitButton>
              </div>
            )}
          </Form>
          {own && mayChange && (
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <div className="actions">
                <SubmitButton weight="quiet" busy={busy}>
                  {text("calendars.removeOwn")}
                </SubmitButton>
              </div>
            </Form>
          )}
        </div>
        <div className="stack">
          {mayChange && <HolidayFileForm refused={refusedOf(actionData, "read")} />}
          <Card title={text("calendars.teamsTitle")}>
            <p className="muted">{text("calendars.teamsLead")}</p>
            <ul className="lines">
              {teams.map((each) => (
                <li key={each.id} style={{ paddingInlineStart: `${Math.min(each.depth, 6) * 1.5}rem` }}>
                  <Link
                    to={`/settings/calendar?team=${each.id}`}
                    aria-current={each.id === team?.id ? "page" : undefined}
                  >
                    {each.name}
                  </Link>
                  {each.own && <Mark state="open">{text("calendars.ownHours")}</Mark>}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}

const readIn = (answer: unknown): ReadHolidays | null =>
  typeof answer === "object" && answer !== null && "plan" in answer ? (answer as ReadHolidays) : null;

/** The name of the place whose hours a team follows. */
function whose(text: ReturnType<typeof useText>, page: Route.ComponentProps["loaderData"]): string {
  const { source } = page.calendar;
  const above = page.teams.find((team) => team.id === source.teamId);
  return above?.name ?? text("calendars.theOrganisation");
}
