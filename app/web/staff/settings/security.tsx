import { data } from "react-router";
import { changePassword } from "#domain/organisation/own-password.ts";
import { passkeysPossible } from "#domain/organisation/passkey-challenges.ts";
import { listPasskeys, removePasskey } from "#domain/organisation/passkeys.ts";
import { readPin, removePin, setPin } from "#domain/organisation/pins.ts";
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  newRecoveryCodes,
  readSecondStep,
} from "#domain/organisation/second-step.ts";
import { readSingleSignOn, untieSingleSignOn } from "#domain/organisation/single-sign-on.ts";
import { PageHead } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/security";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { PinCard } from "./pin-card.tsx";
import { ProviderCard } from "./provider-card.tsx";
import { SecondStepCard } from "./second-step-card.tsx";

export async function loader(args: Route.LoaderArgs) {
  const [passkeys, secondStep, provider, pin] = await Promise.all([
    load(args, listPasskeys, {}),
    load(args, readSecondStep, {}),
    load(args, readSingleSignOn, {}),
    load(args, readPin, {}),
  ]);
  const { services } = callerOf(args.context);
  return {
    passkeys: passkeys.items,
    possible: passkeysPossible(services.publicUrl),
    secondStep,
    provider,
    pin,
  };
}

/** Every one of these asks the library about the session of this request. */
const withHeaders = {
  input: (
    fields: Record<string, unknown>,
    _params: unknown,
    _form: FormData,
    { request }: { request: Request },
  ) => ({ ...fields, headers: request.headers }),
};
const withCookies = (done: string) => ({
  ...withHeaders,
  onward: ({ cookies }: { cookies: string[] }) =>
    data({ done }, { headers: cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]) }),
});

export const action = forms({
  removePasskey: formOf(removePasskey),
  beginSecondStep: formOf(beginSecondStep, { ...withHeaders, onward: (begun) => ({ begun }) }),
  confirmSecondStep: formOf(confirmSecondStep, withCookies("confirmSecondStep")),
  endSecondStep: formOf(endSecondStep, withCookies("endSecondStep")),
  newRecoveryCodes: formOf(newRecoveryCodes, { ...withHeaders, onward: (renewed) => renewed }),
  changePassword: formOf(changePassword, withHeaders),
  setPin: formOf(setPin, withHeaders),
  removePin: formOf(removePin, { input: () => ({}) }),
  untie: formOf(untieSingleSignOn, { input: () => ({}) }),
});

export const meta = titled("account.security");

export default function Security({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const { passkeys, possible, secondStep, provider, pin } = loaderData;
  return (
    <>
      <PageHead title={text("account.securityTitle")} lead={text("account.securityLead")} />
      <div className="narrow stack">
        <PasskeysCard passkeys={passkeys} possible={possible ? "possible" : "impossible"} />
        <SecondStepCard state={secondStep} />
        {provider.name && <ProviderCard name={provider.name} tiedAt={provider.tiedAt} />}
        {(pin.needed || pin.changedAt) && <PinCard changedAt={pin.changedAt} answer={actionData} />}
        <PasswordCard answer={actionData} />
      </div>
    </>
  );
}
