import { NavLink, Outlet } from "react-router";
import { employeeOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/sections";
import styles from "./checks.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ context, request }: Route.LoaderArgs) {
  employeeOf(context, request);
  return null;
}

/** Principles, and the ways in which they are held: views of one matter. */
export default function PrincipleSections() {
  const text = useText();
  return (
    <div className="stack">
      <nav className="sections" aria-label={text("checking.sections")}>
        <NavLink to="/principles" end>
          {text("checking.principles")}
        </NavLink>
        <NavLink to="/principles/checks">{text("checking.checks")}</NavLink>
        <NavLink to="/principles/audit">{text("audit.place")}</NavLink>
        <NavLink to="/principles/moments">{text("moments.place")}</NavLink>
        <NavLink to="/principles/words">{text("glossary.place")}</NavLink>
        <NavLink to="/principles/library">{text("library.place")}</NavLink>
      </nav>
      <Outlet />
    </div>
  );
}
