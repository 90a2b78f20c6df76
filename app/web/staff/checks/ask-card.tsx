import { Form } from "react-router";
import { ChecksField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { CheckPage } from "./check.tsx";

/** How many checked and who was asked; and, for who checked, the way to show everybody's view. */
export function ShowCard({ check: { given, waitingFor, own } }: { check: CheckPage["check"] }) {
  const text = useText();
  const busy = useBusy("show");
  return (
    <Card title={text("checking.together")}>
      <p>{text("checking.givenCount", { count: given })}</p>
      {waitingFor.length > 0 && (
        <p className="muted small">{text("checking.waiting", { names: waitingFor.join(", ") })}</p>
      )}
      {own && (
        <Form method="post">
          <p className="muted small">{text("checking.showAllText")}</p>
          <div>
            <SubmitButton name="intent" value="show" weight={given > 1 ? "first" : "quiet"} busy={busy}>
              {text("checking.showAll")}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  );
}

/** Asks colleagues for their own view. */
export function AskCard({
  colleagues,
  refused,
}: {
  colleagues: CheckPage["colleagues"];
  refused: Refused | null;
}) {
  const text = useText();
  const busy = useBusy("ask");
  if (colleagues.length === 0) return null;
  const ours = refused?.intent === "ask" ? refused : null;
  return (
    <Card>
      <Details summary={text("checking.askTitle")} open={ours ? "open" : undefined}>
        <Form method="post">
          <input type="hidden" name="intent" value="ask" />
          <div className="ask-list">
            <ChecksField
              name="employeeIds[]"
              label={text("checking.askHint")}
              options={colleagues}
              chosen={[]}
              error={ours?.errors.employeeIds}
            />
          </div>
          <div>
            <SubmitButton weight="quiet" busy={busy}>
              {text("checking.ask")}
            </SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  );
}
