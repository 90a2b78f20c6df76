import { Form } from "react-router";
import { TextAreaField } from "#ui/staff/fields.tsx";
import { Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import type { CheckPage } from "./check.tsx";

/** What was decided, once it was talked through; and the form to say so. */
export function SettleCard({
  check: { round },
  refused,
}: {
  check: CheckPage["check"];
  refused: Refused | null;
}) {
  const text = useText();
  const format = useFormat();
  const busy = useBusy("settle");
  const ours = refused?.intent === "settle" ? refused : null;
  if (round?.settledAt) {
    return (
      <Card title={text("checking.settleNote")}>
        {round.note && <p className="prose">{round.note}</p>}
        <p className="muted small">{text("checking.wasSettled", { date: format.date(round.settledAt) })}</p>
      </Card>
    );
  }
  return (
    <Form method="post" className="card">
      <input type="hidden" name="intent" value="settle" />
      <h2>{text("checking.settleTitle")}</h2>
      <p className="muted">{text("checking.settleText")}</p>
      <TextAreaField
        name="note"
        label={text("checking.settleNote")}
        maxLength={2000}
        defaultValue={ours?.values.note}
        error={ours?.errors.note}
      />
      <div>
        <SubmitButton busy={busy}>{text("checking.settle")}</SubmitButton>
      </div>
    </Form>
  );
}
