import { useRef } from "react";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { AreaFields } from "./area-fields.tsx";
import type { PlanDraft } from "./draft.ts";
import { minutesTogether, planOf } from "./draft.ts";
import { AddButton, RemovedLine } from "./item-tools.tsx";
import { PhaseCard } from "./phase-card.tsx";
import type { PlanTools } from "./use-plan.ts";

/** `template`: days until deadlines are planned. `running`: the board stands in a phase, and kinds stay. */
export type PlanMode = { of: "template" } | { of: "running"; phaseId: string };

/** The sentence of a refusal that belongs to one field of one area or phase. */
export type ErrorAt = (list: "areas" | "phases", key: string, field: string) => string | undefined;

const most = { areas: 6, phases: 30 };

/** Areas, and phases in their order: everything by keyboard and by touch, without a drag. */
export function PlanEditor({
  plan,
  mode,
  errorAt,
  errors,
}: {
  plan: PlanTools;
  mode: PlanMode;
  errorAt: ErrorAt;
  errors: Record<string, string>;
}) {
  const text = useText();
  const { draft } = plan;
  const minutes = minutesTogether(draft);
  return (
    <>
      <p className="away" role="status">
        {plan.moved && text("plan.moved", plan.moved)}
      </p>
      <input type="hidden" name="plan" value={JSON.stringify(planOf(draft))} />
      <Card title={text("plan.areas")}>
        <p className="muted">{text("plan.areasSay")}</p>
        <ol className="plan-list">
          {draft.areas.map((area, index) => (
            <AreaFields
              key={area.key}
              area={area}
              place={{ at: index, of: draft.areas.length }}
              plan={plan}
              errorAt={errorAt}
            />
          ))}
        </ol>
        <ListFoot list="areas" plan={plan} error={errors["plan.areas"]} />
      </Card>
      <Card
        title={text("plan.phases", { count: draft.phases.length })}
        actions={
          minutes > 0 && <span className="muted num">{text("plan.minutesInAll", { count: minutes })}</span>
        }
      >
        <p className="muted">{text(mode.of === "running" ? "plan.phasesSayRunning" : "plan.phasesSay")}</p>
        <ol className="plan-list plan-phases">
          {draft.phases.map((phase, index) => (
            <PhaseCard
              key={phase.key}
              phase={phase}
              place={{ at: index, of: draft.phases.length }}
              plan={plan}
              mode={mode}
              errorAt={errorAt}
            />
          ))}
        </ol>
        <ListFoot list="phases" plan={plan} error={errors["plan.phases"]} />
      </Card>
    </>
  );
}

function ListFoot({
  list,
  plan,
  error,
}: {
  list: "areas" | "phases";
  plan: PlanTools;
  error?: string | undefined;
}) {
  const text = useText();
  return (
    <>
      {error && <p className="field-error">! {error}</p>}
      <RemovedLine list={list} plan={plan} />
      <div>
        <AddButton
          id={`add-${list}`}
          onAdd={() => plan.add(list)}
          full={plan.draft[list].length >= most[list] ? "full" : undefined}
        >
          {text(list === "areas" ? "plan.addArea" : "plan.addPhase")}
        </AddButton>
      </div>
    </>
  );
}

/** Refusals by what they were about when they were sent: whatever is moved meanwhile takes its own along. */
export function useErrorsOfSent(errors: Record<string, string>) {
  const sent = useRef<PlanDraft | null>(null);
  const errorAt: ErrorAt = (list, key, field) => {
    const keys = (sent.current?.[list] as { key: string }[] | undefined)?.map((item) => item.key);
    const at = keys ? keys.indexOf(key) : Number.NaN;
    return errors[`plan.${list}.${at}.${field}`] ?? deeper(errors, `plan.${list}.${at}.${field}.`);
  };
  return {
    errorAt,
    noteSent: (draft: PlanDraft) => {
      sent.current = draft;
    },
  };
}

/** Of a field that holds several lines: the first that was refused. */
const deeper = (errors: Record<string, string>, path: string): string | undefined =>
  Object.entries(errors).find(([key]) => key.startsWith(path))?.[1];
