import { Form } from "react-router";
import type { Cell } from "#domain/improvement/audit/read-audit.ts";
import { Mark } from "#ui/mark.tsx";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import { ratingMarks } from "./rating-list.tsx";

/** How a thing meets one principle, what that is known by, and the form to look again. */
export function CellCard({
  principle,
  cell,
  mayRate,
  refused,
}: {
  principle: { id: string; statement: string };
  cell: Cell | undefined;
  mayRate: boolean;
  refused: Refused | null;
}) {
  const text = useText();
  const format = useFormat();
  const rating = cell?.rating ?? null;
  return (
    <Card
      id={principle.id}
      title={principle.statement}
      actions={
        <Mark state={rating ? ratingMarks[rating] : "none"}>
          {rating ? text(`audit.rating.${rating}`) : text("audit.unrated")}
        </Mark>
      }
    >
      {cell?.evidence && <p className="prose">{cell.evidence}</p>}
      {cell?.reviewOn && (
        <p className="muted small">
          {text("audit.review")} {format.date(cell.reviewOn)}{" "}
          {cell.overdue && <Mark state="risk">{text("audit.overdue")}</Mark>}
        </p>
      )}
      {mayRate && (
        <Details
          summary={text(rating ? "audit.rate" : "audit.rateFirst")}
          open={refused ? "open" : undefined}
        >
          <RateForm principleId={principle.id} cell={cell} refused={refused} key={cell?.reviewOn} />
        </Details>
      )}
    </Card>
  );
}

function RateForm({
  principleId,
  cell,
  refused,
}: {
  principleId: string;
  cell: Cell | undefined;
  refused: Refused | null;
}) {
  const text = useText();
  const busy = useBusy("rate");
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="rate" />
      <input type="hidden" name="principleId" value={principleId} />
      <div className="field-row">
        <SelectField
          name="rating"
          label={text("audit.how")}
          options={(["met", "partly", "not_met"] as const).map((rating) => ({
            value: rating,
            label: text(`audit.rating.${rating}`),
          }))}
          defaultValue={refused?.values.rating ?? cell?.rating ?? "not_met"}
          error={refused?.errors.rating}
        />
        <TextField
          name="reviewOn"
          type="date"
          label={text("audit.review")}
          hint={text("audit.reviewHint")}
          defaultValue={refused?.values.reviewOn}
          error={refused?.errors.reviewOn}
        />
      </div>
      <TextAreaField
        name="evidence"
        rows={2}
        label={text("audit.evidence")}
        hint={text("audit.evidenceHint")}
        maxLength={2000}
        defaultValue={refused?.values.evidence ?? cell?.evidence ?? undefined}
        error={refused?.errors.evidence}
      />
      <div>
        <SubmitButton weight="quiet" busy={busy}>
          {text("audit.keep")}
        </SubmitButton>
      </div>
    </Form>
  );
}
