import { Mark } from "#ui/mark.tsx";
import { IconChevronDown } from "#ui/staff/icons.ts";
import { useText } from "../../text.tsx";
import type { PhaseDraft } from "./draft.ts";
import { MoveTools, type Place, RemoveButton } from "./item-tools.tsx";
import { PhaseFields } from "./phase-fields.tsx";
import type { ErrorAt, PlanMode } from "./plan-editor.tsx";
import type { PlanTools } from "./use-plan.ts";

const fields = ["kind", "title", "prompt", "prompts", "seconds", "votes", "days", "areas", "anonymous", "id"];

/**
 * One phase: a line that says what it is and opens its fields. They are open too when something in them was refused.
 * To remove it one opens it first: each line has no more than its way up and down.
 */
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
  const title = phase.title || text("plan.untitled");
  const isNow = mode.of === "running" && phase.id === mode.phaseId;
  return (
    <li className={open ? "plan-phase open" : "plan-phase"} aria-label={title}>
      <div className="plan-phase-head">
        <span className="plan-number num" aria-hidden="true">
          {place.at + 1}
        </span>
        <div className="plan-phase-title">
          <h3>
            <button
              type="button"
              aria-expanded={open}
              aria-controls={`${phase.key}-fields`}
              aria-label={text(open ? "plan.fold" : "plan.unfold", { title })}
              onClick={() => plan.toggle(phase.key)}
            >
              {title}
            </button>
          </h3>
          <p className="muted small">
            {said(phase, text).join(" · ")} {isNow && <Mark state="open">{text("plan.now")}</Mark>}
            {refused && <Mark state="broken">{text("plan.look")}</Mark>}
          </p>
        </div>
        <IconChevronDown className="plan-chevron" size={20} aria-hidden="true" />
        <MoveTools list="phases" item={phase} place={place} plan={plan} />
      </div>
      <div id={`${phase.key}-fields`} hidden={!open} className="plan-phase-fields">
        {open && (
          <>
            <PhaseFields phase={phase} plan={plan} mode={mode} errorAt={errorAt} />
            <div>
              <RemoveButton
                list="phases"
                item={phase}
                place={place}
                plan={plan}
                stays={isNow ? text("plan.staysNow") : undefined}
                shown="in words"
              />
            </div>
          </>
        )}
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
