/** A series as the axis needs it. */
export interface Series {
  unit: string;
  values: { month: string; value: number }[];
}

export interface Scale {
  kind: "percent" | "index";
  place(series: Series): { month: string; place: number }[];
}

/**
 * The one axis on which all series stand: % when each is a share from 0 to 100, else an index in which the first
 * month of each series that is above zero is 100. In an index, months before that one have no place, and a series
 * that is never above zero has none at all.
 */
export function scaleOf(all: Series[]): Scale {
  const shares = all.every(
    ({ unit, values }) => unit === "%" && values.every(({ value }) => value >= 0 && value <= 100),
  );
  if (shares) {
    return {
      kind: "percent",
      place: ({ values }) => values.map(({ month, value }) => ({ month, place: value })),
    };
  }
  return { kind: "index", place: indexed };
}

function indexed({ values }: Series): { month: string; place: number }[] {
  const start = values.findIndex(({ value }) => value > 0);
  const base = values[start]?.value;
  if (base === undefined) return [];
  return values.slice(start).map(({ month, value }) => ({ month, place: (100 * value) / base }));
}
