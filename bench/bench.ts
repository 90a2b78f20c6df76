/** One measure: ours beside its limit, both in the same run. */
export interface Bench {
  name: string;
  ours: string;
  limit: string;
  /** What the ratio ours ÷ limit should reach. */
  target: number;
  open(): Promise<{
    /** Something a second; more is better. */
    ours(): Promise<number>;
    limit(): Promise<number>;
    close(): Promise<void>;
  }>;
}

export interface Outcome {
  name: string;
  ours: number;
  limit: number;
  ratio: number;
  /** 95 % bootstrap interval of the median ratio. */
  low: number;
  high: number;
  target: number;
  missed: boolean;
}

const pairs = 9;

/** Runs a bench in interleaved pairs after one of each to warm up. Missed only when the whole interval misses. */
export async function measure(bench: Bench): Promise<Outcome> {
  const opened = await bench.open();
  try {
    const ours: number[] = [];
    const limits: number[] = [];
    for (let pair = 0; pair <= pairs; pair += 1) {
      // Who goes first takes turns, so that a machine that slows down is unfair to neither.
      const first = pair % 2 === 0;
      const one = first ? await opened.ours() : await opened.limit();
      const other = first ? await opened.limit() : await opened.ours();
      if (pair === 0) continue;
      ours.push(first ? one : other);
      limits.push(first ? other : one);
    }
    const ratios = ours.map((value, index) => value / (limits[index] ?? Number.NaN));
    const { low, high } = interval(ratios);
    return {
      name: bench.name,
      ours: median(ours),
      limit: median(limits),
      ratio: median(ratios),
      low,
      high,
      target: bench.target,
      missed: high < bench.target,
    };
  } finally {
    await opened.close();
  }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Percentile bootstrap of the median, 2,000 resamples. */
function interval(values: number[]): { low: number; high: number } {
  const medians = Array.from({ length: 2000 }, () =>
    median(values.map(() => values[Math.floor(Math.random() * values.length)] ?? Number.NaN)),
  ).sort((a, b) => a - b);
  return { low: medians[50] ?? Number.NaN, high: medians[1949] ?? Number.NaN };
}
