import { Form, useNavigation } from "react-router";
import { PasswordField } from "#ui/staff/fields.tsx";
import { Card, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import { isDone, refusedOf } from "./answer.ts";

/** One's PIN for the devices that one's team shares. */
export function PinCard({ changedAt, answer }: { changedAt: Date | null; answer: unknown }) {
  const text = useText();
  const format = useFormat();
  const { state } = useNavigation();
  const { errors, problem } = refusedOf(answer, "setPin");
  const done = isDone(answer, "setPin");
  return (
    <Card title={text("account.pin")}>
      <p className="muted">
        {changedAt ? text("account.pinSince", { time: format.dateTime(changedAt) }) : text("account.pinLead")}
      </p>
      {done && <Done>{text("account.pinSet")}</Done>}
      {problem && <Problem>{problem}</Problem>}
      <Form method="post" className="stack" key={done ? "done" : "open"}>
        <input type="hidden" name="intent" value="setPin" />
        <PasswordField
          show={text("account.showTyped")}
          name="pin"
          label={text("account.pinField")}
          hint={text("account.pinHint")}
          required
          autoComplete="new-password"
          error={errors.pin}
        />
        <PasswordField
          show={text("account.showTyped")}
          name="password"
          label={text("account.yourPassword")}
          required
          autoComplete="current-password"
          error={errors.password}
        />
        <div className="actions">
          <SubmitButton weight="quiet" busy={state === "submitting" ? "busy" : undefined}>
            {text("account.setPin")}
          </SubmitButton>
        </div>
      </Form>
      {changedAt && (
        <Form method="post" className="actions">
          <input type="hidden" name="intent" value="removePin" />
          <SubmitButton weight="danger" size="xs">
            {text("account.removePin")}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}
