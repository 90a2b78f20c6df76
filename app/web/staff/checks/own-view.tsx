import { Form } from "react-router";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { CheckPage } from "./check.tsx";

type Check = CheckPage["check"];

/** One's own view: open while there is none, folded once it was given or the round before is settled. */
export function OwnView({ check, refused }: { check: Check; refused: Refused | null }) {
  const text = useText();
  const { own, round } = check;
  const ours = refused?.intent === "give" ? refused : null;
  if (round?.settledAt) {
    return (
      <Details summary={text("checking.again")} open={ours ? "open" : undefined}>
        <Card title={text("checking.ownTitle")}>
          <ViewForm check={{ ...check, own: null }} refused={ours} />
        </Card>
      </Details>
    );
  }
  return (
    <Card title={text("checking.ownTitle")}>
      <p className="muted">{text(own ? "checking.ownGiven" : "checking.ownLead")}</p>
      {own ? (
        <Details summary={text("checking.change")} open={ours ? "open" : undefined}>
          <ViewForm check={check} refused={ours} />
        </Details>
      ) : (
        <ViewForm check={check} refused={ours} />
      )}
    </Card>
  );
}

function ViewForm({ check, refused }: { check: Check; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("give");
  const { principles, own } = check;
  return (
    <Form method="post" className="view-form">
      <input type="hidden" name="intent" value="give" />
      {principles.map((principle) => (
        <MarkField
          key={principle.id}
          principle={principle}
          given={own?.marks.find((mark) => mark.principleId === principle.id)}
          refused={refused}
        />
      ))}
      <TextAreaField
        name="value"
        label={text("checking.value")}
        hint={text("checking.valueHint")}
        maxLength={1000}
        rows={2}
        defaultValue={refused?.values.value ?? own?.value ?? undefined}
        error={refused?.errors.value}
      />
      <div className="actions">
        <SubmitButton name="show" value="later" busy={busy}>
          {text("checking.keep")}
        </SubmitButton>
        <SubmitButton name="show" value="now" weight="quiet">
          {text("checking.showNow")}
        </SubmitButton>
      </div>
    </Form>
  );
}

type Given = NonNullable<Check["own"]>["marks"][number];

/** How it stands to one principle: three choices, a line, and for a conflict what is to become of it. */
function MarkField({
  principle: { id, statement, explanation },
  given,
  refused,
}: {
  principle: Check["principles"][number];
  given: Given | undefined;
  refused: Refused | null;
}) {
  const text = useText();
  const chosen = refused?.values[`mark.${id}`] ?? given?.mark;
  const problem = refused?.errors[`marks.${id}`];
  return (
    <fieldset className="mark-field">
      <legend>{statement}</legend>
      {explanation && <p className="muted small">{explanation}</p>}
      <div className="mark-choices">
        {(["supports", "neutral", "conflicts"] as const).map((mark) => (
          <label key={mark} className={mark}>
            <input type="radio" name={`mark.${id}`} value={mark} required defaultChecked={chosen === mark} />
            <span>{text(`checking.marks.${mark}`)}</span>
          </label>
        ))}
      </div>
      {problem && <p className="field-error">! {problem}</p>}
      <div className="mark-line">
        <TextField
          name={`line.${id}`}
          label={text("checking.line")}
          maxLength={300}
          defaultValue={refused?.values[`line.${id}`] ?? given?.line ?? undefined}
          error={refused?.errors[`marks.${id}.line`]}
        />
      </div>
      <div className="conflict-note">
        <TextAreaField
          name={`note.${id}`}
          label={text("checking.note")}
          maxLength={1000}
          rows={2}
          defaultValue={refused?.values[`note.${id}`] ?? given?.note ?? undefined}
          error={refused?.errors[`marks.${id}.note`]}
        />
      </div>
    </fieldset>
  );
}
