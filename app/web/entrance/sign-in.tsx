import { redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { passkeysPossible } from "#domain/organisation/passkey-challenges.ts";
import { anyPasskeys } from "#domain/organisation/passkey-sign-in.ts";
import { sharedDeviceOf } from "#domain/organisation/shared-devices.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem, TextField } from "#ui/public/fields.tsx";
import { pageRequest } from "../context.ts";
import { readForm, refused } from "../form.ts";
import { nextOf } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/sign-in";
import { deviceToken } from "./cookies.ts";
import { addressOf, DoorLanguages } from "./languages.tsx";
import { OtherWays } from "./other-ways.tsx";
import { PasswordField } from "./password-field.tsx";
import { enter } from "./session.ts";

/** The form works without scripts; a passkey needs them. */
export const handle = { scripts: true };

export async function loader({ context, request }: Route.LoaderArgs) {
  const { caller, organisation } = context.get(pageRequest);
  const { searchParams } = new URL(request.url);
  const next = nextOf({ request, context });
  if (caller.actor.kind === "employee") throw redirect(next);
  const token = searchParams.has("own") ? null : await deviceToken(caller, request);
  if (token && (await sharedDeviceOf(caller.services.database, token))) {
    throw redirect(`/shared-device?next=${encodeURIComponent(next)}`);
  }
  const { database, publicUrl, singleSignOn } = caller.services;
  return {
    next,
    passkeys: passkeysPossible(publicUrl) && (await anyPasskeys(database)),
    provider: singleSignOn?.name ?? null,
    organisation: organisation?.name ?? null,
    language: caller.language,
    address: addressOf(request),
    ended: searchParams.has("ended"),
  };
}

export async function action(args: Route.ActionArgs) {
  const sent = await readForm(args);
  const next = nextOf(args);
  try {
    return await enter(args, { email: sent.get("email"), password: sent.get("password") }, next);
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
}

export const meta: Route.MetaFunction = unlisted("entrance.signInTitle");

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { organisation, language, address, ended, next, passkeys, provider } = loaderData;
  const languages = <DoorLanguages language={language} address={address} />;
  if (!organisation) {
    return (
      <Door title={text("entrance.signInTitle")} languages={languages}>
        <p>{text("entrance.notSetUp")}</p>
      </Door>
    );
  }
  return (
    <Door
      title={text("entrance.signInTitle")}
      lead={text("entrance.signInLead", { organisation })}
      languages={languages}
    >
      {ended && !actionData && <p role="status">{text("entrance.signedOut")}</p>}
      <form method="post">
        <Problem>{actionData?.problem}</Problem>
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          label={text("entrance.email")}
          defaultValue={actionData?.values.email}
          error={actionData?.errors.email}
        />
        <PasswordField
          name="password"
          autoComplete="current-password"
          required
          label={text("entrance.password")}
          error={actionData?.errors.password}
        />
        <button type="submit" className="button first">
          {text("entrance.signIn")}
        </button>
      </form>
      {(passkeys || provider) && (
        <OtherWays next={next} passkeys={passkeys ? "offered" : "absent"} provider={provider} />
      )}
      <p>
        <a href="/forgot">{text("entrance.forgot")}</a>
      </p>
      <p>
        <a href="/charter">{text("entrance.charter")}</a>
      </p>
    </Door>
  );
}
