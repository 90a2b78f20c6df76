import { NavLink, Outlet, redirect } from "react-router";
import { leads, onOwnDevice, owns } from "#core/actor.ts";
import { callerOf, employeeOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/layout";

/** Settings are everyone's to read; the parts that only some may see are not shown to others. */
export function loader({ context, request }: Route.LoaderArgs) {
  employeeOf(context, request);
  if (!onOwnDevice(callerOf(context).actor)) throw redirect("/home");
  const { actor } = callerOf(context);
  return { leads: leads(actor), owns: owns(actor) };
}

export default function Settings({ loaderData }: Route.ComponentProps) {
  const text = useText();
  return (
    <div className="stack">
      <nav className="sections" aria-label={text("settings.organisation")}>
        <NavLink to="/settings" end>
          {text("settings.organisation")}
        </NavLink>
        <NavLink to="/settings/people">{text("settings.people")}</NavLink>
        <NavLink to="/settings/teams">{text("settings.teams")}</NavLink>
        <NavLink to="/settings/calendar">{text("calendars.title")}</NavLink>
        {loaderData.owns && <NavLink to="/settings/api-keys">{text("settings.apiKeys")}</NavLink>}
        {loaderData.leads && <NavLink to="/settings/shared-device">{text("account.sharedDevices")}</NavLink>}
        {loaderData.leads && <NavLink to="/settings/personal-data">{text("privacy.title")}</NavLink>}
      </nav>
      <nav className="sections" aria-label={text("settings.me")}>
        <NavLink to="/settings/me">{text("settings.me")}</NavLink>
        <NavLink to="/settings/security">{text("account.security")}</NavLink>
        <NavLink to="/settings/sessions">{text("account.sessions")}</NavLink>
      </nav>
      <Outlet />
    </div>
  );
}
