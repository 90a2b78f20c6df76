import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "react-router";
import { mailStateOf } from "#core/context.ts";
import favicon from "#ui/favicon.svg?url";
import publicStyles from "#ui/public/public.css?url";
import type { Route } from "./+types/root";
import { pageRequest } from "./web/context.ts";
import { plainSpeech, type Speech, SpeechProvider, useText } from "./web/text.tsx";

export const links: Route.LinksFunction = () => [{ rel: "icon", href: favicon, type: "image/svg+xml" }];

export function loader({ context }: Route.LoaderArgs) {
  const { caller, nonce, organisation } = context.get(pageRequest);
  const speech: Speech = {
    language: caller.language,
    word: organisation?.customerWord[caller.language],
    timeZone: organisation?.timeZone ?? "UTC",
    mail: mailStateOf(caller.services),
  };
  const singleKeys =
    caller.actor.kind === "employee" && caller.actor.singleKeys === false ? "off" : undefined;
  return { speech, nonce, singleKeys, organisationName: organisation?.name ?? "Kept" };
}

// The document's own data does not change while it is open: another language, other keys load another document.
export const shouldRevalidate = () => false;

/** The document. A page without `handle.scripts` is plain HTML: it asks the browser to run nothing. */
export default function Document({ loaderData }: Route.ComponentProps) {
  const scripts = useMatches().some((match) => (match.handle as { scripts?: boolean } | undefined)?.scripts);
  return (
    <html
      lang={loaderData.speech.language}
      data-mantine-color-scheme={scripts ? "light" : undefined}
      data-single-keys={loaderData.singleKeys}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <SpeechProvider speech={loaderData.speech}>
          <Outlet />
        </SpeechProvider>
        {scripts && (
          <>
            <ScrollRestoration nonce={loaderData.nonce} />
            <Scripts nonce={loaderData.nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/** What went wrong and what to do, when a page has no answer of its own. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const speech = useRouteLoaderData<typeof loader>("root")?.speech;
  return (
    <html lang={speech?.language ?? "en"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Kept</title>
        <Links />
        <link rel="stylesheet" href={publicStyles} />
      </head>
      <body>
        <SpeechProvider speech={speech ?? plainSpeech}>
          <Lost status={status} />
        </SpeechProvider>
      </body>
    </html>
  );
}

function Lost({ status }: { status: number }) {
  const text = useText();
  const code = status === 404 ? "notHere" : status === 403 ? "notAllowed" : "fault";
  return (
    <main>
      <h1>{text(`public.lost.${code}`)}</h1>
      <p>{text(`public.lost.${code}Say`)}</p>
      <p>
        <a className="button first" href="/">
          {text("public.toFrontDoor")}
        </a>
      </p>
    </main>
  );
}
