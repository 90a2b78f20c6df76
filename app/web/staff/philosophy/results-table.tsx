import { Details } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useFormat, useText } from "../../text.tsx";
import { monthName, type Results } from "./results-chart.tsx";

type Side = NonNullable<Results["customer"]>;

/** The chart's twin: the values themselves, the newest month first. */
export function ResultsTable({ results }: { results: Results }) {
  const text = useText();
  const format = useFormat();
  const { axis, customer, organisation } = results;
  const column = (key: string, side: Side) => ({
    key,
    head: `${side.name} (${side.unit})`,
    align: "end" as const,
    cell: (month: string) => <Value side={side} month={month} />,
  });
  return (
    <Details summary={text("backing.table")}>
      <DataTable
        caption={text("backing.table")}
        rows={axis.months.toReversed()}
        rowKey={(month) => month}
        columns={[
          {
            key: "month",
            head: text("backing.month"),
            cell: (month) => monthName(format.language, month, "long"),
          },
          ...(customer ? [column("customer", customer)] : []),
          ...(organisation ? [column("organisation", organisation)] : []),
        ]}
      />
    </Details>
  );
}

function Value({ side, month }: { side: Side; month: string }) {
  const text = useText();
  const format = useFormat();
  const found = side.values.find((value) => value.month === month);
  if (!found) return <span className="muted">{text("backing.missing")}</span>;
  const value = format.counted({ met: found.value, margin: found.margin });
  return found.total === null
    ? value
    : text("backing.countedOf", { value, total: format.number(found.total) });
}
