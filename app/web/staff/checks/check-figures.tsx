import type { getCheckFigures } from "#domain/improvement/checks/list-checks.ts";
import { Card, Definitions } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useFormat, useText } from "../../text.tsx";

type Figures = Awaited<ReturnType<typeof getCheckFigures.run>>;

/** How much was checked, by kind of thing. */
export function CheckCounts({ figures: { subjects } }: { figures: Figures }) {
  const text = useText();
  const format = useFormat();
  if (subjects.length === 0) return null;
  return (
    <Card title={text("checking.counts")}>
      <Definitions
        items={subjects.map((row) => ({
          name: text(`checking.subject.${row.subjectType}`),
          value: <span className="num">{format.number(row.checks)}</span>,
        }))}
      />
    </Card>
  );
}

/** What was marked on each principle, in what everybody was shown. */
export function MarksByPrinciple({ figures: { principles } }: { figures: Figures }) {
  const text = useText();
  const format = useFormat();
  if (principles.length === 0) return null;
  return (
    <Card title={text("checking.byPrinciple")}>
      <DataTable
        caption={text("checking.byPrinciple")}
        rows={principles}
        rowKey={(row) => row.id}
        href={(row) => `/principles/${row.id}`}
        columns={[
          { key: "principle", head: text("checking.principle"), cell: (row) => row.statement },
          ...(["supports", "neutral", "conflicts"] as const).map((mark) => ({
            key: mark,
            head: text(`checking.marks.${mark}`),
            align: "end" as const,
            cell: (row: Figures["principles"][number]) => format.number(row[mark]),
          })),
        ]}
      />
    </Card>
  );
}
