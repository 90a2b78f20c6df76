import { Outlet } from "react-router";
import { languageName } from "#messages/formats.ts";
import { capitalised } from "#messages/shorten.ts";
import publicStyles from "#ui/public/public.css?url";
import { pageRequest } from "../context.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/layout";
import { answerAgain, askedLanguage, usePublicLink } from "./link.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: publicStyles }];

/** What every public page shows around itself. No page below it asks the browser to run anything. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { organisation, caller } = context.get(pageRequest);
  const url = new URL(request.url);
  return {
    organisationName: organisation?.name ?? null,
    path: url.pathname.replace(/\.data$/, ""),
    language: caller.language,
    askedLanguage: askedLanguage(url, organisation?.languages ?? []),
    languages: organisation?.languages ?? [],
    again: context.get(answerAgain),
  };
}

export default function PublicLayout({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const link = usePublicLink();
  return (
    <>
      <a className="skip" href="#content">
        {text("public.skip")}
      </a>
      <header className="public-head">
        <a className="name" href={link("/charter")}>
          {loaderData.organisationName ?? "Kept"}
        </a>
        <Languages {...loaderData} />
      </header>
      <main id="content">
        <Outlet />
      </main>
      {loaderData.organisationName !== null && <PublicFoot />}
    </>
  );
}

/** The same page in the organisation's other languages; the answer to a form is asked for again by its fields. */
function Languages({
  path,
  language,
  languages,
  again,
}: {
  path: string;
  language: string;
  languages: string[];
  again: Record<string, string> | null;
}) {
  const text = useText();
  if (languages.length < 2) return null;
  return (
    <nav aria-label={text("public.languages")}>
      <ul className="languages">
        {languages.map((each) => (
          <li key={each}>
            {each === language ? (
              <span aria-current="true">{nameOf(each)}</span>
            ) : again ? (
              <form method="post" action={`${path}?lang=${each}`}>
                {Object.entries(again).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit" lang={each}>
                  {nameOf(each)}
                </button>
              </form>
            ) : (
              <a href={`${path}?lang=${each}`} hrefLang={each} lang={each}>
                {nameOf(each)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Telling us is never further away than the foot of the page. */
function PublicFoot() {
  const text = useText();
  const link = usePublicLink();
  return (
    <footer className="public-foot">
      <ul>
        <li>
          <a href={link("/tell-us")}>{text("public.tellUs")}</a>
        </li>
        <li>
          <a href={link("/follow")}>{text("public.follow")}</a>
        </li>
        <li>
          <a href={link("/charter")}>{text("public.charter")}</a>
        </li>
        <li>
          <a href="/sign-in">{text("public.signIn")}</a>
        </li>
      </ul>
    </footer>
  );
}

/** A language's name in that language, with a capital: Nederlands. */
const nameOf = (language: string): string => capitalised(languageName(language, language), language);
