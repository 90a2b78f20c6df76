import { confirmAddress, readConfirmation } from "#domain/cases/persons/confirm-address.ts";
import { Problem } from "#ui/public/fields.tsx";
import voiceStyles from "#ui/public/voice.css?url";
import { pageRequest } from "../../context.ts";
import { form, type Refused } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { usePublicLink } from "../link.ts";
import type { Route } from "./+types/confirm";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: voiceStyles }];
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.title },
  { name: "robots", content: "noindex" },
];

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const title = `${caller.services.text(caller.language, "privacy.confirmTitle")} · ${organisation?.name ?? "Kept"}`;
  if (new URL(args.request.url).searchParams.has("done")) return { email: null, title };
  return { ...(await load(args, readConfirmation, { token: args.params.token })), title };
}

/** After it went well the page is read anew, so that a reload sends nothing twice. */
export const action = form(confirmAddress, {
  input: (_fields, { token }) => ({ token }),
  onward: (_result, { request }) => {
    const url = new URL(request.url);
    url.searchParams.set("done", "yes");
    return Response.redirect(url.href, 303);
  },
});

export default function ConfirmPage({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const text = useText();
  const problem = (actionData as Refused | undefined)?.problem;
  if (!email) {
    return (
      <div className="opening">
        <h1>{text("privacy.confirmedTitle")}</h1>
        <p role="status">{text("privacy.confirmedSay")}</p>
      </div>
    );
  }
  return (
    <>
      <div className="opening">
        <h1>{text("privacy.confirmTitle")}</h1>
        <p>{text("privacy.confirmSay", { email })}</p>
      </div>
      <Problem>{problem}</Problem>
      <form method="post">
        <button type="submit" className="button first">
          {text("privacy.confirmButton")}
        </button>
      </form>
      <p className="muted small">{text("privacy.confirmNot")}</p>
    </>
  );
}

/** A link that was used or is too old says so. */
export function ErrorBoundary() {
  const text = useText();
  const link = usePublicLink();
  return (
    <>
      <div className="opening">
        <h1>{text("privacy.confirmOver")}</h1>
        <p>{text("privacy.confirmOverSay")}</p>
      </div>
      <div>
        <a className="button first" href={link("/charter")}>
          {text("public.charter")}
        </a>
      </div>
    </>
  );
}
