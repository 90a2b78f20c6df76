import { Form } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { SubmitButton, Toolbar } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";

const roles = ["owner", "lead", "manager", "employee"] as const;
const states = ["active", "left", "all"] as const;

/** Narrows the list of colleagues: by a part of the name, role, team, and whether they left. */
export function FindPeople({
  filters,
  teams,
}: {
  filters: Record<string, string>;
  teams: { id: string; name: string }[];
}) {
  const text = useText();
  return (
    <Form method="get" key={JSON.stringify(filters)}>
      <Toolbar label={text("people.find")}>
        <TextField
          name="q"
          label={text("people.find")}
          defaultValue={filters.q}
          maxLength={100}
          autoComplete="off"
        />
        <SelectField
          name="role"
          label={text("settings.role")}
          defaultValue={filters.role}
          options={[
            { value: "", label: text("people.anyRole") },
            ...roles.map((role) => ({ value: role, label: text(`settings.roles.${role}`) })),
          ]}
        />
        <SelectField
          name="teamId"
          label={text("settings.team")}
          defaultValue={filters.teamId}
          options={[
            { value: "", label: text("people.anyTeam") },
            ...teams.map((team) => ({ value: team.id, label: team.name })),
          ]}
        />
        <SelectField
          name="state"
          label={text("people.state")}
          defaultValue={filters.state ?? "active"}
          options={states.map((state) => ({ value: state, label: text(`people.states.${state}`) }))}
        />
        <SubmitButton weight="quiet">{text("people.show")}</SubmitButton>
      </Toolbar>
    </Form>
  );
}
