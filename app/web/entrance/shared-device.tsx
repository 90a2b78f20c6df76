import { redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { ask } from "#core/execute.ts";
import { pinSignIn } from "#domain/organisation/pin-sign-in.ts";
import { readSharedDevice, sharedDeviceOf } from "#domain/organisation/shared-devices.ts";
import { Door } from "#ui/public/door.tsx";
import { Problem, TextField } from "#ui/public/fields.tsx";
import { readForm, refused } from "../form.ts";
import { callerOf, load, nextOf } from "../load.ts";
import { useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/shared-device";
import { deviceToken } from "./cookies.ts";
import { addressOf, DoorLanguages } from "./languages.tsx";
import { redirectWith } from "./session.ts";

export async function loader(args: Route.LoaderArgs) {
  const caller = callerOf(args.context);
  if (caller.actor.kind === "employee") throw redirect("/home");
  const token = await deviceToken(caller, args.request);
  if (!token || !(await sharedDeviceOf(caller.services.database, token))) throw redirect("/sign-in?own");
  const device = await load(args, readSharedDevice, { token });
  return { device, language: caller.language, address: addressOf(args.request) };
}

export async function action(args: Route.ActionArgs) {
  const caller = callerOf(args.context);
  const sent = await readForm(args);
  try {
    const { cookies } = await ask(caller, pinSignIn, {
      token: (await deviceToken(caller, args.request)) ?? "",
      employeeId: sent.get("employeeId") ?? "",
      pin: sent.get("pin") ?? "",
      headers: args.request.headers,
    });
    return redirectWith(nextOf(args), cookies);
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
}

export const meta: Route.MetaFunction = unlisted("account.pickTitle");

export default function SharedDevice({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { device, language, address } = loaderData;
  const problem = actionData?.problem ?? actionData?.errors.employeeId;
  return (
    <Door
      title={text("account.pickTitle")}
      lead={text("account.pickLead", { device: device.name, team: device.team })}
      languages={<DoorLanguages language={language} address={address} />}
    >
      {device.people.length === 0 ? (
        <p>{text("account.nobodyYet")}</p>
      ) : (
        <form method="post">
          <Problem>{problem}</Problem>
          <fieldset className="field">
            <legend>{text("account.yourName")}</legend>
            <div className="words">
              {device.people.map((person) => (
                <label key={person.id}>
                  <input
                    type="radio"
                    name="employeeId"
                    value={person.id}
                    required
                    defaultChecked={actionData?.values.employeeId === person.id}
                  />
                  {person.name}
                </label>
              ))}
            </div>
          </fieldset>
          <TextField
            name="pin"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            required
            label={text("account.typePin")}
            error={actionData?.errors.pin}
          />
          <button type="submit" className="button first">
            {text("entrance.signIn")}
          </button>
        </form>
      )}
      <p>
        <a href="/sign-in?own">{text("account.ownAccount")}</a>
      </p>
    </Door>
  );
}
