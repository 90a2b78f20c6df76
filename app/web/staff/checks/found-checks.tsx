import { Link } from "react-router";
import type { listChecks } from "#domain/improvement/checks/list-checks.ts";
import { Mark } from "#ui/mark.tsx";
import { useFormat, useText } from "../../text.tsx";

type Found = Awaited<ReturnType<typeof listChecks.run>>["items"][number];

/** Checks as a list: what was checked, how it stands, and what was marked as far as the reader may see it. */
export function FoundChecks({ items }: { items: Found[] }) {
  const text = useText();
  if (items.length === 0) return <p className="muted">{text("checking.foundNone")}</p>;
  return (
    <ul className="lines">
      {items.map((item) => (
        <Row key={item.id} item={item} />
      ))}
    </ul>
  );
}

function Row({ item }: { item: Found }) {
  const text = useText();
  const format = useFormat();
  const { subjectType, subjectId, title, caseReference, shownAt, settledAt, given, createdAt } = item;
  const shown = subjectType === "document" ? text(`philosophy.document.${title as "vision"}`) : title;
  const said = (["supports", "neutral", "conflicts"] as const)
    .filter((mark) => item[mark] > 0)
    .map((mark) => `${format.number(item[mark])} ${text(`checking.marks.${mark}`)}`);
  return (
    <li>
      <span>
        <Link to={`/principles/checks/${subjectType}/${subjectId}`} data-row="">
          {shown}
        </Link>
        <br />
        <span className="muted small num">
          {[
            text(`checking.subject.${subjectType}`),
            caseReference,
            format.date(createdAt),
            text("checking.views", { count: given }),
            ...said,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {item.conflicts > 0 && <Mark state="risk">{text("checking.marks.conflicts")}</Mark>}
      <Mark state={settledAt ? "kept" : shownAt ? "open" : "none"}>
        {text(settledAt ? "checking.settled" : shownAt ? "checking.talk" : "checking.notShown")}
      </Mark>
    </li>
  );
}
