import { createContext, useRouteLoaderData } from "react-router";

/** A form's answer that stands on no address: the fields that bring it back when the language is changed. */
export const answerAgain = createContext<Record<string, string> | null>(null);

/** The language that the address itself asks for, if the organisation speaks it: `?lang=nl`. */
export function askedLanguage(url: URL, languages: string[]): string | null {
  const asked = url.searchParams.get("lang");
  return asked !== null && languages.includes(asked) ? asked : null;
}

/**
 * Makes links between public pages: a language chosen by address goes along, since public pages set no cookie.
 *
 * @returns a function from a path without a query (`/tell-us`) to the link
 */
export function usePublicLink(): (path: string) => string {
  const layout = useRouteLoaderData("web/public/layout") as { askedLanguage: string | null } | undefined;
  return (path) => (layout?.askedLanguage ? `${path}?lang=${layout.askedLanguage}` : path);
}
