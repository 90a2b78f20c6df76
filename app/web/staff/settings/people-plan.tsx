import type { ReactNode } from "react";
import type { ShownPlan } from "#domain/organisation/staff-import/preview-staff.ts";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { type Column, DataTable } from "#ui/staff/table.tsx";
import { useFormat, useText } from "../../text.tsx";
import { languageName } from "./organisation-input.ts";

/** What a file of colleagues would do, with what needs mending first. */
export function PeoplePlan({ plan, missingTeams }: { plan: ShownPlan; missingTeams: "make" | "refuse" }) {
  const text = useText();
  const format = useFormat();
  const line: Column<{ line: number }> = {
    key: "line",
    head: text("imports.line"),
    cell: (row) => <span className="num">{row.line}</span>,
  };
  return (
    <div className="stack">
      {plan.encoding === "windows-1252" && <p className="problem">{text("staffImport.encoding")}</p>}
      {plan.teams.length > 0 && <MissingTeams teams={plan.teams} missingTeams={missingTeams} />}
      <Rows
        kind="refused"
        plan={plan}
        columns={[
          { ...line, cell: (row) => text("staffImport.line", { line: row.line }) },
          {
            key: "field",
            head: text("imports.column"),
            cell: (row) => (row.field ? text(`staffImport.field.${row.field}`) : "–"),
          },
          { key: "what", head: text("imports.what"), narrow: "bare", cell: (row) => row.sentence },
          { key: "email", head: text("settings.email"), cell: (row) => row.email ?? "–" },
        ]}
        rowKey={(row) => `${row.line}`}
      />
      {plan.warned.length > 0 && (
        <Details summary={`${text("staffImport.warned")}: ${format.number(plan.counts.warned)}`}>
          <ul className="lines">
            {plan.warned.map(({ line: number, sentence }) => (
              <li key={number}>
                {text("staffImport.line", { line: number })}
                <span className="muted small">{sentence}</span>
              </li>
            ))}
          </ul>
          <More all={plan.counts.warned} shown={plan.warned.length} />
        </Details>
      )}
      <Rows
        kind="added"
        plan={plan}
        columns={[
          { key: "name", head: text("settings.name"), cell: (row) => row.name },
          { key: "email", head: text("settings.email"), narrow: "bare", cell: (row) => row.email },
          {
            key: "teams",
            head: text("people.teams"),
            cell: (row) => row.teams.join("; ") || text("settings.noTeam"),
          },
          {
            key: "level",
            head: text("people.level"),
            cell: (row) => (row.level ? text(`people.levels.${row.level}`) : text("people.noLevel")),
          },
          line,
        ]}
        rowKey={(row) => `${row.line}`}
      />
      <Rows
        kind="changed"
        plan={plan}
        columns={[
          { key: "name", head: text("settings.name"), cell: (row) => row.name },
          { key: "email", head: text("settings.email"), narrow: "bare", cell: (row) => row.email },
          {
            key: "changes",
            head: text("staffImport.changed"),
            narrow: "bare",
            cell: (row) => <Changes row={row} />,
          },
          line,
        ]}
        rowKey={(row) => `${row.line}`}
      />
      {plan.missing.length > 0 && (
        <Card title={`${text("staffImport.missing")}: ${format.number(plan.counts.missing)}`}>
          <p className="muted">{text("staffImport.missingLead")}</p>
          <Details summary={text("staffImport.who")}>
            <ul className="lines">
              {plan.missing.map((person) => (
                <li key={person.id}>
                  <a href={`/settings/people/${person.id}`}>{person.name}</a>
                  <span className="muted small">{person.email}</span>
                </li>
              ))}
            </ul>
          </Details>
          <More all={plan.counts.missing} shown={plan.missing.length} />
        </Card>
      )}
    </div>
  );
}

function Rows<Kind extends "refused" | "added" | "changed">({
  kind,
  plan,
  columns,
  rowKey,
}: {
  kind: Kind;
  plan: ShownPlan;
  columns: Column<ShownPlan[Kind][number]>[];
  rowKey: (row: ShownPlan[Kind][number]) => string;
}): ReactNode {
  const text = useText();
  const format = useFormat();
  const rows = plan[kind] as ShownPlan[Kind][number][];
  if (rows.length === 0) return null;
  return (
    <Card title={`${text(`staffImport.${kind}`)}: ${format.number(plan.counts[kind])}`}>
      <p className="muted">{text(`staffImport.${kind}Lead`)}</p>
      <DataTable caption={text(`staffImport.${kind}`)} rows={rows} rowKey={rowKey} columns={columns} />
      <More all={plan.counts[kind]} shown={rows.length} />
    </Card>
  );
}

/** From what to what, one line for each. */
function Changes({ row }: { row: ShownPlan["changed"][number] }) {
  const text = useText();
  const shown = (field: string, value: string) => (field === "language" ? languageName(value) : value);
  return row.changes.map(({ field, from, to }) => (
    <div key={field}>
      <span className="muted">{text(`staffImport.field.${field}`)}: </span>
      {from && (
        <>
          <s>{shown(field, from)}</s> <span aria-hidden="true">→</span>
          <span className="away"> {text("staffImport.becomes")} </span>{" "}
        </>
      )}
      {shown(field, to)}
    </div>
  ));
}

function MissingTeams({ teams, missingTeams }: { teams: string[]; missingTeams: "make" | "refuse" }) {
  const text = useText();
  return (
    <Card title={text("staffImport.teamsTitle", { count: teams.length })}>
      <p className="muted">
        {text(missingTeams === "make" ? "staffImport.teamsMade" : "staffImport.teamsLead")}
      </p>
      <ul className="plain">
        {teams.map((team) => (
          <li key={team}>{team}</li>
        ))}
      </ul>
      {missingTeams === "refuse" && (
        <div className="actions">
          <SubmitButton name="intent" value="look_make" weight="quiet">
            {text("staffImport.makeTeams")}
          </SubmitButton>
        </div>
      )}
    </Card>
  );
}

function More({ all, shown }: { all: number; shown: number }) {
  const text = useText();
  return all > shown && <p className="muted">{text("staffImport.more", { count: all - shown })}</p>;
}
