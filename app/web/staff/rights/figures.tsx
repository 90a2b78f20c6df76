import { Link } from "react-router";
import { getRightFigures } from "#domain/cases/rights/figures.ts";
import { getNeedFigures } from "#domain/people/needs/figures.ts";
import { Empty, PageHead } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { lasting } from "../duration-fields.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/figures";
import { InTime } from "./in-time.tsx";

export const meta = titled("rights.figures");
export const handle = { live: () => ["questions", "needs", "decisions", "decision_rights"] };

export async function loader(args: Route.LoaderArgs) {
  const [rights, needs] = await Promise.all([
    load(args, getRightFigures, {}),
    load(args, getNeedFigures, {}),
  ]);
  return { items: rights.items, needs };
}

export default function Figures({ loaderData: { items, needs } }: Route.ComponentProps) {
  const text = useText();
  const format = useFormat();
  const sum = (of: (row: (typeof items)[number]) => number) =>
    items.reduce((total, row) => total + of(row), 0);
  const uses = sum((row) => row.uses);
  const [used, unused] = [items.filter(isUsed), items.filter((row) => !isUsed(row))];
  return (
    <>
      <PageHead
        title={text("rights.figuresTitle", { count: uses, within: sum((row) => row.within) })}
        lead={text("rights.figuresLead")}
        actions={<ExportButton list="decisions" />}
      />
      {items.length === 0 ? (
        <Empty title={text("rights.emptyTitle")}>{text("rights.empty")}</Empty>
      ) : used.length > 0 ? (
        <DataTable
          caption={text("rights.figures")}
          rows={used}
          rowKey={(row) => row.rightId}
          href={(row) => `/rights/${row.rightId}`}
          columns={[
            { key: "situation", head: text("rights.search"), cell: (row) => row.situation },
            { key: "uses", head: text("rights.uses"), align: "end", cell: (row) => format.number(row.uses) },
            {
              key: "within",
              head: text("rights.within"),
              align: "end",
              cell: (row) => format.number(row.within),
            },
            { key: "over", head: text("rights.over"), align: "end", cell: (row) => <Asked row={row} /> },
            {
              key: "granted",
              head: text("rights.grantedShare"),
              align: "end",
              cell: (row) =>
                row.grantedShare === null
                  ? text("rights.none")
                  : `${text("rights.grantedOf", {
                      granted: row.granted + row.partly,
                      answered: row.answered,
                    })} · ${format.share(row.grantedShare)}`,
            },
            {
              key: "median",
              head: text("rights.median"),
              align: "end",
              cell: (row) => spent(format.language, row.medianAnswerMinutes) ?? text("rights.none"),
            },
            {
              key: "late",
              head: text("rights.late"),
              align: "end",
              cell: (row) => format.number(row.late),
            },
          ]}
        />
      ) : null}
      {unused.length > 0 && (
        <p className="muted">
          {text("rights.unused", { situations: unused.map((row) => row.situation).join(" · ") })}
        </p>
      )}
      <div className="narrow">
        <InTime figures={needs} />
      </div>
    </>
  );
}

const isUsed = (row: { uses: number; asked: number }): boolean => row.uses > 0 || row.asked > 0;

/** The count of what was asked leads to the questions themselves, as far as the reader may see them. */
function Asked({ row }: { row: { rightId: string; asked: number } }) {
  const format = useFormat();
  if (row.asked === 0) return <>{format.number(0)}</>;
  return (
    <Link className="above-row" to={`/rights/questions?rightId=${row.rightId}`}>
      {format.number(row.asked)}
    </Link>
  );
}

/** Minutes in the words of a length, to the minute under a day and to the hour above; null when there is none. */
function spent(language: string, minutes: number | null): string | null {
  if (minutes === null) return null;
  if (minutes < 60) return lasting(language, `PT${Math.max(1, Math.round(minutes))}M`);
  if (minutes < 24 * 60) {
    return lasting(language, `PT${Math.floor(minutes / 60)}H${Math.round(minutes % 60)}M`);
  }
  return lasting(language, `P${Math.floor(minutes / 1440)}DT${Math.round((minutes % 1440) / 60)}H`);
}
