import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "react-router";
import type { Route } from "./+types/root";
import { pageRequest } from "./web/context.ts";

export function loader({ context }: Route.LoaderArgs) {
  const { caller, nonce } = context.get(pageRequest);
  return { language: caller.language, nonce };
}

/** The document. A page without `handle.scripts` is plain HTML: it asks the browser to run nothing. */
export default function Document({ loaderData }: Route.ComponentProps) {
  const scripts = useMatches().some((match) => (match.handle as { scripts?: boolean } | undefined)?.scripts);
  return (
    <html lang={loaderData.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
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
