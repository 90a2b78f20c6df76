import { Form } from "react-router";
import { SelectField, TextAreaField } from "#ui/staff/fields.tsx";
import { Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { PrinciplePage } from "./principle-page.ts";

/** What is rarely needed, folded: off the charter, merge, retire. */
export function OtherSteps({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  const text = useText();
  const { state } = page.principle;
  const open = refused !== null && ["unpublish", "merge", "retire"].includes(refused.intent ?? "");
  return (
    <Details
      summary={text(state === "published" ? "philosophy.otherStepsPublished" : "philosophy.otherSteps")}
      open={open ? "open" : undefined}
    >
      <div className="other-steps">
        {state === "published" && <Unpublish />}
        {page.others.length > 0 && <Merge page={page} refused={refused} />}
        <Retire refused={refused} />
      </div>
    </Details>
  );
}

function Unpublish() {
  const text = useText();
  const busy = useBusy("unpublish");
  return (
    <Form method="post" className="card">
      <h2>{text("philosophy.unpublish")}</h2>
      <p className="muted">{text("philosophy.unpublishText")}</p>
      <div>
        <SubmitButton weight="quiet" name="intent" value="unpublish" busy={busy}>
          {text("philosophy.unpublish")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Merge({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("merge");
  const mine = refused?.intent === "merge" ? refused : null;
  return (
    <Form method="post" className="card">
      <h2>{text("philosophy.mergeTitle")}</h2>
      <p className="muted">{text("philosophy.mergeText")}</p>
      <SelectField
        name="intoId"
        label={text("philosophy.mergeInto")}
        error={mine?.errors.intoId}
        defaultValue={mine?.values.intoId ?? ""}
        required
        options={[
          { value: "", label: text("philosophy.choose") },
          ...page.others.map((other) => ({ value: other.id, label: other.statement })),
        ]}
      />
      <div>
        <SubmitButton weight="quiet" name="intent" value="merge" busy={busy}>
          {text("philosophy.merge")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Retire({ refused }: { refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("retire");
  const mine = refused?.intent === "retire" ? refused : null;
  return (
    <Form method="post" className="card">
      <h2>{text("philosophy.retireTitle")}</h2>
      <p className="muted">{text("philosophy.retireText")}</p>
      <TextAreaField
        name="reason"
        label={text("philosophy.reason")}
        hint={text("philosophy.reasonHint")}
        error={mine?.errors.reason}
        defaultValue={mine?.values.reason}
        maxLength={1000}
        rows={2}
      />
      <div>
        <SubmitButton weight="quiet" name="intent" value="retire" busy={busy}>
          {text("philosophy.retire")}
        </SubmitButton>
      </div>
    </Form>
  );
}
