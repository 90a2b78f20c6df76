import { Link } from "react-router";
import type { CountedRow, RowFilter, RowsPage } from "#domain/strategy/list-rows.ts";
import { shortened } from "#messages/shorten.ts";
import { Mark, type MarkState } from "#ui/mark.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { Empty } from "#ui/staff/parts.tsx";
import { type Column, DataTable, MoreLink } from "#ui/staff/table.tsx";
import { useFormat, useText } from "../../text.tsx";

const marks: Record<CountedRow["state"], MarkState> = {
  met: "kept",
  late: "risk",
  broken: "broken",
  overdue: "broken",
  released: "none",
  open: "open",
};

/** What stands behind a figure: which rows, how many of them are not for these eyes, and the rows themselves. */
export function FigureRows({
  page,
  filters,
  state,
  choices,
  caption,
}: {
  page: RowsPage;
  /** What the address asks for, without a state and without a cursor. */
  filters: Record<string, string>;
  state: RowFilter | null;
  choices: readonly (RowFilter | null)[];
  caption: string;
}) {
  const text = useText();
  const columns = useColumns();
  useListKeys();
  const to = (changes: Record<string, string | null>) => {
    const asked = Object.entries({ ...filters, state, ...changes }).filter(([, value]) => value !== null);
    return `?${new URLSearchParams(asked as [string, string][])}`;
  };
  return (
    <>
      <nav className="views" aria-label={text("strategy.rows.which")}>
        {choices.map((choice) => (
          <Link
            key={choice ?? "all"}
            to={to({ state: choice })}
            aria-current={choice === state ? "page" : undefined}
          >
            {text(`strategy.rows.state.${choice ?? "all"}`)}
          </Link>
        ))}
      </nav>
      {page.hidden > 0 && <p className="muted">{text("strategy.rows.hidden", { count: page.hidden })}</p>}
      {page.items.length === 0 ? (
        <Empty title={text("strategy.rows.emptyTitle")}>
          {text(page.hidden > 0 ? "strategy.rows.emptyHidden" : "strategy.rows.empty")}
        </Empty>
      ) : (
        <DataTable
          caption={caption}
          rows={page.items}
          columns={columns}
          rowKey={(row) => row.subjectId}
          href={(row) => `/cases/${row.caseId}`}
        />
      )}
      {page.nextCursor && (
        <MoreLink href={to({ cursor: page.nextCursor })}>{text("strategy.rows.more")}</MoreLink>
      )}
    </>
  );
}

function useColumns(): Column<CountedRow>[] {
  const text = useText();
  const { dateTime } = useFormat();
  return [
    {
      key: "reference",
      head: text("strategy.rows.case"),
      cell: (row) => <span className="num one-line">{row.reference}</span>,
    },
    {
      key: "what",
      head: text("strategy.rows.what"),
      cell: (row) => (row.text === null ? "–" : shortened(row.text, 90)),
      narrow: "bare",
    },
    { key: "team", head: text("strategy.rows.team"), cell: (row) => row.teamName ?? "–" },
    {
      key: "deadline",
      head: text("strategy.rows.deadline"),
      cell: (row) => (
        <span className="num one-line">
          {row.deadline === null ? text("caseDesk.clocks.noDeadline.stands_still") : dateTime(row.deadline)}
        </span>
      ),
    },
    {
      key: "done",
      head: text("strategy.rows.done"),
      cell: (row) => <span className="num one-line">{row.doneAt === null ? "–" : dateTime(row.doneAt)}</span>,
    },
    {
      key: "state",
      head: text("strategy.stands"),
      cell: (row) => <Mark state={marks[row.state]}>{text(`strategy.rows.state.${row.state}`)}</Mark>,
    },
  ];
}
