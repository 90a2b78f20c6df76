import { NavLink, Outlet } from "react-router";
import { employeeOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/layout";
import styles from "./rights.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ context, request }: Route.LoaderArgs) {
  employeeOf(context, request);
  return null;
}

/** What I may decide, asking for more, what we need, and how it goes: four views of one matter. */
export default function RightsLayout() {
  const text = useText();
  return (
    <div className="stack">
      <nav className="sections" aria-label={text("rights.sections")}>
        <NavLink to="/rights" end>
          {text("rights.place")}
        </NavLink>
        <NavLink to="/rights/questions">{text("rights.questions")}</NavLink>
        <NavLink to="/rights/needs">{text("rights.needs")}</NavLink>
        <NavLink to="/rights/figures">{text("rights.figures")}</NavLink>
      </nav>
      <Outlet />
    </div>
  );
}
