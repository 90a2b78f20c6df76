import { NavLink, Outlet } from "react-router";
import { StaffFrame } from "#ui/staff/frame.tsx";
import staffStyles from "#ui/staff/staff.css?url";
import { employeeOf } from "../load.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/layout";

/** Staff pages run scripts: they are live and worked by keyboard. */
export const handle = { scripts: true };
export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];

export function loader({ context, request }: Route.LoaderArgs) {
  const me = employeeOf(context, request);
  return { name: me.name, role: me.role };
}

export default function StaffLayout({ loaderData }: Route.ComponentProps) {
  const text = useText();
  return (
    <StaffFrame>
      <nav aria-label={text("shell.main")}>
        <NavLink to="/home">{text("shell.home")}</NavLink>
        <span>{loaderData.name}</span>
      </nav>
      <main>
        <Outlet />
      </main>
    </StaffFrame>
  );
}
