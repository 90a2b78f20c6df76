import { Checkbox } from "@mantine/core";
import type { PhaseKind } from "#domain/workshops/templates/template.ts";
import { FieldGroup, SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { useText } from "../../text.tsx";
import type { PhaseDraft } from "./draft.ts";
import type { ErrorAt, PlanMode } from "./plan-editor.tsx";
import type { PlanTools } from "./use-plan.ts";

const kinds: PhaseKind[] = [
  "conviction",
  "write",
  "discuss",
  "group",
  "vote",
  "ladder",
  "draft",
  "tie",
  "rate",
  "consent",
];

interface Props {
  phase: PhaseDraft;
  plan: PlanTools;
  mode: PlanMode;
  errorAt: ErrorAt;
}

/** Everything that one may say of a phase. */
export function PhaseFields({ phase, plan, mode, errorAt }: Props) {
  const text = useText();
  const error = (field: string) => errorAt("phases", phase.key, field);
  const gone = error("id");
  const change = (fields: Partial<PhaseDraft>) => plan.change("phases", phase.key, fields);
  const field = (name: keyof PhaseDraft & string, refusal = name as string) => ({
    id: `${phase.key}-${name}`,
    name: `${phase.key}-${name}`,
    value: String(phase[name]),
    onValue: (value: string) => change({ [name]: value }),
    error: error(refusal),
  });
  return (
    <>
      {gone && <p className="field-error">! {text("plan.goneMeanwhile")}</p>}
      <div className="field-row">
        <TextField {...field("title")} label={text("plan.phaseTitle")} maxLength={80} />
        {phase.id ? (
          <div className="plan-kind">
            <span className="plan-kind-label">{text("plan.kind")}</span>
            <span>{text(`plan.kinds.${phase.kind}`)}</span>
            <span className="muted small">{text("plan.kindStays")}</span>
          </div>
        ) : (
          <SelectField
            {...field("kind")}
            label={text("plan.kind")}
            hint={text(`plan.kindHints.${phase.kind}`)}
            options={kinds.map((kind) => ({ value: kind, label: text(`plan.kinds.${kind}`) }))}
          />
        )}
      </div>
      <TextAreaField
        {...field("prompt")}
        label={text("plan.prompt")}
        hint={text("plan.promptHint")}
        rows={2}
        maxLength={500}
      />
      <div className="field-row">
        <TextField
          {...field("minutes", "seconds")}
          label={text("plan.minutes")}
          hint={text("plan.minutesHint")}
          inputMode="text"
          maxLength={7}
        />
        {mode.of === "template" && (
          <TextField
            {...field("days")}
            label={text("plan.days")}
            hint={text("plan.daysHint")}
            inputMode="numeric"
            maxLength={2}
          />
        )}
        {phase.kind === "vote" && (
          <TextField
            {...field("votes")}
            label={text("plan.dots")}
            hint={text("plan.dotsHint")}
            inputMode="numeric"
            maxLength={2}
          />
        )}
      </div>
      <AreaChoice phase={phase} plan={plan} error={error("areas")} />
      <Checkbox
        label={text("plan.anonymous")}
        description={text("plan.anonymousHint")}
        checked={phase.anonymous}
        onChange={(event) => change({ anonymous: event.currentTarget.checked })}
      />
      <TextAreaField
        {...field("cards", "prompts")}
        label={text("plan.cards")}
        hint={text("plan.cardsHint")}
        rows={3}
        maxLength={2500}
      />
    </>
  );
}

/** Which areas a phase is about; none means all. With one area there is nothing to choose. */
function AreaChoice({
  phase,
  plan,
  error,
}: {
  phase: PhaseDraft;
  plan: PlanTools;
  error?: string | undefined;
}) {
  const text = useText();
  const { areas } = plan.draft;
  if (areas.length < 2) return null;
  const choose = (key: string, chosen: boolean) =>
    plan.change("phases", phase.key, {
      areas: areas
        .map((area) => area.key)
        .filter((each) => (each === key ? chosen : phase.areas.includes(each))),
    });
  return (
    <FieldGroup label={text("plan.about")} hint={text("plan.aboutHint")} {...(error && { error })}>
      <div className="plan-about">
        {areas.map((area, index) => (
          <Checkbox
            key={area.key}
            label={area.title || text("plan.areaTitle", { place: index + 1 })}
            checked={phase.areas.includes(area.key)}
            onChange={(event) => choose(area.key, event.currentTarget.checked)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
