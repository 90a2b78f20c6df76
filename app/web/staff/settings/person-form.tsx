import { Form, useNavigation } from "react-router";
import { ChecksField, SelectField, TextField } from "#ui/staff/fields.tsx";
import { Card, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { languageName } from "./organisation-input.ts";

const roles = ["employee", "manager", "lead", "owner"] as const;
const levels = ["leaders", "managers", "front_line", "back_office"] as const;

interface Person {
  name: string;
  email: string;
  role: (typeof roles)[number];
  level: (typeof levels)[number] | null;
  language: string;
  teamIds: string[];
  revision: number;
}

/** A colleague's place here: name, address, role, level, language and teams. */
export function PersonForm({
  person,
  teams,
  languages,
  grants,
  refused: { errors, problem, values },
}: {
  person: Person;
  teams: { id: string; name: string }[];
  languages: string[];
  /** Only an owner makes somebody an owner. */
  grants: "owner" | "lead";
  refused: Refused;
}) {
  const text = useText();
  const navigation = useNavigation();
  return (
    <Form method="post" key={person.revision}>
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="revision" value={person.revision} />
      <Card title={text("people.place")}>
        {problem && <Problem>{problem}</Problem>}
        <div className="field-row">
          <TextField
            name="name"
            label={text("settings.name")}
            required
            maxLength={120}
            autoComplete="off"
            defaultValue={values.name ?? person.name}
            error={errors.name}
          />
          <TextField
            name="email"
            type="email"
            label={text("settings.email")}
            hint={text("people.emailHint")}
            required
            autoComplete="off"
            defaultValue={values.email ?? person.email}
            error={errors.email}
          />
        </div>
        <div className="field-row">
          <SelectField
            name="role"
            label={text("settings.role")}
            hint={text(`settings.roleHints.${person.role}`)}
            defaultValue={values.role ?? person.role}
            error={errors.role}
            options={roles
              .filter((role) => grants === "owner" || role !== "owner")
              .map((role) => ({ value: role, label: text(`settings.roles.${role}`) }))}
          />
          <SelectField
            name="level"
            label={text("people.level")}
            hint={text("people.levelHint")}
            defaultValue={values.level ?? person.level ?? ""}
            error={errors.level}
            options={[
              { value: "", label: text("people.noLevel") },
              ...levels.map((level) => ({ value: level, label: text(`people.levels.${level}`) })),
            ]}
          />
          <SelectField
            name="language"
            label={text("people.language")}
            defaultValue={values.language ?? person.language}
            error={errors.language}
            options={languages.map((language) => ({ value: language, label: languageName(language) }))}
          />
        </div>
        <ChecksField
          name="teamIds[]"
          label={text("people.teams")}
          hint={text("people.teamsHint")}
          error={errors.teamIds}
          options={teams.map((team) => ({ value: team.id, label: team.name }))}
          chosen={person.teamIds}
        />
        <div className="actions">
          <SubmitButton busy={navigation.state === "submitting" ? "busy" : undefined}>
            {text("settings.save")}
          </SubmitButton>
        </div>
      </Card>
    </Form>
  );
}
