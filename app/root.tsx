import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from "react-router";
import { mailStateOf } from "#core/context.ts";
import favicon from "#ui/favicon.svg?url";
import publicStyles from "#ui/public/public.css?url";
import type { Route } from "./+types/root";
import { pageRequest } from "./web/context.ts";
import { notSetUpCode } from "./web/not-set-up.ts";
import { plainSpeech, type Speech, SpeechProvider, useText } from "./web/text.tsx";

export const links: Route.LinksFunction = () => [{ rel: "icon", href: favicon, type: "image/svg+xml" }];

export function loader({ context }: Route.LoaderArgs) {
  const { caller, nonce, organisation } = context.get(pageRequest);
  const speech: Speech = {
    language: caller.language,
    word: organisation?.customerWord[caller.language],
    timeZone: organisation?.timeZone ?? "UTC",
    now: caller.services.clock(),
    mail: mailStateOf(caller.services),
  };
  const singleKeys =
    caller.actor.kind === "employee" && caller.actor.singleKeys === false ? "off" : undefined;
  return {
    speech,
    nonce,
    singleKeys,
    organisationName: organisation?.name ?? "Kept",
    requestId: caller.requestId,
  };
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
  const root = useRouteLoaderData<typeof loader>("root");
  // What was loaded into an open document is another request, whose name only its answer knows.
  const isDocument = useLocation().key === "default";
  const speech = root?.speech;
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
          <Lost
            status={status}
            code={isRouteErrorResponse(error) ? codeIn(error.data) : null}
            requestId={isDocument ? root?.requestId : undefined}
          />
        </SpeechProvider>
      </body>
    </html>
  );
}

const codeIn = (answer: unknown): string | null =>
  typeof answer === "object" && answer !== null && "code" in answer ? String(answer.code) : null;

/** Refusals that have no field to stand beside: what is wrong with the request as a whole. */
const explained = ["malformed", "broken_off", "too_slow", "content_too_large", "busy"] as const;

function Lost({ status, code, requestId }: { status: number; code: string | null; requestId?: string }) {
  const text = useText();
  const kind = kindOf(status);
  const told = explained.find((each) => each === code);
  if (code === notSetUpCode) {
    return (
      <main>
        <h1>{text("public.notSetUp")}</h1>
        <p>{text("public.notSetUpSay")}</p>
      </main>
    );
  }
  if (code === "removed_from_workshop") {
    return (
      <main>
        <h1>{text("errors.removed_from_workshop")}</h1>
      </main>
    );
  }
  return (
    <main>
      <h1>{text(`public.lost.${kind}`)}</h1>
      <p>{text(told ? `errors.${told}` : `public.lost.${kind}Say`)}</p>
      {kind === "fault" && requestId && (
        <p className="muted small">{text("public.lost.requestId", { id: requestId })}</p>
      )}
      <p>
        <a className="button first" href="/">
          {text("public.toFrontDoor")}
        </a>
      </p>
    </main>
  );
}

function kindOf(status: number) {
  if (status === 404) return "notHere";
  if (status === 403) return "notAllowed";
  if (status === 503) return "unavailable";
  if (status === 507) return "full";
  return status >= 400 && status < 500 ? "refused" : "fault";
}
