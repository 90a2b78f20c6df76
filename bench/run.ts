import { type Bench, measure } from "./bench.ts";
import { board } from "./board.ts";
import { charter, charterInApi } from "./charter.ts";
import { middleware } from "./middleware.ts";

/** `npm run bench` measures all, `npm run bench -- NAME` one. */
const benches: Bench[] = [middleware, board, charter, charterInApi];
const asked = process.argv[2];
const chosen = benches.filter((bench) => asked === undefined || bench.name === asked);
if (chosen.length === 0) {
  console.error(`There is no bench ${asked}. There are: ${benches.map((bench) => bench.name).join(", ")}`);
  process.exit(2);
}
for (const bench of chosen) {
  const { name, ours, limit, ratio, low, high, target, missed } = await measure(bench);
  console.table({
    [name]: {
      [bench.ours]: Math.round(ours),
      [bench.limit]: Math.round(limit),
      ratio: ratio.toFixed(2),
      interval: `${low.toFixed(2)}–${high.toFixed(2)}`,
      target: `≥ ${target}`,
      reached: missed ? "missed" : "yes",
    },
  });
}
