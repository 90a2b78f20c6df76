import type { CharterPledge } from "#domain/results/charter.ts";
import { useFormat, useText } from "../../text.tsx";

/** What customers say themselves; it comes before our own figure. */
export function FeltLine({ felt }: { felt: CharterPledge["felt"] }) {
  const text = useText();
  const { number, share } = useFormat();
  if (felt === null) return <p className="felt muted">{text("results.feltTooFew")}</p>;
  return (
    <p className="felt">
      {text("results.felt", {
        answers: number(felt.answers),
        helped: number(felt.helped),
        share: share(felt.share),
        low: share(felt.interval[0]),
        high: share(felt.interval[1]),
      })}
    </p>
  );
}

/** The difference between what they say and what we counted, once both are known. */
export function DifferenceLine({ pledge }: { pledge: CharterPledge }) {
  const text = useText();
  const { number } = useFormat();
  if (pledge.felt === null || pledge.share === null || pledge.verdict === "not_yet_known") return null;
  const points = Math.round((pledge.felt.share - pledge.share) * 100);
  if (points === 0) return null;
  return (
    <p className="muted">
      {text(points < 0 ? "results.differenceLower" : "results.differenceHigher", {
        points: number(Math.abs(points)),
      })}
    </p>
  );
}
