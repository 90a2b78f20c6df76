import { Mark } from "#ui/mark.tsx";
import { ButtonLink, Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import { minutesText } from "../plan/draft.ts";
import type { SchedulePage } from "./schedule-page.ts";

/** When it is, and what happens in which order. */
export function AgendaCard({ page }: { page: SchedulePage }) {
  const { workshop, agenda, endsAt, now } = page;
  const text = useText();
  const { time, dateTime } = useFormat();
  const timed = agenda.some(({ startsAt }) => startsAt !== null);
  return (
    <Card
      title={text("schedule.agenda")}
      actions={
        workshop.startsAt && (
          <ButtonLink href={`/workshops/${workshop.id}/calendar.ics`} leave="leave" size="xs">
            {text("schedule.download")}
          </ButtonLink>
        )
      }
    >
      <When page={page} />
      <ol className={timed ? "agenda" : "agenda untimed"}>
        {agenda.map((item) => (
          <li key={item.phaseId} aria-current={item.phaseId === now.phaseId ? "step" : undefined}>
            {timed && (
              <span className="agenda-time num">
                {item.startsAt && <time dateTime={item.startsAt.toISOString()}>{time(item.startsAt)}</time>}
              </span>
            )}
            <span>
              <span>
                {item.title}{" "}
                {item.phaseId === now.phaseId && !workshop.closedAt && (
                  <Mark state="open">{text("schedule.here")}</Mark>
                )}
              </span>
              <span className="muted small">
                {item.seconds !== null && workshop.manner !== "over_days" && (
                  <span className="num">
                    {text("plan.minutesShort", { minutes: minutesText(item.seconds) })}
                  </span>
                )}
                {item.deadlineAt && text("schedule.until", { when: dateTime(item.deadlineAt) })}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {endsAt && !workshop.closedAt && (
        <p className="muted small num">{text("schedule.endsAt", { when: dateTime(endsAt) })}</p>
      )}
    </Card>
  );
}

/** One line: the day, from when to when, and how long. */
function When({ page: { workshop, endsAt, agenda } }: { page: SchedulePage }) {
  const text = useText();
  const { dateTime, time } = useFormat();
  const { startsAt, manner } = workshop;
  if (!startsAt) return <p className="muted">{text("schedule.noTime")}</p>;
  const minutes = Math.round(agenda.reduce((sum, { seconds }) => sum + (seconds ?? 600), 0) / 60);
  return (
    <p className="agenda-when">
      <strong>
        <time dateTime={startsAt.toISOString()}>{dateTime(startsAt)}</time>
        {endsAt && manner !== "over_days" && (
          <>
            –<time dateTime={endsAt.toISOString()}>{time(endsAt)}</time>
          </>
        )}
      </strong>{" "}
      <span className="muted">
        {manner === "over_days" ? text("schedule.overDays") : text("schedule.length", { count: minutes })}
      </span>
    </p>
  );
}
