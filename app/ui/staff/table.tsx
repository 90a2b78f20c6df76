import type { ReactNode } from "react";
import { Link } from "react-router";

export interface Column<Row> {
  /** Stable name of the column. */
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, so that their digits stand below each other. */
  align?: "start" | "end";
  /** On a phone: `line` (its name before it), `bare` (no name) or `hide`. The first column is always bare. */
  narrow?: "line" | "bare" | "hide";
}

/**
 * A list as a real table, which turns into lines on a phone. With `href` the whole row leads there: the link stands in
 * the first cell, and j and k walk over them (list-keys.ts).
 */
export function DataTable<Row>({
  caption,
  rows,
  columns,
  rowKey,
  href,
}: {
  /** What this table is; read aloud, and seen only when the page has no head for it. */
  caption: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  href?: (row: Row) => string;
}) {
  return (
    <div className="table-frame">
      <table className={href ? "table linked" : "table"}>
        <caption className="away">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === "end" ? "end" : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} first={index === 0 ? { href } : null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({
  column,
  row,
  first,
}: {
  column: Column<Row>;
  row: Row;
  first: { href?: (row: Row) => string } | null;
}) {
  const narrow = first ? "bare" : (column.narrow ?? "line");
  const className = `${column.align === "end" ? "end num " : ""}narrow-${narrow}`;
  if (!first) {
    return (
      <td className={className} data-head={column.head}>
        {column.cell(row)}
      </td>
    );
  }
  return (
    <th scope="row" className={className}>
      {first.href ? (
        <Link to={first.href(row)} data-row="">
          {column.cell(row)}
        </Link>
      ) : (
        column.cell(row)
      )}
    </th>
  );
}

/** The way to the rest of a list that is longer than one page. */
export function MoreLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="more">
      <Link to={href}>{children}</Link>
    </p>
  );
}
