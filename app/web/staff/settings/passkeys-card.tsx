import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { type FormEvent, useState } from "react";
import { Form, useRevalidator } from "react-router";
import { PasswordField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { isCancelled, send } from "../../passkey-ceremony.ts";
import { useFormat, useText } from "../../text.tsx";

interface Passkey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** One's passkeys by name, each to be taken away, and the form that makes one. */
export function PasskeysCard({
  passkeys,
  possible,
}: {
  passkeys: Passkey[];
  possible: "possible" | "impossible";
}) {
  const text = useText();
  const format = useFormat();
  return (
    <Card title={text("account.passkeys")}>
      <p className="muted">{text("account.passkeysLead")}</p>
      {passkeys.length > 0 && (
        <ul className="keys">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <strong>{passkey.name}</strong>
                <p className="muted small">
                  {passkey.lastUsedAt
                    ? text("account.usedAt", { time: format.dateTime(passkey.lastUsedAt) })
                    : text("account.addedAt", { time: format.dateTime(passkey.createdAt) })}
                </p>
              </div>
              <Form method="post">
                <input type="hidden" name="intent" value="removePasskey" />
                <input type="hidden" name="passkeyId" value={passkey.id} />
                <SubmitButton weight="danger" size="xs">
                  {text("account.remove")}
                  <span className="away"> · {passkey.name}</span>
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {possible === "possible" ? <NewPasskey /> : <p>{text("errors.passkeys_need_https")}</p>}
    </Card>
  );
}

function NewPasskey() {
  const text = useText();
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<"ready" | "busy" | "done">("ready");
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, password } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    setState("busy");
    setProblem(null);
    const failure = await ceremony(name ?? "", password ?? "");
    setState(failure === null ? "done" : "ready");
    if (failure !== null) return setProblem(failure ?? text("account.passkeyFailed"));
    form.reset();
    await revalidate();
  };
  return (
    <Details summary={text("account.addPasskey")}>
      <form onSubmit={add} className="stack">
        {problem && <Problem>{problem}</Problem>}
        {state === "done" && <Done>{text("account.passkeyAdded")}</Done>}
        <TextField
          name="name"
          label={text("account.passkeyName")}
          hint={text("account.passkeyNameHint")}
          required
          maxLength={120}
          autoComplete="off"
        />
        <PasswordField
          show={text("account.showTyped")}
          name="password"
          label={text("account.yourPassword")}
          required
          autoComplete="current-password"
        />
        <div className="actions">
          <SubmitButton busy={state === "busy" ? "busy" : undefined}>
            {text("account.addPasskey")}
          </SubmitButton>
        </div>
      </form>
    </Details>
  );
}

/** Null when it was kept; else what went wrong, as a sentence where the server gave one. */
async function ceremony(name: string, password: string): Promise<string | null | undefined> {
  const path = "/settings/passkey";
  const begun = await send<{ options: PublicKeyCredentialCreationOptionsJSON }>(path, { name, password });
  if (!begun || "problem" in begun) return begun?.problem;
  const { startRegistration } = await import("@simplewebauthn/browser");
  try {
    const response = await startRegistration({ optionsJSON: begun.options });
    const done = await send<{ id: string }>(path, { name, response: JSON.stringify(response) });
    return done && "id" in done ? null : done?.problem;
  } catch (error) {
    return isCancelled(error) ? "" : undefined;
  }
}
