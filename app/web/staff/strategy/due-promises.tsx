import { Link } from "react-router";
import { RowFilter } from "#domain/strategy/list-rows.ts";
import { listDuePromises } from "#domain/strategy/standard-rows.ts";
import { PageHead } from "#ui/staff/parts.tsx";
import { employeeOf, load, searchOf } from "../../load.ts";
import { useLanguage, useText } from "../../text.tsx";
import casesStyles from "../cases/cases.css?url";
import type { Route } from "./+types/due-promises";
import { titleIn } from "./aim.ts";
import { FigureRows } from "./rows-table.tsx";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () =>
  [casesStyles, styles].map((href) => ({ rel: "stylesheet", href }));
export const handle = { live: () => ["cases", "promises"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const asked = Object.fromEntries([...searchOf(args.request)].filter(([, value]) => value !== ""));
  return {
    page: await load(args, listDuePromises, { ...asked, limit: 50 }),
    state: RowFilter.nullable().parse(asked.state ?? null),
    title: titleIn(args.context, "strategy.rows.duePromises"),
  };
}

/** The promises behind the figure on everybody's home. */
export default function DuePromises({ loaderData: { page, state } }: Route.ComponentProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <>
      <PageHead
        eyebrow={<Link to="/home">{text("strategy.rows.home")}</Link>}
        title={text("strategy.rows.titleDue", {
          count: page.total,
          state: text(`strategy.rows.state.${state ?? "all"}`).toLocaleLowerCase(language),
        })}
        lead={text("strategy.rows.leadPromises")}
      />
      <FigureRows
        page={page}
        filters={{}}
        state={state}
        choices={[null, "met", "missed", "released"]}
        caption={text("strategy.rows.duePromises")}
      />
    </>
  );
}
