import { Form } from "react-router";
import { Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../answer.ts";
import { useText } from "../text.tsx";

/** Whether this hangs on everybody's home, and on one's own. */
export function PinCard({ pinned, mayPin }: { pinned: "everywhere" | "not_here" | null; mayPin: boolean }) {
  const text = useText();
  const busy = useBusy();
  if (!pinned && !mayPin) return null;
  const own = pinned === "not_here" ? "up" : "down";
  return (
    <Card title={text("outcome.pinTitle")}>
      <p className="muted">{text(`outcome.pinned.${pinned ?? "nowhere"}`)}</p>
      <div className="outcome-files">
        {pinned && (
          <Form method="post">
            <input type="hidden" name="intent" value="ownPin" />
            <SubmitButton weight="quiet" name="own" value={own} busy={busy}>
              {text(`outcome.ownPin.${own}`)}
            </SubmitButton>
          </Form>
        )}
        {mayPin && (
          <Form method="post">
            <SubmitButton weight="quiet" name="intent" value={pinned ? "unpin" : "pin"} busy={busy}>
              {text(pinned ? "outcome.unpin" : "outcome.pin")}
            </SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  );
}
