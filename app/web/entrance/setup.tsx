import { data, type RouterContextProvider } from "react-router";
import { modernZone, zonesToChoose } from "#calendar/zone-names.ts";
import { system } from "#core/actor.ts";
import { Refusal } from "#core/errors.ts";
import { execute } from "#core/execute.ts";
import { ordinaryWeek } from "#domain/organisation/calendars/hours.ts";
import { requireSetupCode, setUpOrganisation } from "#domain/organisation/set-up.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem } from "#ui/public/fields.tsx";
import { pageRequest } from "../context.ts";
import { fieldsOf, readForm, refused } from "../form.ts";
import { callerOf } from "../load.ts";
import { notSetUp } from "../not-set-up.ts";
import { fieldsOfWeek } from "../staff/settings/calendar-input.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/setup";
import { addressOf, DoorLanguages } from "./languages.tsx";
import { enter } from "./session.ts";
import { HowYouSpeak, You, YourOrganisation } from "./setup-fields.tsx";
import { WorkingWeek } from "./setup-hours.tsx";
import { setUpInput } from "./setup-input.ts";

/** The form works without scripts; showing the password needs them. */
export const handle = { scripts: true };

/** The page exists for whoever holds the one-time code, until the organisation is set up: 404 for all others. */
async function requireCode({
  context,
  request,
}: {
  context: Readonly<RouterContextProvider>;
  request: Request;
}) {
  const { services, address } = callerOf(context);
  await services.limits.use("setup.address", address);
  const code = new URL(request.url).searchParams.get("code") ?? "";
  await requireSetupCode(services.database, services.secret, code);
}

export async function loader(args: Route.LoaderArgs) {
  const { organisation } = args.context.get(pageRequest);
  if (!organisation && !new URL(args.request.url).searchParams.get("code")) throw notSetUp();
  await orNotFound(requireCode(args));
  const { language } = callerOf(args.context);
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const guess = language === "nl" ? "Europe/Amsterdam" : own.includes("/") ? own : "Europe/London";
  return {
    language,
    address: addressOf(args.request),
    timeZones: zonesToChoose(),
    timeZone: modernZone(guess),
    week: fieldsOfWeek(ordinaryWeek),
  };
}

export async function action(args: Route.ActionArgs) {
  await orNotFound(requireCode(args));
  const sent = await readForm(args);
  try {
    const input = setUpInput(fieldsOf(sent), sent.getAll("languages[]").map(String));
    await execute({ ...callerOf(args.context), actor: system }, setUpOrganisation, input);
    return await enter(args, { email: input.ownerEmail, password: input.password }, "/home");
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
}

export const meta: Route.MetaFunction = unlisted("entrance.setUpTitle");

export default function SetUp({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const given = { values: actionData?.values ?? {}, errors: actionData?.errors ?? {} };
  return (
    <Door
      title={text("entrance.setUpTitle")}
      lead={text("entrance.setUpLead")}
      width="wide"
      languages={<DoorLanguages language={loaderData.language} address={loaderData.address} />}
    >
      <form method="post">
        <Problem>{actionData?.problem}</Problem>
        <YourOrganisation {...given} />
        <You {...given} />
        <HowYouSpeak {...given} {...loaderData} />
        <WorkingWeek {...given} week={loaderData.week} />
        <button type="submit" className="button first">
          {text("entrance.setUp")}
        </button>
      </form>
    </Door>
  );
}

async function orNotFound(check: Promise<void>): Promise<void> {
  try {
    await check;
  } catch (error) {
    if (error instanceof Refusal) throw data({ code: error.code }, { status: error.status });
    throw error;
  }
}
