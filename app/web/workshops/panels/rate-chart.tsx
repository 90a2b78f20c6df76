import type { PanelProps } from "../board/phase-panel.tsx";
import type { Statement } from "./things.ts";

interface Result {
  targetId: string;
  able: number;
  stretch: number;
  raters: number;
}
/** The picture's side, and its margin for what stands beside the axes, in its own units. */
const side = 320;
const margin = 28;
const room = side - 2 * margin;

/** Where a median from 1 to 5 lies on an axis. */
const along = (value: number): number => margin + ((value - 1) / 4) * room;

/** Medians of a round as two crossing axes, and as the table that says the same. */
export function RateChart({
  statements,
  results,
  text,
}: { statements: Statement[]; results: Result[] } & Pick<PanelProps, "text">) {
  const rows = statements.map((statement, index) => ({
    statement,
    number: index + 1,
    result: results.find(({ targetId }) => targetId === statement.id),
  }));
  if (rows.every(({ result }) => !result)) return <p className="panel quiet">{text("drafting.noRatings")}</p>;
  const points = Map.groupBy(
    rows.filter(({ result }) => result),
    ({ result }) => `${result?.able} ${result?.stretch}`,
  );
  return (
    <section className="panel rate-result" aria-label={text("drafting.rateResult")}>
      <h3>{text("drafting.rateResult")}</h3>
      <div className="rate-picture">
        <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={text("drafting.rateAlt")}>
          <rect x={margin} y={margin} width={room} height={room} className="chart-ground" />
          <rect x={side / 2} y={margin} width={room / 2} height={room / 2} className="chart-good" />
          <path d={`M${side / 2} ${margin}v${room}M${margin} ${side / 2}h${room}`} className="chart-cross" />
          <text x={side / 2} y={side - 8} className="chart-axis">
            {text("drafting.able")} →
          </text>
          <text x={-side / 2} y={16} transform="rotate(-90)" className="chart-axis">
            {text("drafting.stretch")} →
          </text>
          {(["soon", "both", "later", "now"] as const).map((corner, index) => (
            <text
              key={corner}
              x={margin + (index % 2 === 0 ? room / 4 : (room * 3) / 4)}
              y={margin + (index < 2 ? 16 : room - 8)}
              className="chart-corner"
            >
              {text(`drafting.corners.${corner}`)}
            </text>
          ))}
          {[...points].map(([key, at]) => {
            const [one] = at;
            if (!one?.result) return null;
            const numbers = at.map(({ number }) => number).join("·");
            const half = 9 + numbers.length * 3.5;
            const [x, y] = [along(one.result.able), side - along(one.result.stretch)];
            return (
              <g key={key} className="chart-point">
                <rect x={x - half} y={y - 13} width={2 * half} height={26} rx={13} />
                <text x={x} y={y + 4.5}>
                  {numbers}
                </text>
              </g>
            );
          })}
        </svg>
        <table>
          <caption className="away">{text("drafting.rateResult")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("drafting.statement")}</th>
              <th scope="col">{text("drafting.able")}</th>
              <th scope="col">{text("drafting.stretch")}</th>
              <th scope="col">{text("drafting.raters")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ statement, number, result }) => (
              <tr key={statement.id}>
                <th scope="row">
                  <span className="num">{number}.</span> {statement.text}
                </th>
                <td className="num">{result?.able ?? "–"}</td>
                <td className="num">{result?.stretch ?? "–"}</td>
                <td className="num">{result?.raters ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">{text("drafting.medians")}</p>
    </section>
  );
}
