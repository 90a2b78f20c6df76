import { Mark } from "#ui/mark.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../text.tsx";
import type { HomePage } from "./home.tsx";

const steps = ["principle", "agreed", "standard", "pledge", "charter"] as const;

/** What the first step leads to: a public promise that is measured. Nothing here is a warning. */
export function FirstSteps({ start }: { start: Extract<HomePage, { view: "lead" }>["programme"]["start"] }) {
  const text = useText();
  return (
    <Card title={text("home.startTitle")}>
      <ol className="rows start">
        {steps.map((step) => (
          <li key={step}>
            <span>
              <strong>{text(`home.start.${step}`)}</strong>
              <br />
              <span className="muted small">{text(`home.startSay.${step}`)}</span>
            </span>
            {start[step] && <Mark state="kept">{text("home.startDone")}</Mark>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
