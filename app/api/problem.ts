import type { Services } from "#core/context.ts";
import { type FieldError, Invalid, type Refusal, TooMany } from "#core/errors.ts";

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  408: "Too slow",
  409: "Conflict",
  412: "Changed meanwhile",
  413: "Too large",
  415: "Of another kind",
  422: "Cannot be processed",
  429: "Too many requests",
  500: "Fault",
  503: "Not available",
  507: "No room left",
};

/** A refusal as problem+json (RFC 9457), with the reasons beside their fields. */
export function problemOf(refusal: Refusal, text: Services["text"], language: string): Response {
  const values = { ...refusal.details, seconds: refusal instanceof TooMany ? refusal.seconds : 0 };
  return problem(
    refusal.status,
    {
      code: refusal.code,
      detail: text(language, `errors.${refusal instanceof Invalid ? "invalid_input" : refusal.code}`, values),
      ...(refusal.fields.length > 0 && {
        errors: refusal.fields.map((field) => ({
          path: field.path,
          code: field.code,
          message: messageOf(field, text, language),
        })),
      }),
      ...refusal.details,
    },
    refusal.retryAfter === null ? {} : { "Retry-After": String(refusal.retryAfter) },
  );
}

/** The sentence for one field's error. */
export const messageOf = (field: FieldError, text: Services["text"], language: string): string =>
  text(language, `errors.${field.code}`, field.params);

/** A problem+json answer with a title for its status. */
export function problem(
  status: number,
  body: { code: string; detail: string } & Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  return new Response(
    JSON.stringify({ type: `/api#${body.code}`, title: titles[status] ?? "Problem", status, ...body }),
    { status, headers: { "Content-Type": "application/problem+json", ...headers } },
  );
}
