import { redirect } from "react-router";
import { pageRequest } from "../context.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/front-door";

/** Colleagues go to their work, everyone else to the charter; before the first run there is neither. */
export function loader({ context }: Route.LoaderArgs) {
  const { organisation, caller } = context.get(pageRequest);
  if (organisation) throw redirect(caller.actor.kind === "employee" ? "/home" : "/charter");
  return { title: caller.services.text(caller.language, "public.notSetUp") };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.title} · Kept` }];

export default function FrontDoor() {
  const text = useText();
  return (
    <>
      <h1>{text("public.notSetUp")}</h1>
      <p>{text("public.notSetUpSay")}</p>
    </>
  );
}
