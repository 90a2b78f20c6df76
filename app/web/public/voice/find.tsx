import { data, redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { followCase } from "#domain/cases/follow-case.ts";
import { TextField } from "#ui/public/fields.tsx";
import voiceStyles from "#ui/public/voice.css?url";
import { pageRequest } from "../../context.ts";
import { readForm } from "../../form.ts";
import { noteRetry } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/find";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: voiceStyles }];
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });

export function loader({ context }: Route.LoaderArgs) {
  const { caller, organisation } = context.get(pageRequest);
  const title = caller.services.text(caller.language, "listening.findTitle");
  return { title: `${title} · ${organisation?.name ?? "Kept"}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

/** Takes the link or its code, and goes there when it leads somewhere. Sent, not asked: it never stands in a query. */
export async function action({ context, request }: Route.ActionArgs) {
  const { caller } = context.get(pageRequest);
  const given = String((await readForm({ context, request })).get("link") ?? "").trim();
  const receipt = /([\w-]{43})\/?(?:[?#].*)?$/.exec(given)?.[1] ?? "";
  try {
    await ask(caller, followCase, { receipt });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    noteRetry(error, context);
    const key = error.status === 404 ? "listening.findWrong" : `errors.${error.code}`;
    const sentence = caller.services.text(caller.language, key, error.details);
    return data({ given, sentence }, { status: error.status === 404 ? 422 : error.status });
  }
  throw redirect(`/follow/${receipt}${new URL(request.url).search}`);
}

export default function FindPage({ actionData }: Route.ComponentProps) {
  const text = useText();
  return (
    <>
      <div className="opening">
        <h1>{text("listening.findTitle")}</h1>
        <p>{text("listening.findLead")}</p>
      </div>
      <form method="post">
        <TextField
          name="link"
          label={text("listening.findField")}
          autoComplete="off"
          maxLength={500}
          required
          defaultValue={actionData?.given}
          error={actionData?.sentence}
        />
        <div>
          <button type="submit" className="button first">
            {text("listening.findButton")}
          </button>
        </div>
      </form>
      <p className="muted">{text("listening.findLost")}</p>
    </>
  );
}
