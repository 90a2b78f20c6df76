import { Link } from "react-router";
import type { Break, ChainLink } from "#domain/results/chain.ts";
import type { Step } from "#domain/results/path.ts";
import { Mark } from "#ui/mark.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../text.tsx";

/** The chain in its advised order, without the parts that nobody can begin here yet. */
export function ChainView({ chain }: { chain: ChainLink[] }) {
  const text = useText();
  return (
    <section aria-labelledby="chain-title">
      <h2 id="chain-title" className="quiet-title">
        {text("programme.chainTitle")}
      </h2>
      <ol className="card chain">
        {chain
          .filter(({ page }) => page !== null)
          .map((link) => {
            const name = text(`programme.part.${link.part}`);
            return (
              <li key={link.part} className={link.state === "broken" ? "broken-link" : undefined}>
                <strong className="num">{link.state === "not_started" ? "–" : link.count}</strong>
                <span>{link.page ? <Link to={link.page}>{name}</Link> : name}</span>
                <ChainMark link={link} />
              </li>
            );
          })}
      </ol>
    </section>
  );
}

function ChainMark({ link }: { link: ChainLink }) {
  const text = useText();
  if (link.state === "whole") return <Mark state="kept">{text("programme.chainState.whole")}</Mark>;
  if (link.state === "not_started")
    return <Mark state="none">{text("programme.chainState.not_started")}</Mark>;
  return <Mark state="risk">{text("programme.chainState.missing", { count: link.breaks })}</Mark>;
}

/** Each gap, with the page that closes it for whoever may. */
export function BreakList({ breaks }: { breaks: Break[] }) {
  const text = useText();
  if (breaks.length === 0) {
    return (
      <Card title={text("programme.chainTitle")}>
        <p>
          <Mark state="kept">{text("programme.noBreaks")}</Mark>
        </p>
      </Card>
    );
  }
  return (
    <Card title={text("programme.breaksTitle", { count: breaks.length })}>
      <ul className="rows">
        {breaks.map((each) => (
          <li key={`${each.code} ${each.subjectId}`}>
            <span>{text(`programme.break.${each.code}`, { subject: each.subject ?? "" })}</span>
            {each.mend && <Link to={each.mend}>{text("programme.mend")}</Link>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const signs = { done: "kept", begun: "open", not_started: "none" } as const;

/** The steps of the path that can be begun, each with what there is of it; those under way stand open. */
export function PathView({ steps }: { steps: Step[] }) {
  const text = useText();
  const { language } = useFormat();
  const titleOf = (step: Step) => step.title[language] ?? step.title.en ?? step.key;
  return (
    <section aria-labelledby="path-title">
      <h2 id="path-title" className="quiet-title">
        {text("programme.stepsTitle")}
      </h2>
      <div className="card path">
        {steps.map((step) => (
          <details key={step.key} open={step.state === "begun"}>
            <summary>
              <span className="num muted">{step.key}</span> <span className="grow">{titleOf(step)}</span>
              <Mark state={signs[step.state]}>{text(`programme.stepState.${step.state}`)}</Mark>
            </summary>
            {step.key === "1" && <p className="muted small explained">{text("programme.quotient")}</p>}
            <ul className="rows">
              {[...(step.page ? [step] : []), ...step.steps]
                .filter(({ tool }) => tool === "here")
                .map((below) => (
                  <PathLine key={below.key} step={below} title={titleOf(below)} />
                ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}

/** One step as a link to where it is done, with what shows that it was begun. */
function PathLine({ step, title }: { step: Step; title: string }) {
  const text = useText();
  return (
    <li>
      <span>
        <span className="num muted">{step.key}</span>{" "}
        {step.page ? <Link to={step.page}>{title}</Link> : title}
      </span>
      <span className="muted small">
        {step.found
          ? text(`programme.found.${step.found.code}` as "programme.found.voices", {
              count: step.found.count,
            })
          : text("programme.stepState.not_started")}
        {step.state === "done" && ` · ${text("programme.stepState.done")}`}
      </span>
    </li>
  );
}
