import { Checkbox } from "@mantine/core";
import { Form } from "react-router";
import { SelectField, TextAreaField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import { useFormat, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import type { PanelProps } from "./panel.ts";

/** What came by phone or at the counter, and has no written answer yet, was most likely answered there. */
const isSpoken = ({ kase }: CaseData): boolean =>
  (kase.voice?.channel === "phone" || kase.voice?.channel === "visit") && !kase.firstAnswerAt;

/** How it ended; only the outcome is needed, and nobody but whoever closes it chooses that. */
export function ClosePanel({ data, refused }: PanelProps) {
  const text = useText();
  const format = useFormat();
  const busy = useBusy("close");
  const open = data.kase.promises.filter((promise) => promise.state === "open");
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="close" />
      {open.length > 0 && (
        <p className="small">
          {text("caseDesk.close.openFirst", {
            count: open.length,
            text: open[0]?.text,
            due: open[0] && format.dateTime(open[0].dueAt),
          })}
        </p>
      )}
      <SelectField
        name="outcome"
        label={text("caseDesk.close.outcome")}
        required
        defaultValue={refused?.values.outcome ?? ""}
        error={refused?.errors.outcome}
        options={[
          { value: "", label: text("caseDesk.close.choose"), disabled: true },
          ...(["resolved", "partly_resolved", "not_resolved", "answered", "withdrawn"] as const).map(
            (outcome) => ({ value: outcome, label: text(`caseDesk.outcome.${outcome}`) }),
          ),
        ]}
      />
      <TextAreaField
        name="remedy"
        rows={2}
        label={text("caseDesk.close.remedy")}
        hint={text("caseDesk.close.remedyHint")}
        maxLength={2000}
        defaultValue={refused?.values.remedy}
        error={refused?.errors.remedy}
      />
      <Checkbox
        name="toldAlready"
        value="true"
        label={text("caseDesk.close.told")}
        description={text("caseDesk.close.toldHint")}
        defaultChecked={refused ? refused.values.toldAlready === "true" : isSpoken(data)}
      />
      {data.principles.length > 0 && (
        <details className="details">
          <summary>{text("caseDesk.more")}</summary>
          <PrincipleField data={data} value={refused?.values.principleId} />
        </details>
      )}
      <div className="line">
        <SubmitButton busy={busy}>{text("caseDesk.close.close")}</SubmitButton>
        <span className="muted small">{text("caseDesk.close.hint")}</span>
      </div>
    </Form>
  );
}

function PrincipleField({ data, value }: { data: CaseData; value?: string }) {
  const text = useText();
  if (data.principles.length === 0) return null;
  return (
    <SelectField
      name="principleId"
      label={text("caseDesk.principle")}
      defaultValue={value}
      options={[{ value: "", label: text("caseDesk.noPrinciple") }, ...data.principles]}
    />
  );
}
