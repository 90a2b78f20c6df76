import { Link } from "react-router";
import { Card } from "#ui/staff/parts.tsx";
import { useLanguage, useText } from "../../text.tsx";
import { useChangeMarks } from "./change-marks.ts";
import { StandardFigure, StandardMonths } from "./figure-card.tsx";
import type { StandardPage } from "./standard.tsx";

/** The last twelve months: every number opens what it counts, and what the standard asked before is marked. */
export function StandardFigures({ page: { standard, figure, changes } }: { page: StandardPage }) {
  const text = useText();
  const language = useLanguage();
  const marks = useChangeMarks(
    changes,
    figure.months.map((month) => month.month),
  );
  const first = figure.months[0]?.month;
  const felt = standard.measure === "felt";
  const rows = `/standards/${standard.id}/rows`;
  const notes = {
    rowsOf: felt
      ? undefined
      : (month: string, state: "met" | "all") =>
          `${rows}?month=${month}${state === "met" ? "&state=met" : ""}`,
    changesIn: (month: string) => marks.filter((mark) => mark.month === month).map((mark) => mark.words),
  };
  const promises = standard.measure === "promise_kept";
  const states = promises
    ? (["met", "missed", "released", "open"] as const)
    : (["met", "missed", "open"] as const);
  return (
    <Card title={text("strategy.lastTwelveMonths")}>
      <StandardFigure figure={figure} target={standard.target} />
      <p className="small muted">
        {felt ? (
          text("strategy.feltStays")
        ) : (
          <>
            {text("strategy.seeRows")}{" "}
            {states.map((state, index) => (
              <span key={state}>
                {index > 0 && " · "}
                <Link to={`${rows}?from=${first}-01&state=${state}`}>
                  {text(`strategy.rows.state.${state}`).toLocaleLowerCase(language)}
                </Link>
              </span>
            ))}
          </>
        )}
      </p>
      <StandardMonths figure={figure} target={standard.target} marks={marks} notes={notes} />
      {marks.length > 0 && (
        <div className="small changes">
          <h3>{text("strategy.changes.title")}</h3>
          {marks.map((mark) => (
            <p key={mark.words}>{mark.words}</p>
          ))}
        </div>
      )}
    </Card>
  );
}
