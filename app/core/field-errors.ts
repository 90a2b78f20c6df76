import type { z } from "zod";
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
