import { Link } from "react-router";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
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
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () =>
  [casesStyles, styles].map((href) => ({ rel: "stylesheet", href }));
export const handle = { live: () => ["standards", "cases", "promises"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const { standardId } = args.params;
  const asked = Object.fromEntries([...searchOf(args.request)].filter(([, value]) => value !== ""));
  const [standard, page] = await Promise.all([
    load(args, getStandard, { standardId }),
    load(args, listStandardRows, { ...asked, standardId, limit: 50 }),
  ]);
  const words = standardWordsIn(standard, me.language);
  return {
    standard: { ...standard, ...words },
    page,
    /** What the list is narrowed to, besides a state. */
    period: Object.fromEntries(
      Object.entries(asked).filter(([name]) => name !== "state" && name !== "cursor"),
    ),
    month: asked.month ?? null,
    state: RowFilter.nullable().parse(asked.state ?? null),
    title: `${words.name} · Kept`,
  };
}

export default function StandardRows({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const language = useLanguage();
  const { standard, page, period, month, state } = loaderData;
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
        filters={period}
        state={state}
        choices={promises ? [null, "met", "missed", "released", "open"] : [null, "met", "missed", "open"]}
        caption={standard.name}
      />
    </>
  );
}
