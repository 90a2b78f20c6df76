import type { PledgeFigures } from "#domain/results/charter-figures.ts";
import type { Figure, Performance } from "#domain/strategy/figures.ts";
import { ShareFigure } from "#ui/staff/figures.tsx";
import { MonthLine } from "../../public/charter/month-line.tsx";
import { type MonthNotes, MonthTable } from "../../public/charter/month-table.tsx";
import { spanIn } from "../../span.ts";
import { useFormat, useLanguage, useText } from "../../text.tsx";
import { standingMarks } from "./standing.tsx";

const hour = 3_600_000;

/** A standard's figure with what it rests on; null shares are said, not drawn. */
export function StandardFigure({
  figure,
  target,
}: {
  figure: Figure & Partial<Omit<Performance, keyof Figure>>;
  target: number;
}) {
  const text = useText();
  const { number, share, counted, countedShare } = useFormat();
  const language = useLanguage();
  const { interval } = figure;
  return (
    <>
      {figure.counting && (
        <p className="muted small num">
          {text("strategy.counting", {
            counted: number(figure.counting.counted),
            total: number(figure.counting.total),
          })}
        </p>
      )}
      <ShareFigure
        share={figure.share}
        target={target}
        interval={interval ?? undefined}
        figure={figure.share === null ? text("strategy.nothingCounted") : countedShare(figure)}
        counted={
          figure.total === 0
            ? text("strategy.nothingDue", { target: share(target) })
            : text("strategy.countedTarget", {
                met: counted(figure),
                total: number(figure.total),
                target: share(target),
              })
        }
        uncertainty={
          interval && text("strategy.uncertainty", { low: share(interval[0]), high: share(interval[1]) })
        }
        state={standingMarks[figure.verdict]}
        verdict={text(`strategy.standing.${figure.verdict}`)}
      />
      {figure.paused && figure.paused.count > 0 && (
        <p className="muted small num">
          {text("strategy.paused", {
            count: figure.paused.count,
            time: spanIn(language, (figure.paused.hours * hour) / figure.paused.count),
          })}
        </p>
      )}
      <PromisesBeside figure={figure} />
      {Boolean(figure.withoutDeadline) && (
        <p className="muted small num">
          {text("strategy.withoutDeadline", { count: figure.withoutDeadline ?? 0 })}
        </p>
      )}
    </>
  );
}

/** What keeps a figure of promises honest: how many are made, how far ahead, and how many were let go. */
function PromisesBeside({ figure }: { figure: Partial<Performance> }) {
  const text = useText();
  const language = useLanguage();
  const { number } = useFormat();
  const { released = null, promisesPer100Cases: promises = null, medianLeadTimeHours: lead = null } = figure;
  if (released === null) return null;
  return (
    <p className="muted small num">
      {text("strategy.released", { count: released })}
      {promises !== null &&
        lead !== null &&
        ` ${text("results.habits", { promises: number(Math.round(promises)), hours: spanIn(language, lead * hour) })}`}
    </p>
  );
}

/** Twelve months as a line with its table, once anything was counted; with what the standard itself asked before. */
export function StandardMonths({
  figure,
  target,
  marks,
  notes,
}: {
  figure: PledgeFigures;
  target: number;
  marks?: { place: number; words: string }[];
  notes?: MonthNotes;
}) {
  const text = useText();
  const { share, countedShare } = useFormat();
  const known = figure.months.filter((month) => month.share !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const label = text("results.lineLabel", {
    first: countedShare(first),
    last: countedShare(last),
    target: share(target),
  });
  return (
    <div className="charter months">
      <MonthLine points={figure.months} target={target} label={label} marks={marks} />
      <MonthTable pledge={figure} notes={notes} />
    </div>
  );
}
