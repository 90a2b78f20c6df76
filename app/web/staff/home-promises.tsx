import { Link } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { monthName } from "../month-name.ts";
import { useFormat, useText } from "../text.tsx";

interface MyPromise {
  id: string;
  text: string;
  dueAt: Date;
  caseId: string;
  reference: string;
  state: string;
  dueToday: boolean;
}

/** So many stand open at once; the rest is one click away. */
const inSight = 6;

/** My promises: late first, then by due time, then what I kept since yesterday. */
export function PromiseList({ promises }: { promises: MyPromise[] }) {
  const text = useText();
  return (
    <Card
      title={text("programme.promisesTitle")}
      actions={
        <Link to="/cases?ownerId=me" className="small">
          {text("programme.allPromises")}
        </Link>
      }
    >
      {promises.length === 0 ? (
        <p className="muted">{text("programme.noPromises")}</p>
      ) : (
        <>
          <PromiseRows promises={promises.slice(0, inSight)} />
          {promises.length > inSight && (
            <details className="details">
              <summary>{text("programme.morePromises", { count: promises.length - inSight })}</summary>
              <PromiseRows promises={promises.slice(inSight)} />
            </details>
          )}
        </>
      )}
    </Card>
  );
}

/** Promises, each with when it is due and the case it was made in. */
export function PromiseRows({ promises }: { promises: MyPromise[] }) {
  return (
    <ul className="rows promises">
      {promises.map((promise) => (
        <li key={promise.id}>
          <span className={promise.state === "kept" ? "muted" : undefined}>
            <Link to={`/cases/${promise.caseId}`} data-row="">
              {promise.text}
            </Link>
            <br />
            <span className="muted small num">{promise.reference}</span>
          </span>
          <DueMark promise={promise} />
        </li>
      ))}
    </ul>
  );
}

function DueMark({ promise }: { promise: MyPromise }) {
  const text = useText();
  const format = useFormat();
  if (promise.state === "kept") return <Mark state="kept">{text("programme.kept")}</Mark>;
  const due = format.dateTime(promise.dueAt);
  if (promise.state === "late") return <Mark state="broken">{`${text("programme.late")} · ${due}`}</Mark>;
  return promise.dueToday ? (
    <Mark state="risk">{text("programme.today", { time: format.time(promise.dueAt) })}</Mark>
  ) : (
    <Mark state="open">{due}</Mark>
  );
}

interface Kept {
  met: number;
  total: number;
  released: number;
  share: number | null;
  /** What customers said of the newest month that may be told of: `2026-10`. */
  perceived: {
    month: string;
    answers: number;
    helped: number;
    margin: number;
    share: number;
    interval: [low: number, high: number];
  } | null;
}

/** What was promised and kept in thirty days: what those concerned say first, then our count. */
export function KeptCard({ kept }: { kept: Kept }) {
  const text = useText();
  const format = useFormat();
  return (
    <Card title={text("programme.keptTitle")}>
      <Perceived kept={kept} />
      {kept.share === null ? (
        <p className="muted">{text("programme.keptNone")}</p>
      ) : (
        <>
          <p className="figure num">{format.share(kept.share)}</p>
          <div className="bar" aria-hidden="true">
            <i style={{ width: `${kept.share * 100}%` }} />
          </div>
          <p className="muted small num">
            <Link to="/due-promises">
              {text("programme.keptCount", {
                met: format.number(kept.met),
                total: format.number(kept.total),
              })}
            </Link>
            {kept.total > kept.met && (
              <>
                {" · "}
                <Link to="/due-promises?state=missed">
                  {text("programme.keptMissed", { count: kept.total - kept.met })}
                </Link>
              </>
            )}
            {kept.released > 0 && (
              <>
                {" · "}
                <Link to="/due-promises?state=released">
                  {text("programme.keptReleased", { count: kept.released })}
                </Link>
              </>
            )}
          </p>
        </>
      )}
    </Card>
  );
}

function Perceived({ kept }: { kept: Kept }) {
  const text = useText();
  const format = useFormat();
  const { perceived } = kept;
  if (!perceived) return <p className="small muted">{text("programme.notTold")}</p>;
  const helped = { met: perceived.helped, margin: perceived.margin, total: perceived.answers };
  return (
    <p className="small">
      {text("programme.perceived", {
        month: monthName(perceived.month, format.language),
        share: format.countedShare(helped),
        helped: format.counted(helped),
        answers: format.number(perceived.answers),
        low: format.share(perceived.interval[0]),
        high: format.share(perceived.interval[1]),
      })}
    </p>
  );
}
