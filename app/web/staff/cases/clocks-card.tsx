import { Link } from "react-router";
import type { TextFunction } from "#messages/text.ts";
import { Mark, type MarkState } from "#ui/mark.tsx";
import { Card, Details } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { spanIn } from "../../span.ts";
import { useFormat, useLanguage, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import { Pausing } from "./pause-card.tsx";

type Clock = CaseData["clocks"][number];

/** By when each standard asks something of this case: what runs first, what is done folded away; and the way to pause. */
export function Clocks({ data, refused }: { data: CaseData; refused: Refused | null }) {
  const text = useText();
  const running = data.clocks.filter((clock) => clock.doneAt === null);
  const done = data.clocks.filter((clock) => clock.doneAt !== null);
  return (
    <Card title={text("caseDesk.clocks.title")}>
      {data.clocks.length === 0 && <p className="muted small">{text("caseDesk.clocks.none")}</p>}
      {data.clocks.length > 0 && running.length === 0 && (
        <p className="muted small">{text("caseDesk.clocks.nothingRuns")}</p>
      )}
      <ClockList clocks={running} now={data.now} />
      {done.length > 0 && (
        <Details summary={text("caseDesk.clocks.done", { count: done.length })}>
          <ClockList clocks={done} now={data.now} />
        </Details>
      )}
      <Pausing data={data} refused={refused} />
    </Card>
  );
}

function ClockList({ clocks, now }: { clocks: Clock[]; now: Date }) {
  const text = useText();
  const format = useFormat();
  if (clocks.length === 0) return null;
  return (
    <ul className="promise-list">
      {clocks.map((clock) => (
        <li key={`${clock.standardId} ${clock.startsAt.getTime()}`}>
          <p className="line">
            <b>{text(`caseDesk.clocks.measure.${clock.measure}`)}</b>
            <Left clock={clock} now={now} />
          </p>
          <p className="small muted">
            {clock.deadline && (
              <span className="num">
                {text("caseDesk.clocks.by", { by: format.dateTime(clock.deadline) })}
                {clock.standardId && " · "}
              </span>
            )}
            {clock.standardId && <Link to={`/standards/${clock.standardId}`}>{clock.standardName}</Link>}
          </p>
        </li>
      ))}
    </ul>
  );
}

const soon = 4 * 3600 * 1000;

/** How long is left, in working time where the standard counts in it; or how it went. */
function Left({ clock, now }: { clock: Clock; now: Date }) {
  const { deadline, noDeadline, doneAt, state, workingTimeAway } = clock;
  const text = useText();
  const language = useLanguage();
  if (deadline === null)
    return <Mark state="none">{text(`caseDesk.clocks.noDeadline.${noDeadline ?? "stands_still"}`)}</Mark>;
  const away = workingTimeAway
    ? workingTimeAway.seconds * 1000
    : Math.abs(deadline.getTime() - (doneAt ?? now).getTime());
  const span = workingTimeAway ? workingSpan(text, language, workingTimeAway) : spanIn(language, away);
  const marks: Record<Clock["state"], MarkState> = {
    met: "kept",
    late: "risk",
    overdue: "broken",
    open: "open",
  };
  const mark = state === "open" && away < soon ? "risk" : marks[state];
  return <Mark state={mark}>{text(`caseDesk.clocks.state.${state}`, { span })}</Mark>;
}

/** Working days by their dates, or from two working days down the working time itself; as the standard is worded. */
function workingSpan(
  text: TextFunction,
  language: string,
  away: NonNullable<Clock["workingTimeAway"]>,
): string {
  if (away.days >= 2) return text("strategy.workingDays", { count: away.days });
  const hours = Math.round(away.seconds / 3600);
  if (hours >= 2) return text("strategy.workingHours", { count: hours });
  return text("strategy.workingTime", { time: spanIn(language, away.seconds * 1000) });
}
