import { acceptInvitation, readInvitation } from "#domain/organisation/invitations.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem, TextField } from "#ui/public/fields.tsx";
import { refusalIn } from "../answer.ts";
import { pageRequest } from "../context.ts";
import { form } from "../form.ts";
import { load } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/invitation";
import { addressOf, DoorLanguages } from "./languages.tsx";
import { PasswordField } from "./password-field.tsx";
import { enter } from "./session.ts";

/** The form works without scripts; showing the password needs them. */
export const handle = { scripts: true };

/** Looking consumes nothing: mail scanners open links too. */
export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const invitation = await load(args, readInvitation, { token: args.params.token });
  return {
    invitation,
    organisation: organisation?.name ?? "Kept",
    language: caller.language,
    address: addressOf(args.request),
  };
}

export const action = form(acceptInvitation, {
  onward: ({ email }, args, sent) => enter(args, { email, password: sent.get("password") }, "/home"),
});

export const meta: Route.MetaFunction = unlisted("entrance.accept");

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const refused = refusalIn(actionData);
  const { invitation, organisation, language, address } = loaderData;
  const problem = refused?.problem ?? refused?.errors.token ?? refused?.errors.ownerEmail;
  return (
    <Door
      title={text("entrance.invitationTitle", { name: invitation.name })}
      lead={text("entrance.invitationLead", { organisation })}
      languages={<DoorLanguages language={language} address={address} />}
    >
      <form method="post">
        <Problem>{problem}</Problem>
        <p>{text("entrance.invitationEmail", { email: invitation.email })}</p>
        <TextField
          name="name"
          required
          maxLength={120}
          autoComplete="name"
          label={text("entrance.yourName")}
          defaultValue={refused?.values.name ?? invitation.name}
          error={refused?.errors.name}
        />
        <PasswordField
          name="password"
          required
          autoComplete="new-password"
          label={text("entrance.password")}
          hint={text("entrance.newPasswordHint")}
          error={refused?.errors.password}
        />
        <button type="submit" className="button first">
          {text("entrance.accept")}
        </button>
      </form>
    </Door>
  );
}

export function ErrorBoundary() {
  const text = useText();
  return (
    <Door title={text("entrance.invitationOverTitle")} lead={text("entrance.invitationOverText")}>
      <p>
        <a href="/sign-in">{text("entrance.toSignIn")}</a>
      </p>
    </Door>
  );
}
