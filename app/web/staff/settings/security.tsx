import { data } from "react-router";
import { changePassword } from "#domain/organisation/own-password.ts";
import { passkeysPossible } from "#domain/organisation/passkey-challenges.ts";
import { listPasskeys, removePasskey } from "#domain/organisation/passkeys.ts";
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  newRecoveryCodes,
  readSecondStep,
} from "#domain/organisation/second-step.ts";
import { readSingleSignOn, untieSingleSignOn } from "#domain/organisation/single-sign-on.ts";
import { PageHead } from "#ui/staff/parts.tsx";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/security";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { ProviderCard } from "./provider-card.tsx";
import { SecondStepCard } from "./second-step-card.tsx";

export async function loader(args: Route.LoaderArgs) {
  const [passkeys, secondStep, provider] = await Promise.all([
    load(args, listPasskeys, {}),
    load(args, readSecondStep, {}),
    load(args, readSingleSignOn, {}),
  ]);
  const { services } = callerOf(args.context);
  return {
    passkeys: passkeys.items,
    possible: passkeysPossible(services.publicUrl),
    secondStep,
    provider,
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
  untie: formOf(untieSingleSignOn, { input: () => ({}) }),
});

export const meta = titled("account.security");

export default function Security({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { passkeys, possible, secondStep, provider } = loaderData;
  return (
    <>
      <PageHead title={text("account.securityTitle")} lead={text("account.securityLead")} />
      <div className="narrow stack">
        <PasskeysCard passkeys={passkeys} possible={possible ? "possible" : "impossible"} />
        <SecondStepCard state={secondStep} />
        {provider.name && <ProviderCard name={provider.name} tiedAt={provider.tiedAt} />}
        <PasswordCard answer={actionData} />
      </div>
    </>
  );
}
