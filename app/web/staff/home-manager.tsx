import type { ReactNode } from "react";
import { Link } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { Card, PageHead } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../text.tsx";
import type { HomePage } from "./home.tsx";
import { PrinciplesInSight } from "./home-principles.tsx";
import { KeptCard, PromiseList, PromiseRows } from "./home-promises.tsx";
import { Answered, InTheWay, OfTheDay, WaitingCases, waitingOf } from "./home-work.tsx";

type Page = Extract<HomePage, { view: "manager" }>;

/** The home of a manager: what is at risk and who waits for a word, then their own. */
export function ManagerHome({ page, pins }: { page: Page; pins: ReactNode }) {
  const text = useText();
  const { home, work, answered, questions, needs } = page;
  // A promise of my own stands among those of the teams too, and is one thing.
  const own = new Set(home.promises.map(({ id }) => id));
  const ofTeams = work.promises.filter(({ id }) => !own.has(id));
  const waiting = waitingOf(page) + ofTeams.length + questions.length + needs.length + work.actions.length;
  return (
    <>
      <PageHead
        eyebrow={page.organisation}
        title={text("home.waits", { count: waiting, more: work.cases.more ? "+" : "" })}
      />
      {work.promises.length > 0 && (
        <Card title={text("home.atRisk", { count: work.promises.length })}>
          <PromiseRows promises={work.promises} />
        </Card>
      )}
      <ToAnswer page={page} />
      <LateActions actions={work.actions} />
      <WaitingCases cases={work.cases} />
      {pins}
      <div className="two even">
        <PromiseList promises={home.promises} />
        {work.team && <Team team={work.team} />}
      </div>
      <Answered questions={answered} />
      <div className="two">
        <PrinciplesInSight principles={home.principles} />
        <KeptCard kept={home.kept} />
      </div>
      <div className="two">
        <OfTheDay principle={page.ofTheDay} />
        <InTheWay ways={page.inTheWay} />
      </div>
    </>
  );
}

/** Questions over a limit, and what colleagues need to serve well. */
function ToAnswer({ page: { questions, needs } }: { page: Page }) {
  const text = useText();
  const format = useFormat();
  if (questions.length + needs.length === 0) return null;
  return (
    <Card title={text("home.toAnswer", { count: questions.length + needs.length })}>
      <ul className="rows">
        {questions.map((question) => (
          <li key={question.id}>
            <Link to={`/rights/questions#${question.id}`} data-row="">
              {question.what}
            </Link>
            <span className="muted small">
              {text("home.answerBy", { when: format.dateTime(question.answerBy) })}
            </span>
          </li>
        ))}
        {needs.map((need) => (
          <li key={need.id}>
            <Link to="/rights/needs" data-row="">
              {need.what}
            </Link>
            <span className="muted small">
              {need.dueOn && text("home.answerBy", { when: format.shortDate(`${need.dueOn}T12:00:00Z`) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LateActions({ actions }: { actions: Page["work"]["actions"] }) {
  const text = useText();
  const format = useFormat();
  if (actions.length === 0) return null;
  return (
    <Card title={text("home.lateActions", { count: actions.length })}>
      <ul className="rows">
        {actions.map((action) => (
          <li key={action.id}>
            <Link to={`/actions/${action.id}`} data-row="">
              {action.text}
            </Link>
            <Mark state="broken">{action.dueOn && format.shortDate(`${action.dueOn}T12:00:00Z`)}</Mark>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How the cases of the teams stand, each count with its cases. */
function Team({ team }: { team: NonNullable<Page["work"]["team"]> }) {
  const text = useText();
  const { number } = useFormat();
  const lines = [
    { to: "/cases?state=open", label: text("home.team.open"), count: team.open },
    { to: "/cases?ownerId=none&state=open", label: text("home.team.unassigned"), count: team.unassigned },
    { to: "/cases?late=true", label: text("home.team.late"), count: team.late },
  ];
  return (
    <Card title={text("home.team.title")}>
      <ul className="rows">
        {lines.map(({ to, label, count }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
            <strong className="num">{number(count)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}
