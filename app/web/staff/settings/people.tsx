import { leads, owns } from "#core/actor.ts";
import { listEmployees } from "#domain/organisation/employees.ts";
import {
  invitationToken,
  inviteEmployee,
  listInvitations,
  revokeInvitation,
} from "#domain/organisation/invitations.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import type { TextFunction } from "#messages/text.ts";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/people";
import { FindPeople } from "./find-people.tsx";
import { Invite, type Invited } from "./invite.tsx";
import { OpenInvitations } from "./open-invitations.tsx";

export const meta = titled("settings.people");
export const handle = { live: () => ["employees", "invitations", "teams"] };

export async function loader(args: Route.LoaderArgs) {
  const { actor } = callerOf(args.context);
  const asked = searchOf(args.request);
  const filters = Object.fromEntries([...asked].filter(([, value]) => value !== ""));
  const [employees, teams, invitations] = await Promise.all([
    load(args, listEmployees, filters),
    load(args, listTeams, {}),
    leads(actor) ? load(args, listInvitations, {}) : { items: [] },
  ]);
  return {
    employees: employees.items,
    nextCursor: employees.nextCursor,
    filters,
    teams: teams.items,
    invitations: invitations.items.map((each) => ({
      ...each,
      mayRevoke: owns(actor) || each.role !== "owner",
    })),
    rights: owns(actor) ? ("owner" as const) : leads(actor) ? ("lead" as const) : ("reader" as const),
  };
}

export const action = forms({
  invite: formOf(inviteEmployee, {
    onward: ({ id }, { context }, sent): { invited: Invited } => {
      const { services } = callerOf(context);
      const link = `${services.publicUrl}/invitation/${invitationToken(services.secret, id)}`;
      const said = (field: string) => String(sent.get(field) ?? "");
      return { invited: { link, name: said("name"), email: said("email"), teamId: said("teamId") } };
    },
  }),
  revoke: formOf(revokeInvitation),
});

export default function People({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  useListKeys();
  const { employees, teams, invitations, rights, filters, nextCursor } = loaderData;
  const whole = nextCursor === null && Object.keys(filters).length === 0;
  const teamNames = new Map(teams.map((team) => [team.id, team.name]));
  return (
    <>
      <PageHead
        title={whole ? titleOf(text, employees.length, invitations.length) : text("settings.people")}
        lead={text("settings.peopleLead")}
        actions={
          <>
            <ExportButton list="people" filters={filters} />
            {rights !== "reader" && (
              <ButtonLink href="/settings/people/import">{text("staffImport.link")}</ButtonLink>
            )}
          </>
        }
      />
      {rights !== "reader" && <Invite rights={rights} teams={teams} answer={actionData} />}
      <OpenInvitations items={invitations} />
      <FindPeople filters={filters} teams={teams} />
      {employees.length === 0 && <Empty title={text("people.nobody")}>{text("people.nobodyText")}</Empty>}
      {employees.length > 0 && (
        <DataTable
          href={(employee) => `/settings/people/${employee.id}`}
          caption={text("settings.people")}
          rows={employees}
          rowKey={(employee) => employee.id}
          columns={[
            {
              key: "name",
              head: text("settings.name"),
              cell: (employee) => (
                <>
                  {employee.name}
                  {employee.deactivatedAt && <span className="muted"> · {text("people.left")}</span>}
                </>
              ),
            },
            { key: "role", head: text("settings.role"), cell: ({ role }) => text(`settings.roles.${role}`) },
            {
              key: "team",
              head: text("settings.team"),
              cell: ({ teamIds }) =>
                teamIds.map((id) => teamNames.get(id) ?? "").join(", ") || (
                  <span className="muted">{text("settings.noTeam")}</span>
                ),
            },
            {
              key: "email",
              head: text("settings.email"),
              narrow: "bare",
              cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a>,
            },
          ]}
        />
      )}
      {nextCursor && (
        <MoreLink href={`/settings/people?${new URLSearchParams({ ...filters, cursor: nextCursor })}`}>
          {text("people.more")}
        </MoreLink>
      )}
    </>
  );
}

/** Whoever is invited is not here yet, and nobody who invited somebody is told that they are alone. */
const titleOf = (text: TextFunction, people: number, invited: number): string =>
  people === 1 && invited > 0
    ? text("settings.aloneInvited", { count: invited })
    : text("settings.peopleTitle", { count: people });
