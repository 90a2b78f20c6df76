import type { readPrincipleResults } from "#domain/results/principle-results/read-results.ts";
import { dateFormat } from "#messages/formats.ts";
import { useFormat, useText } from "../../text.tsx";

export type Results = Awaited<ReturnType<typeof readPrincipleResults.run>>;

const width = 640;
const height = 240;
const left = 68;
const right = 12;
const top = 12;
const bottom = 36;

/** Both results of a principle on one axis; a month without a value is a hole. Its table stands below it. */
export function ResultsChart({ results }: { results: Results }) {
  const text = useText();
  const format = useFormat();
  const { axis, customer, organisation } = results;
  const places = [...axis.customer, ...axis.organisation].filter((place) => place !== null);
  const ticks = ticksOf(axis.kind, places);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 100];
  const x = (index: number) =>
    round(left + (index * (width - left - right)) / Math.max(1, axis.months.length - 1));
  const y = (place: number) => round(top + ((high - place) / (high - low)) * (height - top - bottom));
  const names = [customer?.name, organisation?.name].filter((name) => name !== undefined);
  const label =
    names.length === 2
      ? text("backing.chartLabel", { first: names[0], second: names[1] })
      : text("backing.chartLabelOne", { first: names[0] });
  return (
    <figure className="stack">
      <ul className="results-legend small">
        {customer && (
          <li className="customer">
            <i aria-hidden="true" /> {customer.name}
          </li>
        )}
        {organisation && (
          <li className="organisation">
            <i aria-hidden="true" /> {organisation.name}
          </li>
        )}
      </ul>
      <svg className="results-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <path d={`M${left} ${y(tick)}H${width - right}`} className="grid" strokeWidth={1} />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end">
              {format.number(tick)}
              {axis.kind === "percent" ? " %" : ""}
            </text>
          </g>
        ))}
        {monthMarks(axis.months).map(({ index, month }) => (
          <text
            key={month}
            x={x(index)}
            y={height - 8}
            textAnchor={index === 0 ? "start" : index === axis.months.length - 1 ? "end" : "middle"}
          >
            {monthName(format.language, month, "short")}
          </text>
        ))}
        <Line side="customer" places={axis.customer} months={axis.months} x={x} y={y} />
        <Line side="organisation" places={axis.organisation} months={axis.months} x={x} y={y} />
      </svg>
      <figcaption className="muted small">
        {text(axis.kind === "percent" ? "backing.axisPercent" : "backing.axisIndex")}
      </figcaption>
    </figure>
  );
}

function Line({
  side,
  places,
  months,
  x,
  y,
}: {
  side: "customer" | "organisation";
  places: (number | null)[];
  months: string[];
  x: (index: number) => number;
  y: (place: number) => number;
}) {
  const path = places
    .map((place, index) => {
      if (place === null) return "";
      return `${index > 0 && places[index - 1] !== null ? "L" : "M"}${x(index)} ${y(place)}`;
    })
    .join("");
  return (
    <g>
      <path d={path} className={side} />
      {places.map((place, index) =>
        place === null ? null : (
          <circle
            key={months[index]}
            cx={x(index)}
            cy={y(place)}
            r={3.5}
            strokeWidth={1.5}
            className={side}
          />
        ),
      )}
    </g>
  );
}

/** Round values between which all places lie: 0 to 100 for shares, else in steps of 1, 2 or 5 times a power of ten. */
function ticksOf(kind: "percent" | "index", places: number[]): number[] {
  if (kind === "percent") return [0, 25, 50, 75, 100];
  const [least, most] = [Math.min(100, ...places), Math.max(100, ...places)];
  const rough = Math.max(1, most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((most - first) / step));
  return Array.from({ length: count + 1 }, (_, index) => round(first + index * step));
}

/** At most six months are named under the axis. */
function monthMarks(months: string[]): { index: number; month: string }[] {
  const every = Math.max(1, Math.ceil(months.length / 6));
  return months.flatMap((month, index) => (index % every === 0 ? [{ index, month }] : []));
}

/** `2026-04` → April 2026, or Apr 26. */
export function monthName(language: string, month: string, length: "long" | "short"): string {
  const format = dateFormat(language, {
    month: length,
    year: length === "long" ? "numeric" : "2-digit",
    timeZone: "UTC",
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

const round = (value: number): number => Math.round(value * 10) / 10;
