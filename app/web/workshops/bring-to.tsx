import { Link, redirect } from "react-router";
import { listWorkshops } from "#domain/workshops/workshop.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { employeeOf, load } from "../load.ts";
import { useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/bring-to";

export const meta = titled("bringing.toWorkshop");
export const handle = { live: () => [] };

/** With one open workshop there is nothing to choose: its board opens with the thing in hand. */
export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { of, id } = args.params;
  const { items } = await load(args, listWorkshops, { open: "facilitating", limit: 20 });
  const places = items.map((each) => ({
    id: each.id,
    title: each.title,
    href: `/workshops/${each.id}/board#bring-in=${of}:${id}`,
  }));
  const [only, another] = places;
  if (only && !another) throw redirect(only.href);
  return { places };
}

/** Chooses the open workshop that a bad moment or a voice is brought to. */
export default function BringTo({ loaderData: { places } }: Route.ComponentProps) {
  const text = useText();
  return (
    <>
      <PageHead title={text("bringing.which")} lead={text("bringing.whichSay")} />
      {places.length === 0 ? (
        <Empty
          title={text("bringing.noWorkshop")}
          action={<ButtonLink href="/workshops/new">{text("workshops.plan")}</ButtonLink>}
        >
          {text("bringing.noWorkshopSay")}
        </Empty>
      ) : (
        <ul className="card lines">
          {places.map((each) => (
            <li key={each.id}>
              <Link to={each.href} reloadDocument>
                {each.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
