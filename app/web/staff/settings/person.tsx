import { Link } from "react-router";
import { leads, owns } from "#core/actor.ts";
import { changeEmployee } from "#domain/organisation/change-employee.ts";
import { getEmployee, listColleagues, mayHandle } from "#domain/organisation/employees.ts";
import { makePasswordReset, resetToken } from "#domain/organisation/password-resets.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { deactivateEmployee, reactivateEmployee } from "#domain/people/leaving/deactivate-employee.ts";
import { listOwned } from "#domain/people/leaving/owned.ts";
import { Card, Definitions, Done, PageHead } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/person";
import { isDone, refusedOf } from "./answer.ts";
import { Leaving, TakeBack } from "./leaving.tsx";
import { PersonForm } from "./person-form.tsx";
import { WayBack } from "./way-back.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];
export const handle = { live: () => ["employees", "teams"] };

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const { employeeId } = args.params;
  const [person, teams] = await Promise.all([
    load(args, getEmployee, { employeeId }),
    load(args, listTeams, {}),
  ]);
  const may = mayHandle(caller.actor, person.role);
  const works = person.deactivatedAt === null;
  const [owned, colleagues] =
    may && works
      ? await Promise.all([load(args, listOwned, { employeeId }), load(args, listColleagues, {})])
      : [{ items: [], more: false }, { items: [] }];
  return {
    person,
    teams: teams.items.map(({ id, name }) => ({ id, name })),
    languages: [...new Set([person.language, ...(organisation?.languages ?? [])])],
    owned,
    heirs: colleagues.items.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ id, name })),
    may,
    grants: owns(caller.actor) ? ("owner" as const) : ("lead" as const),
    leads: leads(caller.actor),
    title: `${person.name} · ${organisation?.name ?? "Kept"}`,
  };
}

export const action = forms({
  change: formOf(changeEmployee, {
    input: (fields, params) => ({
      ...fields,
      level: fields.level ?? null,
      teamIds: fields.teamIds ?? [],
      employeeId: params.employeeId,
    }),
  }),
  reset: formOf(makePasswordReset, {
    input: (_fields, params) => ({ employeeId: params.employeeId }),
    onward: ({ id }, { context }) => {
      const { services } = callerOf(context);
      return { link: `${services.publicUrl}/reset/${resetToken(services.secret, id)}` };
    },
  }),
  deactivate: formOf(deactivateEmployee),
  reactivate: formOf(reactivateEmployee),
});

export default function Person({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const format = useFormat();
  const { person, teams, may } = loaderData;
  const left = person.deactivatedAt;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/settings/people">{text("settings.people")}</Link>}
        title={person.name}
        lead={left ? text("people.leftOn", { date: format.shortDate(left) }) : undefined}
      />
      {isDone(actionData, "change") && <Done>{text("settings.saved")}</Done>}
      {may && !left && (
        <>
          <PersonForm {...loaderData} refused={refusedOf(actionData, "change")} />
          <WayBack person={person} answer={actionData} refused={refusedOf(actionData, "reset")} />
          <Leaving {...loaderData} refused={refusedOf(actionData, "deactivate")} />
        </>
      )}
      {may && left && <TakeBack name={person.name} refused={refusedOf(actionData, "reactivate")} />}
      {!may && (
        <Card>
          <Definitions
            items={[
              { name: text("settings.role"), value: text(`settings.roles.${person.role}`) },
              {
                name: text("people.teams"),
                value:
                  teams
                    .filter(({ id }) => person.teamIds.includes(id))
                    .map(({ name }) => name)
                    .join(", ") || text("settings.noTeam"),
              },
              { name: text("settings.email"), value: <a href={`mailto:${person.email}`}>{person.email}</a> },
            ]}
          />
          <p className="muted small">{text(loaderData.leads ? "people.onlyOwners" : "people.onlyLeads")}</p>
        </Card>
      )}
    </>
  );
}
