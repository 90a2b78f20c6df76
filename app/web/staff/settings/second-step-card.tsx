import { useState } from "react";
import { useFetcher } from "react-router";
import { QrCode } from "#ui/qr-code.tsx";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Details, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { refusedOf } from "./answer.ts";
import { PasswordForm } from "./password-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

interface Begun {
  key: string;
  qr: { size: number; path: string };
  recoveryCodes: string[];
}

/** The second step of signing in: begin it, confirm it by a code, keep the recovery codes, end it. */
export function SecondStepCard({ state }: { state: { active: boolean; recoveryCodesLeft: number } }) {
  const text = useText();
  const [begun, setBegun] = useState<Begun | null>(null);
  return (
    <Card title={text("account.secondStep")}>
      {state.active ? (
        <Active left={state.recoveryCodesLeft} fresh={begun?.recoveryCodes ?? null} />
      ) : begun ? (
        <Confirm begun={begun} />
      ) : (
        <>
          <p className="muted">{text("account.secondStepLead")}</p>
          <PasswordForm
            intent="beginSecondStep"
            label={text("account.beginSecondStep")}
            onAnswer={(answer) => setBegun(begunIn(answer))}
          />
        </>
      )}
    </Card>
  );
}

function Confirm({ begun }: { begun: Begun }) {
  const text = useText();
  const fetcher = useFetcher();
  const { errors, problem } = refusedOf(fetcher.data, "confirmSecondStep");
  return (
    <fetcher.Form method="post" className="stack">
      <input type="hidden" name="intent" value="confirmSecondStep" />
      <p>{text("account.scan")}</p>
      <QrCode {...begun.qr} label={text("account.qrLabel")} />
      <p className="small">
        {text("account.typeKey")} <code className="key">{begun.key.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      {problem && <Problem>{problem}</Problem>}
      <TextField
        name="code"
        label={text("account.firstCode")}
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        error={errors.code}
      />
      <div className="actions">
        <SubmitButton busy={fetcher.state === "idle" ? undefined : "busy"}>
          {text("account.confirm")}
        </SubmitButton>
      </div>
    </fetcher.Form>
  );
}

/** `fresh` holds the codes of a step that was confirmed just now: they are shown this once. */
function Active({ left, fresh }: { left: number; fresh: string[] | null }) {
  const text = useText();
  const [codes, setCodes] = useState(fresh);
  return (
    <>
      <Done>{text("account.secondStepActive")}</Done>
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <p className="muted">{text("account.codesLeft", { count: left })}</p>
      )}
      <Details summary={text("account.newCodes")}>
        <p className="muted">{text("account.newCodesLead")}</p>
        <PasswordForm
          intent="newRecoveryCodes"
          label={text("account.newCodes")}
          onAnswer={(answer) => setCodes(codesIn(answer))}
        />
      </Details>
      <Details summary={text("account.endSecondStep")}>
        <p className="muted">{text("account.endSecondStepLead")}</p>
        <PasswordForm intent="endSecondStep" label={text("account.endSecondStep")} weight="danger" />
      </Details>
    </>
  );
}

const begunIn = (answer: unknown): Begun | null =>
  typeof answer === "object" && answer !== null && "begun" in answer ? (answer.begun as Begun) : null;

const codesIn = (answer: unknown): string[] | null =>
  typeof answer === "object" && answer !== null && "recoveryCodes" in answer
    ? (answer.recoveryCodes as string[])
    : null;
