import { Form, useNavigation } from "react-router";
import { CopyField } from "#ui/staff/copy-field.tsx";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { refusedOf } from "./answer.ts";

/** What is shown once after inviting. */
export interface Invited {
  link: string;
  name: string;
  email: string;
}

const roles = ["employee", "manager", "lead", "owner"] as const;

/** The form that invites a colleague, and the link it gives. */
export function Invite({
  rights,
  teams,
  mails,
  answer,
}: {
  rights: "owner" | "lead";
  teams: { id: string; name: string }[];
  mails: boolean;
  answer: unknown;
}) {
  const text = useText();
  const navigation = useNavigation();
  const { errors, problem, values, code } = refusedOf(answer, "invite");
  const invited = invitedIn(answer);
  if (invited) {
    return (
      <Card title={text("settings.invitedTitle", { name: invited.name })}>
        <p role="status">{text("settings.invitedText", { email: invited.email })}</p>
        <CopyField
          label={text("settings.link")}
          value={invited.link}
          copy={text("settings.copy")}
          copied={text("settings.copied")}
        />
      </Card>
    );
  }
  return (
    <Card>
      <Details summary={text("settings.invite")} open={code ? "open" : undefined}>
        <p className="muted">{text(mails ? "settings.inviteMailLead" : "settings.inviteLead")}</p>
        <Form method="post">
          <input type="hidden" name="intent" value="invite" />
          {problem && <Problem>{problem}</Problem>}
          <div className="field-row">
            <TextField
              name="name"
              label={text("settings.name")}
              required
              maxLength={120}
              autoComplete="off"
              defaultValue={values.name}
              error={errors.name}
            />
            <TextField
              name="email"
              type="email"
              label={text("settings.email")}
              required
              autoComplete="off"
              defaultValue={values.email}
              error={errors.email}
            />
            <SelectField
              name="role"
              label={text("settings.role")}
              defaultValue={values.role ?? "employee"}
              error={errors.role}
              options={roles
                .filter((role) => rights === "owner" || role !== "owner")
                .map((role) => ({ value: role, label: text(`settings.roles.${role}`) }))}
            />
            <SelectField
              name="teamId"
              label={text("settings.team")}
              defaultValue={values.teamId ?? teams[0]?.id}
              error={errors.teamId}
              options={[
                { value: "", label: text("settings.noTeam") },
                ...teams.map((team) => ({ value: team.id, label: team.name })),
              ]}
            />
          </div>
          <dl className="role-hints small muted">
            {roles.map((role) => (
              <div key={role}>
                <dt>{text(`settings.roles.${role}`)}</dt>
                <dd>{text(`settings.roleHints.${role}`)}</dd>
              </div>
            ))}
          </dl>
          <div className="actions">
            <SubmitButton busy={navigation.state === "submitting" ? "busy" : undefined}>
              {text("settings.sendInvitation")}
            </SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  );
}

function invitedIn(answer: unknown): Invited | null {
  return typeof answer === "object" && answer !== null && "invited" in answer
    ? (answer.invited as Invited)
    : null;
}
