import type { IncomingMessage } from "node:http";
import { spokenIn } from "../requests.ts";

/** A page that is the same for every visitor, by its language. */
export interface PageKind {
  path: string;
  /** Whether a colleague who is signed in reads it in their own language, not in the browser's. */
  reader: "anybody" | "visitor or colleague";
  /** Made before anybody asks. */
  eager: boolean;
  /** Hidden fields that no two visitors share. */
  tokens: ("once" | "startedAt")[];
}

const kind = (path: string, reader: PageKind["reader"], more: Partial<PageKind> = {}): PageKind => ({
  path,
  reader,
  eager: false,
  tokens: [],
  ...more,
});

/** What a crowd comes to, what it writes on, and the first look of the forms around it. */
export const pageKinds = new Map(
  [
    kind("/charter", "visitor or colleague", { eager: true }),
    kind("/tell-us", "anybody", { eager: true, tokens: ["once", "startedAt"] }),
    kind("/follow", "anybody"),
    kind("/reading/thanks", "anybody"),
    kind("/forgot", "visitor or colleague"),
  ].map((each) => [each.path, each]),
);

export const charterInApi = "/api/v1/public/charter";

/** One page in one language; `asked` when the address itself names the language, which its links then carry on. */
export interface Variant {
  path: string;
  language: string;
  asked: "by address" | "by browser";
}

export const nameOf = ({ path, language, asked }: Variant): string => `${path} ${language} ${asked}`;

/** Which ready page a request wants; null when only the application can answer it. */
export function variantFor(
  request: IncomingMessage,
  isOurHost: (host: string) => boolean,
  languages: string[],
): Variant | null {
  const { method, url = "", headers } = request;
  if (method !== "GET" && method !== "HEAD") return null;
  const cut = url.indexOf("?");
  const path = cut === -1 ? url : url.slice(0, cut);
  const page = pageKinds.get(path);
  if (!page && path !== charterInApi) return null;
  if (page && !isOurHost(headers.host ?? "")) return null;
  if (page?.reader === "visitor or colleague" && headers.cookie?.includes("kept.")) return null;
  const lang = cut === -1 ? null : languageAlone(url.slice(cut + 1));
  if (lang === undefined) return null;
  if (page) return variantOf(path, lang, spokenIn(languages, lang, headers["accept-language"]), languages);
  // The API speaks what we have texts in; the charter then falls back to the organisation's first language.
  const wanted = lang ?? spokenIn(["en", "nl"], null, headers["accept-language"]);
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? "en");
  return { path, language, asked: "by browser" };
}

/** The variant of a page that is read in a language. */
export const variantOf = (
  path: string,
  lang: string | null,
  language: string,
  languages: string[],
): Variant => ({
  path,
  language,
  asked: lang !== null && languages.includes(lang) ? "by address" : "by browser",
});

/** The language that a query asks for when it asks for nothing else; null for none, undefined for anything more. */
export function languageAlone(query: string): string | null | undefined {
  if (query === "") return null;
  const [first, ...more] = [...new URLSearchParams(query)];
  if (!first || more.length > 0 || first[0] !== "lang" || first[1].length > 10) return undefined;
  return first[1];
}
