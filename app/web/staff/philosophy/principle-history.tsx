import { Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { PrinciplePage } from "./principle-page.ts";

type Transition = PrinciplePage["principle"]["transitions"][number];

/** Who brought a principle where, when and why; the newest first. */
export function PrincipleHistory({ transitions }: { transitions: Transition[] }) {
  const text = useText();
  const format = useFormat();
  const steps = transitions.map((step, index) => ({
    ...step,
    event:
      step.state === "agreed" && transitions[index - 1]?.state === "published" ? "unpublished" : step.state,
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
    </Card>
  );
}

function whoOf(step: Transition, text: ReturnType<typeof useText>): string {
  if (step.actorName) return step.actorName;
  return text(step.actorKind === "system" ? "philosophy.operator" : "philosophy.someone");
}
