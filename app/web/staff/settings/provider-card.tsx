import { Form } from "react-router";
import { Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";

/** Whether one's account is tied to one at the organisation's provider. */
export function ProviderCard({ name, tiedAt }: { name: string; tiedAt: Date | null }) {
  const text = useText();
  const format = useFormat();
  return (
    <Card title={name}>
      {tiedAt ? (
        <>
          <p className="muted">{text("account.tiedAt", { name, time: format.dateTime(tiedAt) })}</p>
          <Form method="post" className="actions">
            <input type="hidden" name="intent" value="untie" />
            <SubmitButton weight="quiet" size="xs">
              {text("account.untie")}
            </SubmitButton>
          </Form>
        </>
      ) : (
        <p className="muted">{text("account.notTied", { name })}</p>
      )}
    </Card>
  );
}
