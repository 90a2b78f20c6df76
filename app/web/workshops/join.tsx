import { data, redirect } from "react-router";
import { Invalid, Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { findByCode } from "#domain/workshops/join-workshop.ts";
import doorStyles from "#ui/public/door.css?url";
import { Door } from "#ui/public/door.tsx";
import { TextField } from "#ui/public/fields.tsx";
import { addressOf, DoorLanguages } from "../entrance/languages.tsx";
import { readForm } from "../form.ts";
import { callerOf } from "../load.ts";
import { useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/join";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: doorStyles }];
export const meta = titled("workshops.join");

export function loader({ context, request }: Route.LoaderArgs) {
  const { language } = callerOf(context);
  return { language, address: addressOf(request) };
}

/** Leads from a typed code to its door, or says that it opens nothing. */
export async function action({ context, request }: Route.ActionArgs) {
  const caller = callerOf(context);
  const typed = String((await readForm({ context, request })).get("code") ?? "").slice(0, 40);
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  try {
    await ask(caller, findByCode, { code: typed });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const unknown = error.status === 404 || error instanceof Invalid;
    const key = unknown ? "workshops.wrongCode" : `errors.${error.code}`;
    const sentence = caller.services.text(caller.language, key, error.details);
    return data({ typed, sentence }, { status: error.status === 404 ? 422 : error.status });
  }
  return redirect(`/join/${plain}${new URL(request.url).search}`);
}

/** Where one types the code of a workshop. */
export default function Join({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  return (
    <Door
      title={text("workshops.join")}
      lead={text("workshops.joinLead")}
      languages={<DoorLanguages {...loaderData} />}
    >
      <form method="post">
        <TextField
          name="code"
          label={text("workshops.codeField")}
          hint={text("workshops.codeHint")}
          autoComplete="off"
          maxLength={40}
          required
          defaultValue={actionData?.typed}
          error={actionData?.sentence}
        />
        <button type="submit" className="button first">
          {text("workshops.go")}
        </button>
      </form>
    </Door>
  );
}
