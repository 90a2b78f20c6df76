import { data } from "react-router";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { newToken } from "#core/identifiers.ts";
import { beginSingleSignOn } from "#domain/organisation/single-sign-on.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem } from "#ui/public/fields.tsx";
import { refused } from "../form.ts";
import { callerOf, nextOf } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/single-sign-on";
import { awayCookie } from "./cookies.ts";

/**
 * Sends the browser to the provider by a page that leads on by itself: a form may only lead to our own pages, and the
 * content policy would hold a redirect after it to that too.
 */
export async function action(args: Route.ActionArgs) {
  const caller = callerOf(args.context);
  const next = nextOf(args);
  const secret = newToken();
  try {
    const { address } = await ask(caller, beginSingleSignOn, { secret });
    const away = await awayCookie(caller).serialize({ secret, next });
    const provider = caller.services.singleSignOn?.name ?? "";
    return data(
      { address, provider, problem: null },
      { headers: { "Set-Cookie": away, "Cache-Control": "no-store" } },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = refused(error, args, new FormData());
    return data({ address: null, provider: "", problem: answer.data.problem }, { status: error.status });
  }
}

export const meta: Route.MetaFunction = unlisted("entrance.signInTitle");

export default function Away({ actionData }: Route.ComponentProps) {
  const text = useText();
  if (!actionData?.address) {
    return (
      <Door title={text("entrance.signInTitle")}>
        <Problem>{actionData?.problem}</Problem>
        <p>
          <a href="/sign-in">{text("entrance.toSignIn")}</a>
        </p>
      </Door>
    );
  }
  const { address, provider } = actionData;
  return (
    <Door title={text("entrance.onTheWay", { provider })}>
      <meta httpEquiv="refresh" content={`0;url=${address}`} />
      <p>
        <a href={address}>{text("entrance.goOn")}</a>
      </p>
    </Door>
  );
}
