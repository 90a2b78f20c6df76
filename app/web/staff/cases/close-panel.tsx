import { Form } from "react-router";
import { SelectField, TextAreaField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import { useFormat, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import type { PanelProps } from "./panel.ts";

/** How it ended; only the outcome is needed. */
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
        defaultValue={refused?.values.outcome ?? (data.kase.kind === "complaint" ? "resolved" : "answered")}
        error={refused?.errors.outcome}
        options={(["resolved", "partly_resolved", "not_resolved", "answered", "withdrawn"] as const).map(
          (outcome) => ({
            value: outcome,
            label: text(`caseDesk.outcome.${outcome}`),
          }),
        )}
      />
      <details className="details" open={refused?.errors.remedy !== undefined}>
        <summary>{text("caseDesk.more")}</summary>
        <div className="stack">
          <TextAreaField
            name="remedy"
            rows={2}
            label={text("caseDesk.close.remedy")}
            maxLength={2000}
            defaultValue={refused?.values.remedy}
            error={refused?.errors.remedy}
          />
          <PrincipleField data={data} value={refused?.values.principleId} />
        </div>
      </details>
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
