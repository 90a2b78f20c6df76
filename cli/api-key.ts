import { execute } from "#core/execute.ts";
import { createApiKey } from "#domain/organisation/api-keys.ts";
import { asOperator } from "./open.ts";
import { readOptions, required, UsageError } from "./usage.ts";

/** `kept api-key create`: a key for a machine, printed as the last line. */
export async function createKey(args: string[]): Promise<void> {
  const { values } = readOptions(args, {
    name: { type: "string" },
    scopes: { type: "string" },
    expires: { type: "string" },
  });
  const name = required(values.name, "--name");
  const scopes = required(values.scopes, "--scopes")
    .split(",")
    .map((scope) => scope.trim());
  const expiresAt = values.expires === undefined ? undefined : instantOf(values.expires);
  const { key } = await asOperator((caller) => execute(caller, createApiKey, { name, scopes, expiresAt }));
  console.log("Keep this key now: it is shown only once.");
  console.log(key);
}

/** A day means its end in UTC; an instant means itself. */
function instantOf(text: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59Z` : text;
  if (Number.isNaN(Date.parse(instant))) throw new UsageError("--expires should be a day such as 2027-12-31");
  return instant;
}
