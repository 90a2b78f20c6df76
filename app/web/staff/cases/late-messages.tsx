import { Form } from "react-router";
import { TextAreaField } from "#ui/staff/fields.tsx";
import { Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";

/** A promise of mine is late: the message that says so to the customer waits here, to be changed, sent or put away. */
export function LateMessages({ data: { kase } }: { data: CaseData }) {
  const text = useText();
  return kase.promises.map(
    (promise) =>
      promise.lateMessage !== null && (
        <Card key={promise.id} title={text("caseDesk.lateMessage.title")}>
          <Form method="post" className="stack">
            <input type="hidden" name="lateMessageOf" value={promise.id} />
            <TextAreaField
              name="body"
              label={text("caseDesk.lateMessage.label")}
              hint={text("caseDesk.lateMessage.hint")}
              rows={7}
              maxLength={20000}
              required
              defaultValue={promise.lateMessage}
            />
            <div className="line">
              <SubmitButton name="intent" value="reply">
                {text("caseDesk.lateMessage.send")}
              </SubmitButton>
            </div>
          </Form>
          <Form method="post" className="line">
            <input type="hidden" name="promiseId" value={promise.id} />
            <SubmitButton size="xs" weight="quiet" name="intent" value="discardLate">
              {text("caseDesk.lateMessage.discard")}
            </SubmitButton>
          </Form>
        </Card>
      ),
  );
}
