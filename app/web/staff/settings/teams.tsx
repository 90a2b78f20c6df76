import { leads } from "#core/actor.ts";
import { changeTeam, createTeam, listTeams } from "#domain/organisation/teams.ts";
import { Mark } from "#ui/mark.tsx";
import { Card, Details, PageHead } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/teams";
import { refusedOf } from "./answer.ts";
import { TeamForm } from "./team-form.tsx";
import { teamTree } from "./team-tree.ts";

export const meta = titled("settings.teams");
export const handle = { live: () => ["teams", "organisations"] };

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const { items } = await load(args, listTeams, {});
  return {
    teams: teamTree(items),
    intakeTeamId: organisation?.intakeTeamId ?? null,
    mayChange: leads(caller.actor),
  };
}

export const action = forms({
  add: formOf(createTeam),
  change: formOf(changeTeam, {
    input: (fields) => ({ ...fields, parentId: fields.parentId ?? null }),
  }),
});

export default function Teams({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const { teams, intakeTeamId, mayChange } = loaderData;
  const change = refusedOf(actionData, "change");
  const add = refusedOf(actionData, "add");
  return (
    <>
      <PageHead
        title={text("settings.teamsTitle", { count: teams.length })}
        lead={text("settings.teamsLead")}
        actions={<ExportButton list="teams" />}
      />
      <Card>
        <ul className="lines">
          {teams.map((team) => (
            <li key={team.id} style={{ paddingInlineStart: `${Math.min(team.depth, 6) * 1.5}rem` }}>
              <span>
                {team.name} <span className="muted small">· {text(`settings.kinds.${team.kind}`)}</span>
              </span>
              {team.id === intakeTeamId && <Mark state="open">{text("settings.intakeMark")}</Mark>}
              {mayChange && (
                <div className="line-fold">
                  <Details
                    summary={text("settings.change")}
                    open={change.values.teamId === team.id ? "open" : undefined}
                  >
                    <TeamForm intent="change" teams={teams} team={team} refused={change} />
                  </Details>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {mayChange && (
        <Card title={text("settings.addTeam")}>
          <TeamForm intent="add" teams={teams} refused={add} key={teams.length} />
        </Card>
      )}
    </>
  );
}
