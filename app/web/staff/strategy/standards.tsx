import { managesAny } from "#core/actor.ts";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
import { listStandardFigures } from "#domain/results/standard-figures.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { type Column, DataTable, MoreLink } from "#ui/staff/table.tsx";
import { employeeOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/standards";
import { aimIn, titleIn } from "./aim.ts";
import { StandingMark } from "./standing.tsx";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["standards"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const { items, nextCursor } = await load(args, listStandardFigures, { cursor });
  return {
    rows: items.map(({ standard, figure }) => ({
      id: standard.id,
      name: standardWordsIn(standard, me.language).name,
      aim: aimIn(me.language, standard),
      teamName: standard.teamName,
      target: standard.target,
      met: figure.met,
      margin: figure.margin,
      total: figure.total,
      share: figure.share,
      verdict: figure.verdict,
      pledges: standard.pledges,
    })),
    nextCursor,
    mayAdd: managesAny(me),
    title: titleIn(args.context, "strategy.standards"),
  };
}

type Row = Awaited<ReturnType<typeof loader>>["rows"][number];

export default function Standards({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const columns = useColumns();
  const { rows, nextCursor, mayAdd } = loaderData;
  const add = mayAdd && (
    <ButtonLink href="/standards/new" weight="first">
      {text("strategy.newStandard")}
    </ButtonLink>
  );
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={text("strategy.noStandards")} />
        <Empty title={text("strategy.noStandardsTitle")} action={add}>
          {text("strategy.noStandardsSay")}
        </Empty>
      </>
    );
  }
  const met = rows.filter((row) => row.verdict === "met").length;
  return (
    <>
      <PageHead
        eyebrow={text("strategy.lastTwelveMonths")}
        title={text("strategy.standardsTitle", { count: rows.length, met })}
        actions={
          <>
            <ExportButton list="standard-figures" />
            {add}
          </>
        }
      />
      <DataTable
        caption={text("strategy.standards")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        href={(row) => `/standards/${row.id}`}
      />
      {nextCursor && <MoreLink href={`?cursor=${nextCursor}`}>{text("strategy.older")}</MoreLink>}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const text = useText();
  const { number, share, counted, countedShare } = useFormat();
  return [
    {
      key: "name",
      head: text("strategy.standard"),
      cell: (row) => row.name,
    },
    {
      key: "aim",
      head: text("strategy.asks"),
      cell: (row) => [row.aim, row.teamName].filter(Boolean).join(" · "),
      narrow: "bare",
    },
    { key: "target", head: text("strategy.targetShort"), cell: (row) => share(row.target), align: "end" },
    {
      key: "share",
      head: text("strategy.now"),
      cell: (row) => (row.share === null ? text("strategy.nothingCounted") : countedShare(row)),
      align: "end",
    },
    {
      key: "counted",
      head: text("strategy.countedHead"),
      cell: (row) => (
        <span className="one-line">
          {text("strategy.counted", { met: counted(row), total: number(row.total) })}
        </span>
      ),
      align: "end",
    },
    { key: "verdict", head: text("strategy.stands"), cell: (row) => <StandingMark standing={row.verdict} /> },
  ];
}
