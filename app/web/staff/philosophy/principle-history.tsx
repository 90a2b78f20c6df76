import { Card, Details } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { PrinciplePage } from "./principle-page.ts";

type Transition = PrinciplePage["principle"]["transitions"][number];
type Version = PrinciplePage["principle"]["versions"][number];

/** Who brought a principle where, when and why; the newest first. */
export function PrincipleHistory({
  transitions,
  versions,
}: {
  transitions: Transition[];
  versions: Version[];
}) {
  const text = useText();
  const format = useFormat();
  const steps = transitions.map((step, index) => ({
    ...step,
    event: step.state === "agreed" && index > 1 ? "unpublished" : step.state,
  }));
  return (
    <Card title={text("philosophy.history")}>
      <ol className="lines history">
        {steps.toReversed().map((step) => (
          <li key={`${step.state} ${step.happenedAt}`}>
            <span>
              {text(`philosophy.event.${step.event as "agreed"}`)}
              <span className="muted"> · {whoOf(step, text)}</span>
              {step.reason && <q className="muted small">{step.reason}</q>}
            </span>
            <time className="muted small num" dateTime={new Date(step.happenedAt).toISOString()}>
              {format.date(step.happenedAt)}
            </time>
          </li>
        ))}
      </ol>
      <Wordings versions={versions.slice(1)} />
    </Card>
  );
}

/** The words in which it went out before, the newest first. */
function Wordings({ versions }: { versions: Version[] }) {
  const text = useText();
  const format = useFormat();
  if (versions.length === 0) return null;
  return (
    <Details summary={text("backing.wordings")}>
      <ol className="lines" reversed>
        {versions.map((version) => (
          <li key={version.number}>
            <span>
              {version.statement}
              {version.explanation && (
                <>
                  <br />
                  <span className="muted small">{version.explanation}</span>
                </>
              )}
              <br />
              <span className="muted small num">
                {text("backing.wording", {
                  number: version.number,
                  date: format.date(version.publishedAt),
                })}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Details>
  );
}

function whoOf(step: Transition, text: ReturnType<typeof useText>): string {
  if (step.actorName) return step.actorName;
  return text(step.actorKind === "system" ? "philosophy.operator" : "philosophy.someone");
}
