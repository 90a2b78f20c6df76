import { Form } from "react-router";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { ActionPage } from "./action.tsx";

const states = ["open", "doing", "done", "dropped"] as const;

/** State, owner, day and words of an action, for those who may change it. */
export function ChangeAction({ page, refused }: { page: ActionPage; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy();
  const { action, colleagues } = page;
  const now = refused?.values ?? {
    state: action.state,
    ownerId: action.ownerId ?? "",
    dueOn: action.dueOn ?? "",
    text: action.text,
    blocker: action.blocker ?? "",
  };
  return (
    <Form method="post" className="card" key={action.revision}>
      <input type="hidden" name="revision" value={action.revision} />
      <SelectField
        name="state"
        label={text("actions.state")}
        options={states.map((state) => ({ value: state, label: text(`outcome.actionState.${state}`) }))}
        defaultValue={now.state}
        error={refused?.errors.state}
      />
      <SelectField
        name="ownerId"
        label={text("actions.who")}
        options={[{ value: "", label: text("outcome.nobody") }, ...colleagues]}
        defaultValue={now.ownerId}
        error={refused?.errors.ownerId}
      />
      <TextField
        name="dueOn"
        type="date"
        label={text("actions.byWhen")}
        defaultValue={now.dueOn}
        error={refused?.errors.dueOn}
      />
      <TextAreaField
        name="text"
        label={text("actions.what")}
        rows={2}
        maxLength={300}
        required
        defaultValue={now.text}
        error={refused?.errors.text}
      />
      <TextAreaField
        name="blocker"
        label={text("actions.blocker")}
        hint={text("actions.blockerHint")}
        rows={2}
        maxLength={500}
        defaultValue={now.blocker}
        error={refused?.errors.blocker}
      />
      <div className="actions">
        <SubmitButton busy={busy}>{text("actions.save")}</SubmitButton>
      </div>
    </Form>
  );
}
