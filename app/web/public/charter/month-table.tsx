import type { PledgeFigures } from "#domain/results/charter-figures.ts";
import type { Figure } from "#domain/strategy/figures.ts";
import { numberFormat } from "#messages/formats.ts";
import { monthName } from "../../month-name.ts";
import { useFormat, useLanguage, useText } from "../../text.tsx";

/** What else stands in a month's row: the way to what was counted, and what changed in it. */
export interface MonthNotes {
  rowsOf?: (month: string, state: "met" | "all") => string;
  changesIn?: (month: string) => string[];
}

/** The line's twin: the same months as a table, folded away. */
export function MonthTable({ pledge, notes = {} }: { pledge: PledgeFigures; notes?: MonthNotes }) {
  const text = useText();
  const language = useLanguage();
  const { number, share, countedShare } = useFormat();
  const shown = (figure: Figure) => (figure.share === null ? text("results.missing") : countedShare(figure));
  const { ahead } = pledge;
  return (
    <details>
      <summary>{text("results.table")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text("results.month")}</th>
            <th scope="col">{text("results.inTime")}</th>
            <th scope="col">{text("results.of")}</th>
            <th scope="col">{text("results.share")}</th>
          </tr>
        </thead>
        <tbody>
          {pledge.months.map((month) => (
            <tr key={month.month}>
              <th scope="row">
                {monthName(month.month, language)}
                {notes.changesIn?.(month.month).map((change) => (
                  <small key={change} className="changed">
                    {change}
                  </small>
                ))}
              </th>
              <td>
                <Counted count={month} href={notes.rowsOf?.(month.month, "met")} />
              </td>
              <td>
                <Counted count={{ met: month.total, margin: 0 }} href={notes.rowsOf?.(month.month, "all")} />
              </td>
              <td>{shown(month)}</td>
            </tr>
          ))}
          {ahead.total > 0 && (
            <tr>
              <th scope="row">{text("results.ahead")}</th>
              <td>{number(ahead.met)}</td>
              <td>{number(ahead.total)}</td>
              <td>{share(ahead.met / ahead.total)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text("results.wholeYear")}</th>
            <td>
              <Counted count={pledge} />
            </td>
            <td>{number(pledge.total)}</td>
            <td>{shown(pledge)}</td>
          </tr>
        </tfoot>
      </table>
      <Beside pledge={pledge} />
    </details>
  );
}

/** A number that opens what it counts, where there is anything to open. */
function Counted({ count, href }: { count: Pick<Figure, "met" | "margin">; href?: string }) {
  const { counted } = useFormat();
  return href && count.met > 0 ? <a href={href}>{counted(count)}</a> : counted(count);
}

/** What keeps the figure honest: how sure it is, and how many promises are made how far ahead. */
function Beside({ pledge }: { pledge: PledgeFigures }) {
  const text = useText();
  const language = useLanguage();
  const { number, share } = useFormat();
  const { interval, promisesPer100Cases: promises, medianLeadTimeHours: hours } = pledge;
  return (
    <>
      {interval && (
        <p className="muted small">
          {text("results.uncertainty", { low: share(interval[0]), high: share(interval[1]) })}
        </p>
      )}
      {promises !== null && hours !== null && (
        <p className="muted small">
          {text("results.habits", {
            promises: number(Math.round(promises)),
            hours: numberFormat(language, {
              style: "unit",
              unit: "hour",
              unitDisplay: "long",
              maximumFractionDigits: hours < 10 ? 1 : 0,
            }).format(hours),
          })}
        </p>
      )}
    </>
  );
}
