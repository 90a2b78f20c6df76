import { text } from "node:stream/consumers";
import { execute } from "#core/execute.ts";
import { ordinaryWeek } from "#domain/organisation/calendars/hours.ts";
import { setUpOrganisation } from "#domain/organisation/set-up.ts";
import { completeLanguages } from "#messages/text.ts";
import { asOperator } from "./open.ts";
import { readOptions, required, UsageError } from "./usage.ts";

/** `kept setup`: the organisation and its owner. */
export async function setup(args: string[]): Promise<void> {
  const { values } = readOptions(args, {
    organisation: { type: "string" },
    "owner-email": { type: "string" },
    "owner-name": { type: "string" },
    "password-stdin": { type: "boolean" },
    "time-zone": { type: "string" },
    languages: { type: "string" },
  });
  const input = {
    organisation: required(values.organisation, "--organisation"),
    ownerEmail: required(values["owner-email"], "--owner-email"),
    ownerName: required(values["owner-name"], "--owner-name"),
    timeZone: values["time-zone"] ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: (values.languages ?? completeLanguages().join(","))
      .split(",")
      .map((language) => language.trim()),
  };
  if (!values["password-stdin"]) {
    throw new UsageError("--password-stdin is needed: the owner's password comes on standard input");
  }
  if (process.stdin.isTTY) {
    throw new UsageError(
      `--password-stdin reads what is piped to it, and nothing is: echo "four words of your own" | npm run kept -- setup …`,
    );
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  await asOperator((caller) => execute(caller, setUpOrganisation, { ...input, password }));
  console.log(`${input.organisation} is set up. ${input.ownerEmail} can sign in.`);
  const { monday = [] } = ordinaryWeek;
  const hours = monday.map(({ opens, closes }) => `${opens}-${closes}`).join(", ");
  console.log(`Working hours: Monday to Friday, ${hours}. Change them under Settings, Working hours.`);
}
