import { Form } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Details, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn } from "../../answer.ts";
import { useFormat, useText } from "../../text.tsx";
import type { PersonData } from "./person.tsx";

/** Holds that stand, each to be lifted; and setting one. */
export function Hold({ person: { holds }, answer }: { person: PersonData; answer: unknown }) {
  const text = useText();
  const refused = refusalIn(answer, "hold");
  return (
    <Card title={text("privacy.holdTitle")}>
      <p className="muted">{text("privacy.holdLead")}</p>
      {holds.length > 0 && (
        <ul className="lines">
          {holds.map((hold) => (
            <HoldLine key={hold.id} hold={hold} />
          ))}
        </ul>
      )}
      <Details summary={text("privacy.holdSet")} open={refused ? "open" : undefined}>
        <Form method="post" className="stack">
          <input type="hidden" name="intent" value="hold" />
          {refused?.problem && <Problem>{refused.problem}</Problem>}
          <TextField
            name="reason"
            label={text("privacy.holdReason")}
            hint={text("privacy.holdReasonHint")}
            required
            maxLength={1000}
            defaultValue={refused?.values.reason}
            error={refused?.errors.reason}
          />
          <div className="actions">
            <SubmitButton weight="quiet">{text("privacy.holdSet")}</SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  );
}

function HoldLine({ hold }: { hold: PersonData["holds"][number] }) {
  const text = useText();
  const format = useFormat();
  const date = format.date(hold.setAt);
  return (
    <li>
      <span>
        {hold.reason}
        <br />
        <span className="muted small">
          {hold.setByName
            ? text("privacy.holdBy", { name: hold.setByName, date })
            : text("privacy.holdOf", { date })}
          {hold.caseId && ` · ${text("privacy.holdOnCase")}`}
        </span>
      </span>
      <Form method="post">
        <input type="hidden" name="intent" value="lift" />
        <input type="hidden" name="holdId" value={hold.id} />
        <SubmitButton size="xs" weight="quiet">
          {text("privacy.holdLift")}
        </SubmitButton>
      </Form>
    </li>
  );
}
