import { Outlet } from "react-router";
import doorStyles from "#ui/public/door.css?url";
import type { Route } from "./+types/layout";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: doorStyles }];

/** The ways in: plain documents that ask the browser to run nothing. */
export default function EntranceLayout() {
  return <Outlet />;
}
