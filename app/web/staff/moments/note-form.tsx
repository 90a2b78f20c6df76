import { Form } from "react-router";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/**
 * Notes a moment; where it seems to name people, shows the text without them and asks what to do. It sends no key against
 * sending twice: what is kept beside such a key says who sent it.
 */
export function NoteForm({
  principles,
  refused,
  newest,
}: {
  principles: { value: string; label: string }[];
  refused: Refused | null;
  /** The newest moment: when there is another, the form is empty again. */
  newest: string;
}) {
  const text = useText();
  const busy = useBusy("note");
  const asked = refused?.code === "names_found" ? refused : null;
  return (
    <Form method="post" className="card" key={newest}>
      <input type="hidden" name="intent" value="note" />
      {refused?.problem && !asked && <Problem>{refused.problem}</Problem>}
      <TextAreaField
        name="what"
        label={text("moments.what")}
        hint={text("moments.whatHint")}
        maxLength={2000}
        required
        defaultValue={refused?.values.what}
        error={refused?.errors.what}
      />
      <SelectField
        name="principleId"
        label={text("moments.principle")}
        options={[{ value: "", label: text("moments.none") }, ...principles]}
        defaultValue={refused?.values.principleId}
        error={refused?.errors.principleId}
      />
      <TextField
        name="happenedOn"
        type="date"
        label={text("moments.happenedOn")}
        defaultValue={refused?.values.happenedOn}
        error={refused?.errors.happenedOn}
      />
      {asked ? (
        <NamesFound refused={asked} />
      ) : (
        <div>
          <SubmitButton busy={busy}>{text("moments.note")}</SubmitButton>
        </div>
      )}
    </Form>
  );
}

function NamesFound({ refused }: { refused: Refused }) {
  const text = useText();
  const names = Array.isArray(refused.details.names) ? refused.details.names.map(String) : [];
  return (
    <div className="nudge warn names-found" role="alert">
      <p>
        <b>{text("moments.namesTitle")}</b> {names.join(", ")}
      </p>
      <p className="muted small">{text("moments.namesText")}</p>
      <blockquote>{String(refused.details.suggestion ?? "")}</blockquote>
      <div className="actions">
        <SubmitButton name="names" value="remove">
          {text("moments.removeNames")}
        </SubmitButton>
        <SubmitButton name="names" value="keep" weight="quiet">
          {text("moments.keepNames")}
        </SubmitButton>
      </div>
    </div>
  );
}
