import { Link } from "react-router";
import { listActions } from "#domain/strategy/actions.ts";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { type Column, DataTable, MoreLink } from "#ui/staff/table.tsx";
import { load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/actions";
import { ActionMark, DueDay } from "./action-mark.tsx";
import { todayIn } from "./today.ts";

export const meta = titled("actions.place");
export const handle = { live: () => ["actions"] };

/** The ways to look at the plan, as filters of its list. */
const views = {
  open: { state: "to_do" },
  mine: { state: "to_do", mine: "true" },
  ended: { state: "ended" },
} as const;
type View = keyof typeof views;

export async function loader(args: Route.LoaderArgs) {
  const search = searchOf(args.request);
  const view = (Object.keys(views) as View[]).find((each) => each === search.get("view")) ?? "open";
  const cursor = search.get("cursor") ?? undefined;
  const { items, nextCursor } = await load(args, listActions, { ...views[view], cursor, limit: 50 });
  const rows = items.map(({ id, text, ownerName, dueOn, state, servesTitle }) => {
    return { id, text, ownerName, dueOn, state, servesTitle };
  });
  return { rows, nextCursor, view, today: todayIn(args.context) };
}
type Row = Awaited<ReturnType<typeof loader>>["rows"][number];

/** What we said we would do: who, by when, how it stands and where it came from. */
export default function Actions({ loaderData }: Route.ComponentProps) {
  const { rows, nextCursor, view, today } = loaderData;
  const text = useText();
  const columns = useColumns(today);
  useListKeys();
  return (
    <>
      <PageHead
        title={text(`actions.title.${view}`)}
        lead={text("actions.lead")}
        actions={rows.length > 0 && <ExportButton list="actions" filters={views[view]} />}
      />
      <nav className="views" aria-label={text("actions.views")}>
        {(Object.keys(views) as View[]).map((each) => (
          <Link key={each} to={`/actions?view=${each}`} aria-current={each === view ? "page" : undefined}>
            {text(`actions.view.${each}`)}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <Empty
          title={text(`actions.none.${view}`)}
          action={<ButtonLink href="/workshops">{text("actions.toWorkshops")}</ButtonLink>}
        >
          {text("actions.noneSay")}
        </Empty>
      ) : (
        <DataTable
          caption={text("actions.place")}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          href={(row) => `/actions/${row.id}`}
        />
      )}
      {nextCursor && (
        <MoreLink href={`?${new URLSearchParams({ view, cursor: nextCursor })}`}>
          {text("actions.older")}
        </MoreLink>
      )}
    </>
  );
}

function useColumns(today: string): Column<Row>[] {
  const text = useText();
  return [
    { key: "text", head: text("actions.what"), cell: (row) => row.text },
    { key: "who", head: text("actions.who"), cell: (row) => row.ownerName ?? text("outcome.nobody") },
    { key: "due", head: text("actions.byWhen"), cell: (row) => <DueDay action={row} today={today} /> },
    { key: "from", head: text("actions.from"), cell: (row) => row.servesTitle ?? "–" },
    { key: "state", head: text("actions.state"), cell: (row) => <ActionMark state={row.state} /> },
  ];
}
