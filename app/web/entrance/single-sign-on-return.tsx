import { data, redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { singleSignOn } from "#domain/organisation/single-sign-on.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem } from "#ui/public/fields.tsx";
import { refused } from "../form.ts";
import { callerOf, safeNext } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/single-sign-on-return";
import { awayCookie } from "./cookies.ts";
import { redirectWith } from "./session.ts";

/** Back from the provider. Only the browser that left can come back, and once: its cookie goes with this answer. */
export async function loader(args: Route.LoaderArgs) {
  const caller = callerOf(args.context);
  const away = await awayCookie(caller).parse(args.request.headers.get("Cookie"));
  if (typeof away?.secret !== "string") throw redirect("/sign-in");
  const forget = await awayCookie(caller).serialize("", { maxAge: 0 });
  try {
    const { cookies } = await ask(caller, singleSignOn, {
      answer: new URL(args.request.url),
      secret: away.secret,
      headers: args.request.headers,
    });
    return redirectWith(safeNext(String(away.next ?? ""), caller.services.publicUrl), [...cookies, forget]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = refused(error, args, new FormData()).data;
    return data({ problem }, { status: error.status, headers: { "Set-Cookie": forget } });
  }
}

export const meta: Route.MetaFunction = unlisted("entrance.notSignedIn");

export default function Returned({ loaderData }: Route.ComponentProps) {
  const text = useText();
  return (
    <Door title={text("entrance.notSignedIn")}>
      <Problem>{loaderData.problem}</Problem>
      <p>
        <a href="/sign-in">{text("entrance.toSignIn")}</a>
      </p>
    </Door>
  );
}
