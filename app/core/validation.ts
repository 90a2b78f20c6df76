import { z } from "zod";
import type { FieldError } from "./errors.ts";

/** Turns what Zod found into stable codes that the messages know: `errors.<code>`. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String).join(".");
    switch (issue.code) {
      case "too_small":
        return issue.origin === "string"
          ? [{ path, code: "required", params: { minimum: Number(issue.minimum) } }]
          : [
              {
                path,
                code: issue.inclusive === false ? "not_above" : "too_small",
                params: { minimum: Number(issue.minimum) },
              },
            ];
      case "too_big":
        return issue.origin === "string"
          ? [{ path, code: "too_long", params: { maximum: Number(issue.maximum) } }]
          : [{ path, code: "too_large", params: { maximum: Number(issue.maximum) } }];
      case "unrecognized_keys":
        return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: "unknown_field" }));
      case "invalid_type":
        return [{ path, code: issue.input === undefined ? "required" : "wrong_type" }];
      case "invalid_value":
        if (issue.input === undefined) return [{ path, code: "required" }];
        return [{ path, code: "not_an_option", params: { options: issue.values.map(String).join(", ") } }];
      case "custom":
        return [
          {
            path,
            code: typeof issue.params?.code === "string" ? issue.params.code : "invalid",
            params: issue.params?.values,
          },
        ];
      default:
        return [{ path, code: issue.code === "invalid_format" ? `not_${issue.format}` : "invalid" }];
    }
  });
}

/** Something that can be seen: a letter, a figure, a sign; spaces and invisible marks alone are no text. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Control characters other than tab and line feed. */
const controls = /[^\P{Cc}\t\n]/u;

/**
 * Text that people type: trimmed, `minimum` to `maximum` UTF-16 units, line ends as \n, without control characters
 * and without halves of surrogate pairs, which no database can store.
 */
export const Text = (maximum: number, minimum = 1) =>
  z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, "\n").trim())
    .min(minimum)
    .max(maximum)
    .refine((text) => !controls.test(text) && text.isWellFormed(), {
      params: { code: "unreadable_characters" },
    })
    .refine((text) => text === "" || visible.test(text), { params: { code: "required" } });

/** A text on one line: a name, a subject. */
export const Line = (maximum: number, minimum = 1) =>
  Text(maximum, minimum).refine((text) => !text.includes("\n"), { params: { code: "one_line" } });

/** Two parts around one @, with a dot in the second; nothing that a mail header or a database takes amiss. */
const address = /^[^\s\p{Cc}@<>"(),:;\\[\]]+@[^\s\p{Cc}@<>"(),:;\\[\]]+\.[^\s\p{Cc}@<>"(),:;\\[\]]+$/u;

export const Email = z
  .string()
  .trim()
  // What is too long is not looked at any further.
  .max(254, { abort: true })
  .refine((email) => address.test(email) && email.isWellFormed(), { params: { code: "not_email" } })
  .transform((email) => email.toLowerCase());

/** An instant in RFC 3339 with its zone, as a Date. */
export const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
