import { useEffect, useEffectEvent } from "react";
import { useFetcher } from "react-router";
import { PasswordField } from "#ui/staff/fields.tsx";
import { Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { refusedOf } from "./answer.ts";

/** Asks for the password before a way in changes, and hands over what came of it. */
export function PasswordForm({
  intent,
  label,
  weight = "quiet",
  onAnswer = () => undefined,
}: {
  intent: string;
  label: string;
  weight?: "quiet" | "danger";
  onAnswer?: (answer: unknown) => void;
}) {
  const text = useText();
  const fetcher = useFetcher();
  const { errors, problem } = refusedOf(fetcher.data, intent);
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    if (fetcher.state === "idle" && fetcher.data && !("errors" in fetcher.data)) answered(fetcher.data);
  }, [fetcher.state, fetcher.data]);
  return (
    <fetcher.Form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      {problem && <Problem>{problem}</Problem>}
      <PasswordField
        show={text("account.showTyped")}
        name="password"
        label={text("account.yourPassword")}
        required
        autoComplete="current-password"
        error={errors.password}
      />
      <div className="actions">
        <SubmitButton weight={weight} busy={fetcher.state === "idle" ? undefined : "busy"}>
          {label}
        </SubmitButton>
      </div>
    </fetcher.Form>
  );
}
