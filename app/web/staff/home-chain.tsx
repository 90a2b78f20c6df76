import { Link } from "react-router";
import type { Break } from "#domain/results/chain.ts";
import type { ChainLink, Step } from "#domain/results/programme.ts";
import { Mark } from "#ui/mark.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../text.tsx";

const pages: Partial<Record<ChainLink["part"], string>> = {
  vision: "/documents/vision",
  strategy: "/documents/strategy",
  principle: "/principles",
  standard: "/standards",
};

/** The chain in its advised order; what comes later says so instead of hiding. */
export function ChainView({ chain }: { chain: ChainLink[] }) {
  const text = useText();
  return (
    <section aria-labelledby="chain-title">
      <h2 id="chain-title" className="quiet-title">
        {text("programme.chainTitle")}
      </h2>
      <ol className="card chain">
        {chain.map((link) => {
          const page = pages[link.part];
          const name = text(`programme.part.${link.part}`);
          return (
            <li key={link.part} className={link.state === "broken" ? "broken-link" : undefined}>
              <strong className="num">{link.state === "not_started" ? "–" : link.count}</strong>
              <span>{page ? <Link to={page}>{name}</Link> : name}</span>
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

/** Each break with the page that mends it. */
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
            <Link to={each.mend}>{text("programme.mend")}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const signs = { done: "kept", begun: "open", not_started: "none" } as const;

/** The six steps; those under way stand open, the rest are folded. */
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
            <ul className="rows">
              {step.steps.map((below) => (
                <li key={below.key}>
                  <span>
                    <span className="num muted">{below.key}</span> {titleOf(below)}
                  </span>
                  <span className="muted small">
                    {below.found
                      ? text(`programme.found.${below.found.code}` as "programme.found.voices", {
                          count: below.found.count,
                        })
                      : text("programme.stepState.not_started")}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}
