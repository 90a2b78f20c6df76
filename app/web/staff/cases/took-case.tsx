import { Form } from "react-router";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn } from "../../answer.ts";
import { useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";

/** After a first answer or promise: that the case is yours now, with one tap to give it back. */
export function TookCase({ data: { kase, me }, answer }: { data: CaseData; answer: unknown }) {
  const text = useText();
  const done = doneIn(answer);
  if (done !== "took" || kase.ownerId !== me) return null;
  return (
    <Form method="post" className="line small" role="status">
      <input type="hidden" name="intent" value="assign" />
      <span>{text("caseDesk.took")}</span>
      <SubmitButton size="xs" weight="quiet">
        {text("caseDesk.giveBack")}
      </SubmitButton>
    </Form>
  );
}
