import type { listRatings } from "#domain/improvement/audit/read-audit.ts";
import { Mark } from "#ui/mark.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useFormat, useText } from "../../text.tsx";

type Rating = Awaited<ReturnType<typeof listRatings.run>>["items"][number];

export const ratingMarks = { met: "kept", partly: "risk", not_met: "broken" } as const;

/** Ratings one by one, worst first. */
export function RatingList({ ratings }: { ratings: Rating[] }) {
  const text = useText();
  const format = useFormat();
  if (ratings.length === 0) return null;
  return (
    <DataTable
      caption={text("audit.place")}
      rows={ratings}
      rowKey={(row) => row.id}
      href={(row) => `/principles/audit/${row.itemId}#${row.principleId}`}
      columns={[
        { key: "thing", head: text("audit.thing"), cell: (row) => row.name },
        { key: "principle", head: text("audit.principle"), cell: (row) => row.statement },
        {
          key: "rating",
          head: text("audit.how"),
          cell: (row) => <Mark state={ratingMarks[row.rating]}>{text(`audit.rating.${row.rating}`)}</Mark>,
        },
        {
          key: "review",
          head: text("audit.review"),
          cell: (row) => (
            <>
              {format.date(row.reviewOn)} {row.overdue && <Mark state="risk">{text("audit.overdue")}</Mark>}
            </>
          ),
        },
      ]}
    />
  );
}
