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
  teamId: string;
}

const roles = ["employee", "manager", "lead", "owner"] as const;

/** The form that invites a colleague, and the link it gives. */
export function Invite({
  rights,
  teams,
  answer,
}: {
  rights: "owner" | "lead";
  teams: { id: string; name: string }[];
  answer: unknown;
}) {
  const text = useText();
  const { code } = refusedOf(answer, "invite");
  const invited = invitedIn(answer);
  return (
    <>
      {invited && <InvitedCard invited={invited} />}
      <Card>
        <Details
          summary={text(invited ? "settings.inviteNext" : "settings.invite")}
          open={code || invited ? "open" : undefined}
        >
          <p className="muted">{text("settings.inviteLead")}</p>
          <InviteForm key={invited?.link} rights={rights} teams={teams} answer={answer} />
        </Details>
      </Card>
    </>
  );
}

/** The link of the invitation that was just made: it is shown this one time. */
function InvitedCard({ invited }: { invited: Invited }) {
  const text = useText();
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

/** Who it is, in which role and team; the team of the one before is proposed again. */
function InviteForm({
  rights,
  teams,
  answer,
}: {
  rights: "owner" | "lead";
  teams: { id: string; name: string }[];
  answer: unknown;
}) {
  const text = useText();
  const navigation = useNavigation();
  const { errors, problem, values } = refusedOf(answer, "invite");
  const before = invitedIn(answer);
  return (
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
          defaultValue={values.teamId ?? before?.teamId ?? teams[0]?.id}
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
  );
}

function invitedIn(answer: unknown): Invited | null {
  return typeof answer === "object" && answer !== null && "invited" in answer
    ? (answer.invited as Invited)
    : null;
}
