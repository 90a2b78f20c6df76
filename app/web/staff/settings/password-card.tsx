import { Form, useNavigation } from "react-router";
import { PasswordField } from "#ui/staff/fields.tsx";
import { Card, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { isDone, refusedOf } from "./answer.ts";

const intent = "changePassword";

/** Another password for oneself. */
export function PasswordCard({ answer }: { answer: unknown }) {
  const text = useText();
  const { state } = useNavigation();
  const { errors, problem } = refusedOf(answer, intent);
  return (
    <Card title={text("account.password")}>
      {isDone(answer, intent) && <Done>{text("account.passwordChanged")}</Done>}
      {problem && <Problem>{problem}</Problem>}
      {/* A form that was done is made anew, so that no password stays in it. */}
      <Form method="post" className="stack" key={isDone(answer, intent) ? "done" : "open"}>
        <input type="hidden" name="intent" value={intent} />
        <PasswordField
          show={text("account.showTyped")}
          name="currentPassword"
          label={text("account.currentPassword")}
          required
          autoComplete="current-password"
          error={errors.currentPassword}
        />
        <PasswordField
          show={text("account.showTyped")}
          name="password"
          label={text("account.newPassword")}
          hint={text("entrance.newPasswordHint")}
          required
          autoComplete="new-password"
          error={errors.password}
        />
        <div className="actions">
          <SubmitButton weight="quiet" busy={state === "submitting" ? "busy" : undefined}>
            {text("account.changePassword")}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
