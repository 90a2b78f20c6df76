import { redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { finishSignIn } from "#domain/organisation/sign-in.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem, TextField } from "#ui/public/fields.tsx";
import { readForm, refused } from "../form.ts";
import { callerOf, nextOf } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/second-step";
import { addressOf, DoorLanguages } from "./languages.tsx";
import { redirectWith } from "./session.ts";

export function loader({ context, request }: Route.LoaderArgs) {
  const { actor, language } = callerOf(context);
  const next = nextOf({ request, context });
  if (actor.kind === "employee") throw redirect(next);
  return { language, address: addressOf(request) };
}

export async function action(args: Route.ActionArgs) {
  const sent = await readForm(args);
  const next = nextOf(args);
  try {
    const { cookies } = await ask(callerOf(args.context), finishSignIn, {
      code: sent.get("code"),
      trust: sent.get("trust") ?? "once",
      headers: args.request.headers,
    });
    return redirectWith(next, cookies);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sent.delete("code");
    return refused(error, args, sent);
  }
}

export const meta: Route.MetaFunction = unlisted("entrance.secondStepTitle");

export default function SecondStep({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  return (
    <Door
      title={text("entrance.secondStepTitle")}
      lead={text("entrance.secondStepLead")}
      languages={<DoorLanguages language={loaderData.language} address={loaderData.address} />}
    >
      <form method="post">
        <Problem>{actionData?.problem}</Problem>
        <TextField
          name="code"
          autoComplete="one-time-code"
          required
          maxLength={40}
          label={text("entrance.code")}
          hint={text("entrance.codeHint")}
          error={actionData?.errors.code}
        />
        <label className="choice">
          <input
            type="checkbox"
            name="trust"
            value="month"
            defaultChecked={actionData?.values.trust === "month"}
          />
          <span>{text("entrance.trustBrowser")}</span>
        </label>
        <button type="submit" className="button first">
          {text("entrance.goOn")}
        </button>
      </form>
      <p>
        <a href="/sign-in">{text("entrance.toSignIn")}</a>
      </p>
    </Door>
  );
}
