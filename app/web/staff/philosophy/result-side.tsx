import { Form } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { Results } from "./results-chart.tsx";

interface SideProps {
  side: "customer" | "organisation";
  result: Results["customer"];
  standards: { value: string; label: string }[];
  mayMeasure: boolean;
  /** The month that is most likely to be added. */
  month: string;
  refused: Refused | null;
}

/** The result of one side: what is measured, and the forms to measure it. */
export function ResultSide(props: SideProps) {
  const { side, result, mayMeasure } = props;
  const text = useText();
  return (
    <Card title={text(`backing.side.${side}`)}>
      {result ? (
        <p>
          {result.name} <span className="muted">({result.unit})</span>
          {result.standardName && (
            <>
              <br />
              <span className="muted small">
                {text("backing.sourceStandard", { name: result.standardName })}
              </span>
            </>
          )}
        </p>
      ) : (
        <p className="muted">{text(`backing.sideHint.${side}`)}</p>
      )}
      {mayMeasure && result && result.standardId === null && <NoteForm {...props} />}
      {mayMeasure && !result && <SetForm {...props} />}
      {mayMeasure && result && (
        <Details summary={text("backing.changeResult")} open={ofSide(props, "set") ? "open" : undefined}>
          <SetForm {...props} />
          <Form method="post">
            <input type="hidden" name="intent" value="remove" />
            <SubmitButton weight="bare" name="side" value={side}>
              {text("backing.removeResult")}
            </SubmitButton>
          </Form>
        </Details>
      )}
    </Card>
  );
}

/** The refusal of one form of this side, if it is one. */
function ofSide({ refused, side }: SideProps, intent: string): Refused | null {
  return refused?.intent === intent && refused.values.side === side ? refused : null;
}

function NoteForm(props: SideProps) {
  const { side, result, month } = props;
  const text = useText();
  const busy = useBusy("note");
  const refused = ofSide(props, "note");
  return (
    <Form method="post" key={result?.values.length}>
      <input type="hidden" name="intent" value="note" />
      <input type="hidden" name="side" value={side} />
      <div className="field-row">
        <TextField
          name="month"
          type="month"
          label={text("backing.month")}
          required
          defaultValue={refused?.values.month ?? month}
          error={refused?.errors["values.0.month"]}
        />
        <TextField
          name="value"
          inputMode="decimal"
          label={`${text("backing.value")} (${result?.unit ?? ""})`}
          defaultValue={refused?.values.value}
          error={refused?.errors["values.0.value"] ?? refused?.errors.values}
        />
      </div>
      <p className="muted small">{text("backing.noteHint")}</p>
      <div>
        <SubmitButton weight="quiet" busy={busy}>
          {text("backing.note")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function SetForm(props: SideProps) {
  const { side, result, standards } = props;
  const text = useText();
  const busy = useBusy("set");
  const refused = ofSide(props, "set");
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="side" value={side} />
      <TextField
        name="name"
        label={text("backing.name")}
        maxLength={120}
        required
        defaultValue={refused?.values.name ?? result?.name}
        error={refused?.errors.name}
      />
      {standards.length > 0 && (
        <SelectField
          name="standardId"
          label={text("backing.source")}
          options={[
            { value: "", label: text("backing.sourceTyped") },
            ...standards.map(({ value, label }) => ({
              value,
              label: text("backing.sourceStandard", { name: label }),
            })),
          ]}
          defaultValue={refused?.values.standardId ?? result?.standardId ?? ""}
          error={refused?.errors.standardId}
        />
      )}
      <TextField
        name="unit"
        label={text("backing.unit")}
        hint={text("backing.unitHint")}
        maxLength={20}
        defaultValue={refused?.values.unit ?? result?.unit}
        error={refused?.errors.unit}
      />
      <div>
        <SubmitButton weight={result ? "quiet" : "first"} busy={busy}>
          {text("backing.saveResult")}
        </SubmitButton>
      </div>
    </Form>
  );
}
