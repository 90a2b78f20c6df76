import { Button } from "@mantine/core";
import { Mark } from "#ui/mark.tsx";
import { useText } from "../../text.tsx";
import type { PhaseDraft } from "./draft.ts";
import { ItemTools, type Place } from "./item-tools.tsx";
import { PhaseFields } from "./phase-fields.tsx";
import type { ErrorAt, PlanMode } from "./plan-editor.tsx";
import type { PlanTools } from "./use-plan.ts";

const fields = ["kind", "title", "prompt", "prompts", "seconds", "votes", "days", "areas", "anonymous", "id"];

/** One phase: a line that says what it is, and its fields when it is opened or something in it was refused. */
export function PhaseCard({
  phase,
  place,
  plan,
  mode,
  errorAt,
}: {
  phase: PhaseDraft;
  place: Place;
  plan: PlanTools;
  mode: PlanMode;
  errorAt: ErrorAt;
}) {
  const text = useText();
  const refused = fields.some((field) => errorAt("phases", phase.key, field));
  const open = plan.opened.has(phase.key) || refused;
  const isNow = mode.of === "running" && phase.id === mode.phaseId;
  return (
    <li className={open ? "plan-phase open" : "plan-phase"} aria-label={phase.title || text("plan.untitled")}>
      <div className="plan-phase-head">
        <span className="plan-number num" aria-hidden="true">
          {place.at + 1}
        </span>
        <div className="plan-phase-title">
          <h3>{phase.title || text("plan.untitled")}</h3>
          <p className="muted small">
            {said(phase, text).join(" · ")} {isNow && <Mark state="open">{text("plan.now")}</Mark>}
            {refused && <Mark state="broken">{text("plan.look")}</Mark>}
          </p>
        </div>
        <Button
          variant="subtle"
          size="sm"
          aria-expanded={open}
          aria-controls={`${phase.key}-fields`}
          aria-label={text(open ? "plan.fold" : "plan.unfold", {
            title: phase.title || text("plan.untitled"),
          })}
          onClick={() => plan.toggle(phase.key)}
        >
          {text(open ? "plan.done" : "plan.change")}
        </Button>
        <ItemTools
          list="phases"
          item={phase}
          place={place}
          plan={plan}
          stays={isNow ? text("plan.staysNow") : undefined}
        />
      </div>
      <div id={`${phase.key}-fields`} hidden={!open} className="plan-phase-fields">
        {open && <PhaseFields phase={phase} plan={plan} mode={mode} errorAt={errorAt} />}
      </div>
    </li>
  );
}

/** What a phase is, in a few words. */
function said(phase: PhaseDraft, text: ReturnType<typeof useText>): string[] {
  const cards = phase.cards.split("\n").filter((line) => line.trim()).length;
  return [
    text(`plan.kinds.${phase.kind}`),
    phase.minutes && text("plan.minutesShort", { minutes: phase.minutes }),
    phase.days && text("plan.daysShort", { days: phase.days }),
    phase.kind === "vote" && text("plan.dotsShort", { dots: phase.votes || "5" }),
    phase.anonymous && text("plan.anonymousShort"),
    cards > 0 && text("plan.cardsShort", { count: cards }),
  ].filter((each): each is string => typeof each === "string" && each !== "");
}
