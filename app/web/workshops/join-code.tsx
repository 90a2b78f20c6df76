import { data, redirect } from "react-router";
import { onOwnDevice } from "#core/actor.ts";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { findByCode, joinWorkshop } from "#domain/workshops/join-workshop.ts";
import doorStyles from "#ui/public/door.css?url";
import { Door } from "#ui/public/door.tsx";
import { Problem, TextField } from "#ui/public/fields.tsx";
import { refusalIn } from "../answer.ts";
import { addressOf, DoorLanguages } from "../entrance/languages.tsx";
import { formOf, readForm } from "../form.ts";
import { callerOf } from "../load.ts";
import { useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/join-code";
import { guestCookies, hasPlace } from "./guest-cookie.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: doorStyles }];
export const meta = titled("workshops.join");
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** The workshop behind a code. Whoever has a place there already goes on to it. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const caller = callerOf(context);
  const { actor, language } = caller;
  const plain = params.code.toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (plain !== params.code) throw redirect(`/join/${plain}${new URL(request.url).search}`);
  const page = { language, address: addressOf(request) };
  try {
    const workshop = await ask(caller, findByCode, { code: plain });
    if (await hasPlace(caller, request, workshop.id)) throw redirect(`/workshops/${workshop.id}/board`);
    const name = onOwnDevice(actor) ? actor.name : null;
    return { ...page, workshop, name };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Whoever took part comes back by the same code when it opens nothing any more: to what is left of their workshop.
    if (error.status === 404 && actor.kind === "participant")
      throw redirect(`/workshops/${actor.workshopId}/what-came-of-it`);
    return data(
      { ...page, workshop: null, name: null },
      { status: error.status === 422 ? 404 : error.status },
    );
  }
}

/** Takes a place: somebody signed in as themselves, everybody else as a guest with a cookie for this workshop. */
export async function action(args: Route.ActionArgs) {
  const caller = callerOf(args.context);
  const { code } = args.params;
  const sent = await readForm(args);
  const workshopId = String(sent.get("workshopId"));
  // The board says who they are there, also to somebody who was sent away.
  if (await hasPlace(caller, args.request, workshopId)) return redirect(`/workshops/${workshopId}/board`);
  const join = formOf(joinWorkshop, {
    input: ({ name }) => ({ workshopId, code, ...(name !== undefined && { name }) }),
    onward: ({ workshopId, token }) =>
      redirect(`/workshops/${workshopId}/board`, {
        headers: token ? guestCookies(caller, { workshopId, code, token }) : undefined,
      }),
  });
  return join(args, sent);
}

/** One name or none, one button. */
export default function JoinByCode({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { workshop, name, ...page } = loaderData;
  const refused = refusalIn(actionData);
  const languages = <DoorLanguages {...page} />;
  if (!workshop) {
    return (
      <Door title={text("workshops.join")} languages={languages}>
        <Problem>{text("workshops.wrongCode")}</Problem>
        <p>
          <a className="button first" href="/join">
            {text("workshops.otherCode")}
          </a>
        </p>
      </Door>
    );
  }
  return (
    <Door
      title={workshop.title}
      lead={name ? text("workshops.joinAs", { name }) : text("workshops.welcome")}
      languages={languages}
    >
      <form method="post">
        <Problem>{refused?.problem}</Problem>
        <input type="hidden" name="workshopId" value={workshop.id} />
        {!name && (
          <TextField
            name="name"
            label={text("workshops.yourName")}
            hint={text("workshops.yourNameHint")}
            autoComplete="name"
            maxLength={60}
            defaultValue={refused?.values.name}
            error={refused?.errors.name}
          />
        )}
        <button type="submit" className="button first">
          {text("workshops.enter")}
        </button>
      </form>
    </Door>
  );
}
