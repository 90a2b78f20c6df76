import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { minutesText, type StoredPlan } from "./draft.ts";

/** A plan to look at: areas with their stems, and phases in their order. */
export function PlanOutline({ purpose, plan }: { purpose?: string; plan: StoredPlan }) {
  const text = useText();
  return (
    <>
      {purpose && (
        <Card>
          <p>{purpose}</p>
        </Card>
      )}
      <Card title={text("plan.areas")}>
        <ul className="lines">
          {plan.areas.map((area) => (
            <li key={area.title}>
              <span>
                {area.title}
                {area.stem && <span className="muted"> · {area.stem} …</span>}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={text("plan.phases", { count: plan.phases.length })}>
        <ol className="plan-outline">
          {plan.phases.map((phase, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: phases to look at have no other name
            <li key={index}>
              <h3>{phase.title}</h3>
              {phase.prompt && <p>{phase.prompt}</p>}
              <p className="muted small num">
                {[
                  text(`plan.kinds.${phase.kind}`),
                  phase.seconds && text("plan.minutesShort", { minutes: minutesText(phase.seconds) }),
                  phase.days && text("plan.daysShort", { days: phase.days }),
                  phase.kind === "vote" && text("plan.dotsShort", { dots: phase.votes ?? 5 }),
                  phase.anonymous && text("plan.anonymousShort"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              {(phase.prompts ?? []).length > 0 && (
                <ul className="muted small">
                  {(phase.prompts ?? []).map((card) => (
                    <li key={card}>{card}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </>
  );
}
