import { readPasswordReset, resetPassword } from "#domain/organisation/password-resets.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem } from "#ui/public/fields.tsx";
import { refusalIn } from "../answer.ts";
import { form } from "../form.ts";
import { callerOf, load } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/reset";
import { addressOf, DoorLanguages } from "./languages.tsx";
import { PasswordField } from "./password-field.tsx";
import { enter } from "./session.ts";

/** The form works without scripts; showing the password needs them. */
export const handle = { scripts: true };

/** Looking consumes nothing: mail scanners open links too. */
export async function loader(args: Route.LoaderArgs) {
  const reset = await load(args, readPasswordReset, { token: args.params.token });
  return { reset, language: callerOf(args.context).language, address: addressOf(args.request) };
}

export const action = form(resetPassword, {
  onward: ({ email }, args, sent) => enter(args, { email, password: sent.get("password") }, "/home"),
});

export const meta: Route.MetaFunction = unlisted("entrance.resetTitle");

export default function Reset({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const refused = refusalIn(actionData);
  const { reset, language, address } = loaderData;
  return (
    <Door
      title={text("entrance.resetTitle")}
      lead={text("entrance.resetLead", { name: reset.name, email: reset.email })}
      languages={<DoorLanguages language={language} address={address} />}
    >
      <form method="post">
        <Problem>{refused?.problem}</Problem>
        <PasswordField
          name="password"
          required
          autoComplete="new-password"
          label={text("entrance.password")}
          hint={text("entrance.newPasswordHint")}
          error={refused?.errors.password}
        />
        <button type="submit" className="button first">
          {text("entrance.resetSave")}
        </button>
      </form>
    </Door>
  );
}

export function ErrorBoundary() {
  const text = useText();
  return (
    <Door title={text("entrance.resetOverTitle")} lead={text("entrance.resetOverText")}>
      <p>
        <a href="/sign-in">{text("entrance.toSignIn")}</a>
      </p>
    </Door>
  );
}
