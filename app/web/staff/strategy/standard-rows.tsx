import { Link } from "react-router";
import { RowFilter } from "#domain/strategy/list-rows.ts";
import { listStandardRows } from "#domain/strategy/standard-rows.ts";
import { getStandard } from "#domain/strategy/standards.ts";
import { PageHead } from "#ui/staff/parts.tsx";
import { employeeOf, load, searchOf } from "../../load.ts";
import { monthName } from "../../month-name.ts";
import { useLanguage, useText } from "../../text.tsx";
import casesStyles from "../cases/cases.css?url";
import type { Route } from "./+types/standard-rows";
import { FigureRows } from "./rows-table.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: casesStyles }];
export const handle = { live: () => ["standards", "cases", "promises"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { standardId } = args.params;
  const asked = Object.fromEntries([...searchOf(args.request)].filter(([, value]) => value !== ""));
  const [standard, page] = await Promise.all([
    load(args, getStandard, { standardId }),
    load(args, listStandardRows, { ...asked, standardId, limit: 50 }),
  ]);
  return {
    standard,
    page,
    month: asked.month ?? null,
    state: RowFilter.nullable().parse(asked.state ?? null),
    title: `${standard.name} · Kept`,
  };
}

export default function StandardRows({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const language = useLanguage();
  const { standard, page, month, state } = loaderData;
  const promises = standard.measure === "promise_kept";
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/standards/${standard.id}`}>{standard.name}</Link>}
        title={text(month === null ? "strategy.rows.title" : "strategy.rows.titleMonth", {
          count: page.total,
          state: text(`strategy.rows.state.${state ?? "all"}`).toLocaleLowerCase(language),
          month: month === null ? "" : monthName(month, language),
        })}
        lead={text(promises ? "strategy.rows.leadPromises" : "strategy.rows.lead")}
      />
      <FigureRows
        page={page}
        filters={month === null ? {} : { month }}
        state={state}
        choices={promises ? [null, "met", "missed", "released", "open"] : [null, "met", "missed", "open"]}
        caption={standard.name}
      />
    </>
  );
}
