import type { Caller } from "#core/context.ts";
import { type Refusal, TooMany } from "#core/errors.ts";

/** A refusal as JSON for a script of ours: one sentence to show, in the page's language, its code and details. */
export function problemOf(error: Refusal, { services, language }: Caller): Response {
  const [field] = error.fields;
  const details = error instanceof TooMany ? { ...error.details, seconds: error.seconds } : error.details;
  const problem = field
    ? services.text(language, `errors.${field.code}`, field.params)
    : services.text(language, `errors.${error.code}`, details);
  return Response.json(
    { problem, code: field?.code ?? error.code, details: error.details },
    {
      status: error.status,
      headers: error.retryAfter === null ? {} : { "Retry-After": String(error.retryAfter) },
    },
  );
}
