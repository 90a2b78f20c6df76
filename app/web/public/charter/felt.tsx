import type { CharterPledge } from "#domain/results/charter.ts";
import { useFormat, useText } from "../../text.tsx";

/** What customers say themselves; it comes before our own figure. */
export function FeltLine({ felt }: { felt: CharterPledge["felt"] }) {
  const text = useText();
  const { number, share, counted, countedShare } = useFormat();
  if (felt === null) return <p className="felt muted">{text("results.feltTooFew")}</p>;
  const helped = { met: felt.helped, margin: felt.margin, total: felt.answers };
  return (
    <p className="felt">
      {text("results.felt", {
        answers: number(felt.answers),
        helped: counted(helped),
        share: countedShare(helped),
        low: share(felt.interval[0]),
        high: share(felt.interval[1]),
      })}
    </p>
  );
}

/** The difference between what they say and what we counted, once both are known, as far as it is certain. */
export function DifferenceLine({ pledge }: { pledge: CharterPledge }) {
  const text = useText();
  const { number } = useFormat();
  if (pledge.felt === null || pledge.share === null || pledge.verdict === "not_yet_known") return null;
  const difference = pledge.felt.share - pledge.share;
  const reach = pledge.felt.margin / pledge.felt.answers;
  const points = Math.round(Math.sign(difference) * Math.max(0, Math.abs(difference) - reach) * 100);
  if (points === 0) return null;
  return (
    <p className="muted">
      {text(differenceWords[reach > 0 ? "range" : "exact"][points < 0 ? "lower" : "higher"], {
        points: number(Math.abs(points)),
      })}
    </p>
  );
}

const differenceWords = {
  exact: { lower: "results.differenceLower", higher: "results.differenceHigher" },
  range: { lower: "results.differenceLowerAtLeast", higher: "results.differenceHigherAtLeast" },
} as const;
