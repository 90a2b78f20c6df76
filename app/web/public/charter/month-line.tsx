/** One month of the line; the share is null where nothing was counted. */
export interface LinePoint {
  share: number | null;
  total: number;
}

const width = 320;
const height = 64;
const edge = 6;
/** Below this many a month says more about chance than about service. */
const few = 20;

/** Shares by month with the target as a dashed line; a month without cases is a hole. Its table stands beside it. */
export function MonthLine({
  points,
  target,
  label,
  marks = [],
}: {
  points: LinePoint[];
  target: number;
  label: string;
  /** Where the standard itself was changed: places on the line, in months from its beginning. */
  marks?: { place: number; words: string }[];
}) {
  const shares = points.flatMap((point) => (point.share === null ? [] : [point.share]));
  const floor = Math.max(0, Math.min(target, ...shares) - 0.05);
  const x = (index: number) => round(edge + (index * (width - 2 * edge)) / Math.max(1, points.length - 1));
  const y = (share: number) => round(edge + ((1 - share) / (1 - floor)) * (height - 2 * edge));
  return (
    <svg className="month-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={`M0 ${y(target)}H${width}`} className="target" />
      {marks.map(({ place, words }) => (
        <path key={words} d={`M${x(place)} 0V${height}`} className="change">
          <title>{words}</title>
        </path>
      ))}
      <path d={pathOf(points, x, y)} className="shares" />
      {points.map((point, index) =>
        point.share === null ? null : (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a month's place is what it is
            key={index}
            cx={x(index)}
            cy={y(point.share)}
            r={3}
            className={point.total < few ? "few" : undefined}
          />
        ),
      )}
    </svg>
  );
}

function pathOf(points: LinePoint[], x: (index: number) => number, y: (share: number) => number): string {
  return points
    .map((point, index) => {
      if (point.share === null) return "";
      const goesOn = index > 0 && points[index - 1]?.share !== null;
      return `${goesOn ? "L" : "M"}${x(index)} ${y(point.share)}`;
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 10) / 10;
