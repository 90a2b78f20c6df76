import { leads } from "#core/actor.ts";
import { listWorkshops } from "#domain/workshops/workshop.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { type Column, DataTable, MoreLink } from "#ui/staff/table.tsx";
import { callerOf, load, searchOf } from "../load.ts";
import { ExportButton } from "../staff/exports/export-button.tsx";
import { useFormat, useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/workshops";

export const handle = { live: () => ["notices", "workshops"] };
export const meta = titled("workshops.place");

export async function loader(args: Route.LoaderArgs) {
  const cursor = searchOf(args.request).get("cursor") ?? undefined;
  const { items, nextCursor } = await load(args, listWorkshops, { cursor });
  return {
    rows: items.map(({ id, title, code, createdAt, closedAt }) => ({ id, title, code, createdAt, closedAt })),
    nextCursor,
    // Whoever runs the programme has a chair everywhere; others may have been in none of those that are closed.
    seesAll: leads(callerOf(args.context).actor),
  };
}
type Row = Awaited<ReturnType<typeof loader>>["rows"][number];

/** The workshops that this reader may see; and when there is none, what one is for. */
export default function Workshops({ loaderData: { rows, nextCursor, seesAll } }: Route.ComponentProps) {
  const text = useText();
  const columns = useColumns();
  const plan = (
    <>
      <ButtonLink href="/workshops/templates">{text("plan.place")}</ButtonLink>
      <ButtonLink href="/workshops/new" weight="first">
        {text("workshops.plan")}
      </ButtonLink>
    </>
  );
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={text("workshops.noneTitle")} />
        <Empty title={text("workshops.none")} action={plan}>
          {text("workshops.noneSay")}
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={text("workshops.title", { count: rows.length })}
        actions={
          <>
            <ExportButton list="workshops" />
            {plan}
          </>
        }
      />
      <DataTable
        caption={text("workshops.place")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        href={(row) => (row.closedAt && !seesAll ? `/workshops/${row.id}/outcome` : `/workshops/${row.id}`)}
      />
      {nextCursor && <MoreLink href={`?cursor=${nextCursor}`}>{text("workshops.older")}</MoreLink>}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const text = useText();
  const { date } = useFormat();
  return [
    { key: "title", head: text("workshops.workshop"), cell: (row) => row.title },
    {
      key: "state",
      head: text("workshops.state"),
      cell: (row) => text(row.closedAt ? "workshops.closed" : "workshops.open"),
    },
    {
      key: "code",
      head: text("workshops.code"),
      cell: (row) => <span className="num">{row.code ?? "–"}</span>,
    },
    { key: "made", head: text("workshops.made"), cell: (row) => date(row.createdAt), align: "end" },
  ];
}
