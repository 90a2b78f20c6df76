import { Form } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn } from "../../answer.ts";
import { useFormat, useText } from "../../text.tsx";
import type { PersonData } from "./person.tsx";

/** Which voices are one person's, how that is known, and the way back. */
export function Joins({ person, answer }: { person: PersonData; answer: unknown }) {
  const text = useText();
  const refused = refusalIn(answer, "join");
  return (
    <Card title={text("privacy.joinTitle")}>
      <p className="muted">{text("privacy.joinLead")}</p>
      {person.joins.length > 0 && (
        <ul className="lines">
          {person.joins.map((join) => (
            <JoinLine key={join.id} join={join} person={person} />
          ))}
        </ul>
      )}
      <Details summary={text("privacy.joinOpen")} open={refused ? "open" : undefined}>
        <Form method="post" className="stack">
          <input type="hidden" name="intent" value="join" />
          <TextField
            name="reference"
            label={text("privacy.joinReference")}
            hint={text("privacy.joinHint")}
            required
            maxLength={100}
            autoComplete="off"
            defaultValue={refused?.values.reference}
            error={refused?.errors.reference ?? refused?.problem ?? undefined}
          />
          <div className="actions">
            <SubmitButton weight="quiet">{text("privacy.joinNow")}</SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  );
}

function JoinLine({ join, person }: { join: PersonData["joins"][number]; person: PersonData }) {
  const text = useText();
  const format = useFormat();
  const named = (id: string) => {
    const { name, email } = person.people.find((each) => each.id === id) ?? {};
    return name ?? email ?? text("privacy.noName");
  };
  const date = format.date(join.joinedAt);
  return (
    <li>
      <span>
        {named(join.oneId)} + {named(join.otherId)}
        <br />
        <span className="muted small">
          {join.how === "confirmed_address"
            ? text("privacy.joinedByAddress", { date })
            : join.byName
              ? text("privacy.joinedBy", { name: join.byName, date })
              : text("privacy.joinedOn", { date })}
        </span>
      </span>
      <Form method="post">
        <input type="hidden" name="intent" value="split" />
        <input type="hidden" name="joinId" value={join.id} />
        <SubmitButton size="xs" weight="quiet">
          {text("privacy.split")}
        </SubmitButton>
      </Form>
    </li>
  );
}
