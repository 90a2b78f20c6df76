import { mailStateOf } from "#core/context.ts";
import { askPasswordReset } from "#domain/organisation/password-resets.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem, TextField } from "#ui/public/fields.tsx";
import { doneIn, refusalIn } from "../answer.ts";
import { form } from "../form.ts";
import { callerOf } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/forgot";
import { addressOf, DoorLanguages } from "./languages.tsx";

export function loader({ context, request }: Route.LoaderArgs) {
  const { language, services } = callerOf(context);
  return { language, address: addressOf(request), mails: mailStateOf(services) === "mails" };
}

export const action = form(askPasswordReset);

export const meta: Route.MetaFunction = unlisted("entrance.forgotTitle");

/** For whoever forgot their password. Known and unknown addresses read the same. */
export default function Forgot({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { language, address, mails } = loaderData;
  const asked = doneIn(actionData) !== null;
  const refused = refusalIn(actionData);
  return (
    <Door
      title={text("entrance.forgotTitle")}
      lead={text("entrance.forgotLead")}
      languages={<DoorLanguages language={language} address={address} />}
    >
      {asked && <p role="status">{text("entrance.forgotAsked")}</p>}
      {mails && !asked && (
        <form method="post">
          <Problem>{refused?.problem}</Problem>
          <TextField
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username"
            required
            label={text("entrance.email")}
            defaultValue={refused?.values.email}
            error={refused?.errors.email}
          />
          <button type="submit" className="button first">
            {text("entrance.forgotSend")}
          </button>
        </form>
      )}
      <p>
        <a href="/sign-in">{text("entrance.toSignIn")}</a>
      </p>
    </Door>
  );
}
