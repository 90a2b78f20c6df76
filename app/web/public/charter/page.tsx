import { getCharter } from "#domain/results/charter.ts";
import charterStyles from "#ui/public/charter.css?url";
import { pageRequest } from "../../context.ts";
import { load } from "../../load.ts";
import { notSetUp } from "../../not-set-up.ts";
import type { Route } from "./+types/page";
import { CharterView } from "./charter-view.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: charterStyles }];

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  if (!organisation) throw notSetUp();
  const charter = await load(args, getCharter, { lang: caller.language });
  const say = (key: string) =>
    caller.services.text(charter.language, key, { organisation: charter.organisationName });
  return {
    charter,
    title: `${say("results.title")} · ${charter.organisationName}`,
    description: say("results.description"),
    address: `${caller.services.publicUrl}/charter`,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) =>
  loaderData
    ? [
        { title: loaderData.title },
        { name: "description", content: loaderData.description },
        ...loaderData.charter.languages.map((language) => ({
          tagName: "link",
          rel: "alternate",
          hrefLang: language,
          href: `${loaderData.address}?lang=${language}`,
        })),
      ]
    : [];

export default function CharterPage({ loaderData }: Route.ComponentProps) {
  return <CharterView charter={loaderData.charter} />;
}
