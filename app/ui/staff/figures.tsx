import type { ReactNode } from "react";
import { Mark, type MarkState } from "../mark.tsx";

/**
 * A share with what it rests on: the number, the count, the interval in words, and a bar with the target as a line.
 * Every text comes from the caller; `share`, `target` and the interval are 0–1. A null share is shown as not known,
 * never as zero.
 */
export function ShareFigure({
  label,
  share,
  target,
  interval,
  figure,
  counted,
  uncertainty,
  state,
  verdict,
}: {
  label?: ReactNode;
  share: number | null;
  target?: number;
  interval?: readonly [number, number];
  /** The share as written: "94.3 %". */
  figure: string;
  /** "412 of 438 in 30 days". */
  counted: ReactNode;
  /** The interval in words. */
  uncertainty?: ReactNode;
  state: MarkState;
  /** What the state means here: "met", "not yet known". */
  verdict?: string;
}) {
  return (
    <div className={`share ${state}`}>
      {label && <p className="muted small">{label}</p>}
      <div className="share-line">
        <p className={share === null ? "share-number unknown" : "share-number num"}>{figure}</p>
        {verdict && <Mark state={state}>{verdict}</Mark>}
      </div>
      <div className="share-bar" aria-hidden="true">
        {share !== null && <i style={{ width: percent(share) }} />}
        {interval && <s style={{ left: percent(interval[0]), width: percent(interval[1] - interval[0]) }} />}
        {target !== undefined && <u style={{ left: percent(target) }} />}
      </div>
      <p className="muted small num">{counted}</p>
      {uncertainty && <p className="muted small num">{uncertainty}</p>}
    </div>
  );
}

const percent = (part: number): string => `${Math.min(100, Math.max(0, part * 100))}%`;
