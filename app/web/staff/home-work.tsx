import { Link } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { ButtonLink, Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../text.tsx";
import type { HomePage } from "./home.tsx";

/** How many things wait for this person: their promises that are open, and their cases. */
export const waitingOf = ({ home, work }: Pick<HomePage, "home" | "work">): number =>
  home.promises.filter(({ state }) => state !== "kept").length + work.cases.items.length;

const signs = { late: "broken", mine: "open", unassigned: "none" } as const;

/** Cases that wait for me, late ones first, and those that nobody took up. */
export function WaitingCases({ cases }: { cases: HomePage["work"]["cases"] }) {
  const text = useText();
  const format = useFormat();
  return (
    <Card
      title={text("home.casesTitle")}
      actions={
        <Link to="/cases?state=open" className="small">
          {text("home.allCases")}
        </Link>
      }
    >
      {cases.items.length === 0 ? (
        <p className="muted">{text("home.noCases")}</p>
      ) : (
        <ul className="rows">
          {cases.items.map((kase) => (
            <li key={kase.id}>
              <span>
                <Link to={`/cases/${kase.id}`} data-row="">
                  {kase.excerpt ?? kase.reference}
                </Link>
                <br />
                <span className="muted small num">
                  {kase.reference} · {format.shortDate(kase.receivedAt)}
                </span>
              </span>
              <Mark state={signs[kase.why]}>{text(`home.why.${kase.why}`)}</Mark>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const outcomes = { yes: "kept", partly: "open", no: "none" } as const;

/** What I asked over a limit, and what somebody said to it. */
export function Answered({ questions }: { questions: Extract<HomePage, { view: "employee" }>["answered"] }) {
  const text = useText();
  if (questions.length === 0) return null;
  return (
    <Card title={text("home.answeredTitle", { count: questions.length })}>
      <ul className="rows">
        {questions.map((question) => (
          <li key={question.id}>
            <span>
              <Link to={`/cases/${question.caseId}`} data-row="">
                {question.what}
              </Link>
              {question.answer?.words && <span className="muted small"> {question.answer.words}</span>}
            </span>
            {question.answer && (
              <Mark state={outcomes[question.answer.outcome]}>
                {text(`rights.outcome.${question.answer.outcome}`)}
              </Mark>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** One principle, to carry through the day. */
export function OfTheDay({ principle }: { principle: HomePage["ofTheDay"] }) {
  const text = useText();
  if (!principle) return null;
  return (
    <Card title={text("home.ofTheDay")}>
      <p className="of-the-day">
        <Link to={`/principles/${principle.id}`}>{principle.statement}</Link>
      </p>
      {principle.explanation && <p className="muted">{principle.explanation}</p>}
    </Card>
  );
}

/** What to do when something keeps one from serving well. */
export function InTheWay({ ways }: { ways: HomePage["inTheWay"] }) {
  const text = useText();
  if (!ways.need && !ways.moment) return null;
  return (
    <Card title={text("home.inTheWay")}>
      <p className="muted">{text("home.inTheWaySay")}</p>
      <div className="actions">
        {ways.need && <ButtonLink href="/rights/needs">{text("home.askNeed")}</ButtonLink>}
        {ways.moment && <ButtonLink href="/principles/moments">{text("home.noteMoment")}</ButtonLink>}
      </div>
    </Card>
  );
}
