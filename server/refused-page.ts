import type { Context } from "hono";
import type { Services } from "#core/context.ts";
import { type Refusal, TooMany } from "#core/errors.ts";
import { languageOf } from "./requests.ts";

const style =
  "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem;color-scheme:light dark}";

/** What is said before any page could be made: plain, whole, and without anything of the database. */
export function refusedPage(context: Context, services: Services, refusal: Refusal): Response {
  const language = languageOf(context, ["en", "nl"]);
  const details = refusal instanceof TooMany ? { seconds: refusal.seconds } : refusal.details;
  const title = services.text(language, `public.lost.${titleFor(refusal.status)}`);
  const sentence = services.text(language, `errors.${refusal.code}`, details);
  return context.html(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kept</title><style>${style}</style><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p></main></html>`,
    refusal.status as 400,
    {
      "Cache-Control": "no-store",
      ...(refusal.retryAfter !== null && { "Retry-After": String(refusal.retryAfter) }),
    },
  );
}

const titleFor = (status: number): string => {
  if (status === 404) return "notHere";
  if (status === 401 || status === 403) return "notAllowed";
  if (status === 507) return "full";
  return status >= 500 ? "unavailable" : "refused";
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
