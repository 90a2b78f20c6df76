import { Link } from "react-router";
import type { Cell, readMatrix } from "#domain/improvement/audit/read-audit.ts";
import { Away } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";

type Matrix = Awaited<ReturnType<typeof readMatrix.run>>;

const signs = { met: "✓", partly: "▲", not_met: "!" } as const;

/** Things against principles: a sign in each cell, the words for who hears it; the principles by number, below. */
export function AuditMatrix({ matrix: { principles, items } }: { matrix: Matrix }) {
  const text = useText();
  return (
    <>
      <section className="matrix-frame" aria-label={text("audit.place")}>
        <table className="matrix">
          <caption className="away">{text("audit.place")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("audit.thing")}</th>
              {principles.map((principle) => (
                <th scope="col" key={principle.id} className="num" title={principle.statement}>
                  <span aria-hidden="true">{principle.place}</span>
                  <Away>{principle.statement}</Away>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Link to={`/principles/audit/${item.id}`} data-row="">
                    {item.name}
                  </Link>
                  <span className="muted small">{text(`audit.kind.${item.kind}`)}</span>
                </th>
                {item.cells.map((cell, index) => (
                  <td key={cell.principleId} data-place={principles[index]?.place}>
                    <CellSign cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2 className="quiet-head">{text("audit.legend")}</h2>
        <ol className="matrix-legend small">
          {principles.map((principle) => (
            <li key={principle.id} value={principle.place ?? undefined}>
              <Link to={`/principles/${principle.id}`}>{principle.statement}</Link>
            </li>
          ))}
        </ol>
        <p className="matrix-signs muted small">
          {(["met", "partly", "not_met"] as const).map((rating) => (
            <span key={rating}>
              <i className={`cell-sign ${rating}`} aria-hidden="true">
                {signs[rating]}
              </i>{" "}
              {text(`audit.rating.${rating}`)}
            </span>
          ))}
          <span>
            <i className="cell-sign" aria-hidden="true" /> {text("audit.unrated")}
          </span>
          <span>
            <i className="cell-sign overdue" aria-hidden="true" /> {text("audit.reviewOverdue")}
          </span>
        </p>
      </section>
    </>
  );
}

function CellSign({ cell }: { cell: Cell }) {
  const text = useText();
  const { rating, overdue } = cell;
  const said = rating ? text(`audit.rating.${rating}`) : text("audit.unrated");
  return (
    <span
      className={`cell-sign ${rating ?? ""} ${overdue ? "overdue" : ""}`}
      title={overdue ? `${said} · ${text("audit.overdue")}` : said}
    >
      <span aria-hidden="true">{rating ? signs[rating] : ""}</span>
      <Away>
        {said}
        {overdue && `, ${text("audit.overdue")}`}
      </Away>
    </span>
  );
}
