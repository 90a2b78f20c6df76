import { Form, useNavigation } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Problem, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

interface Team {
  id: string;
  name: string;
  parentId: string | null;
  kind: string;
  depth: number;
}

const kinds = ["front_line", "back_office", "site"] as const;

/** Adds a team, or changes one. */
export function TeamForm({
  intent,
  teams,
  team,
  refused,
}: {
  intent: "add" | "change";
  teams: Team[];
  team?: Team;
  refused: Refused;
}) {
  const text = useText();
  const navigation = useNavigation();
  const { errors, problem, values } =
    !team || refused.values.teamId === team.id
      ? refused
      : { ...refused, errors: {}, problem: null, values: {} as Record<string, string> };
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {team && <input type="hidden" name="teamId" value={team.id} />}
      {problem && <Problem>{problem}</Problem>}
      <div className="field-row">
        <TextField
          name="name"
          label={text("settings.name")}
          required
          maxLength={120}
          defaultValue={values.name ?? team?.name}
          error={errors.name}
        />
        <SelectField
          name="parentId"
          label={text("settings.above")}
          defaultValue={values.parentId ?? team?.parentId ?? ""}
          error={errors.parentId}
          options={[
            { value: "", label: text("settings.top") },
            ...teams
              .filter((each) => each.id !== team?.id)
              .map((each) => ({ value: each.id, label: `${"– ".repeat(each.depth)}${each.name}` })),
          ]}
        />
        <SelectField
          name="kind"
          label={text("settings.kind")}
          defaultValue={values.kind ?? team?.kind ?? "front_line"}
          error={errors.kind}
          options={kinds.map((kind) => ({ value: kind, label: text(`settings.kinds.${kind}`) }))}
        />
      </div>
      <div className="actions">
        <SubmitButton
          weight={team ? "quiet" : "first"}
          busy={navigation.state === "submitting" ? "busy" : undefined}
        >
          {text(team ? "settings.save" : "settings.addTeam")}
        </SubmitButton>
      </div>
    </Form>
  );
}
