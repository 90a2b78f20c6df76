import { Form } from "react-router";
import { ChecksField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { addressError } from "./invite-input.ts";

const levels = ["leaders", "managers", "front_line", "back_office"] as const;
const roles = ["owner", "lead", "manager", "employee"] as const;

interface Page {
  teams: { id: string; name: string }[];
  q: string;
  found: { id: string; name: string; invited: boolean }[];
  once: string;
}

/** Whom to ask: by level, role or team; by name, which is searched; by mail address, also from outside. */
export function InviteForm({ page, refused }: { page: Page; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("invite");
  const { teams, once } = page;
  return (
    <Card title={text("schedule.invite")}>
      <Form method="get" className="toolbar" role="search">
        <TextField
          name="q"
          label={text("schedule.find")}
          defaultValue={page.q}
          maxLength={100}
          autoComplete="off"
        />
        <SubmitButton weight="quiet">{text("schedule.search")}</SubmitButton>
      </Form>
      <Form method="post" className="invite-form" key={once}>
        <input type="hidden" name="intent" value="invite" />
        <input type="hidden" name="once" value={once} />
        {refused && !refused.errors.employeeIds && refused.problem && <Problem>{refused.problem}</Problem>}
        {refused?.errors.employeeIds && <Problem>{text("schedule.nobodyMeant")}</Problem>}
        {page.q && <Found page={page} />}
        <div className="invite-checks">
          <ChecksField
            name="levels[]"
            label={text("schedule.byLevel")}
            chosen={[]}
            options={levels.map((level) => ({ value: level, label: text(`schedule.levels.${level}`) }))}
          />
          <ChecksField
            name="roles[]"
            label={text("schedule.byRole")}
            chosen={[]}
            options={roles.map((role) => ({ value: role, label: text(`settings.roles.${role}`) }))}
          />
          {teams.length > 0 && (
            <div className="invite-teams">
              <ChecksField
                name="teamIds[]"
                label={text("schedule.byTeam")}
                chosen={[]}
                options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          )}
        </div>
        <TextAreaField
          name="emails"
          label={text("schedule.byMail")}
          hint={text("schedule.byMailHint")}
          rows={2}
          maxLength={6000}
          defaultValue={refused?.values.emails}
          error={refused ? addressError(refused.errors, refused.values.emails) : undefined}
        />
        <div>
          <SubmitButton busy={busy}>{text("schedule.send")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

function Found({ page: { found, q } }: { page: Page }) {
  const text = useText();
  const free = found.filter((each) => !each.invited);
  if (free.length === 0) return <p className="muted">{text("schedule.noneFound", { q })}</p>;
  return (
    <ChecksField
      name="employeeIds[]"
      label={text("schedule.found")}
      chosen={free.length === 1 ? free.map(({ id }) => id) : []}
      options={free.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
