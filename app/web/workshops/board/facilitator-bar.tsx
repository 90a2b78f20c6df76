import { useState } from "react";
import { BringTools, useBringing } from "../bring/bring-tool.tsx";
import { CloseSheet } from "./close-tool.tsx";
import { IconBack, IconMenu, IconOn } from "./icons.ts";
import { Menu } from "./menu.tsx";
import { currentPhase, waitedFor } from "./state.ts";
import { TimerTools } from "./timer-tools.tsx";
import type { Phase, PhaseKind } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";
import { useNarrow } from "./use-narrow.ts";

/** What moves the board: back and on, the timer, the cards; and in a menu what is rarely needed. */
export function FacilitatorBar() {
  const { place, text } = useTools();
  const narrow = useNarrow();
  const bringing = useBringing();
  const [asked, closing] = useState<"no" | "yes">("no");
  const state = useBoardState();
  const phase = currentPhase(state);
  if (!phase || !state.frame) return null;
  const stage = (
    <>
      <TimerTools phase={phase} />
      {phase.prompts.length > 0 && <CardsTool />}
    </>
  );
  return (
    <section className="facilitator-bar" aria-label={text("board.facilitate")}>
      <Steps phase={phase} />
      <div className="stage">
        {!narrow && stage}
        <Menu label={text("board.facilitate")} sign={<IconMenu size={20} aria-hidden="true" />}>
          {narrow && stage}
          <BringTools open={bringing.open} />
          {place.back && (
            <a className="link-button" href={`${place.back}/plan`}>
              {text("board.changePlan")}
            </a>
          )}
          {place.back && (
            <a className="link-button" href={`${place.back}/wall`} target="_blank" rel="noreferrer">
              {text("board.openWall")}
            </a>
          )}
          <button type="button" aria-haspopup="dialog" onClick={() => closing("yes")}>
            {text("board.closeWorkshop")}
          </button>
        </Menu>
        {bringing.sheet}
        {asked === "yes" && <CloseSheet close={() => closing("no")} />}
      </div>
    </section>
  );
}

/** Phases that end something for those who are still at it: only there is one asked before the board moves on. */
const ending: ReadonlySet<PhaseKind> = new Set(["conviction", "write", "vote", "rate", "consent"]);

/** Back and on. */
function Steps({ phase }: { phase: Phase }) {
  const { act, text } = useTools();
  const state = useBoardState();
  const [asked, setAsked] = useState<string | null>(null);
  const phases = state.frame?.phases ?? [];
  const here = phases.findIndex((each) => each.id === phase.id);
  const [before, after] = [phases[here - 1], phases[here + 1]];
  const counted = waitedFor(state);
  const ready = counted.filter((each) => each.ready).length;
  const { timerEndsAt } = state.frame ?? {};
  const timeIsUp = () => Boolean(timerEndsAt) && Date.parse(timerEndsAt ?? "") <= Date.now() + state.ahead;
  const waits = ready < counted.length && ending.has(phase.kind) && !phase.closedAt;
  const go = (to: Phase) => {
    setAsked(null);
    act("movePhase", { from: phase.id, phaseId: to.id });
  };
  const next = () => {
    if (!after) return;
    if (waits && !timeIsUp() && asked !== after.id) setAsked(after.id);
    else go(after);
  };
  const asks = waits && after !== undefined && asked === after.id;
  return (
    <div className="steps">
      <button
        type="button"
        className="steps-back"
        onClick={() => before && go(before)}
        disabled={!before}
        aria-label={text("board.previous")}
        title={before && text("board.previousOf", { phase: before.title })}
      >
        <IconBack size={18} aria-hidden="true" />
      </button>
      <label>
        <span className="away">{text("board.toPhase")}</span>
        <select
          value={phase.id}
          onChange={(event) => {
            const to = phases.find((each) => each.id === event.currentTarget.value);
            if (to && to.id !== phase.id) go(to);
          }}
        >
          {phases.map((each, index) => (
            <option key={each.id} value={each.id}>
              {index + 1}. {each.title}
            </option>
          ))}
        </select>
      </label>
      {after && (
        <button type="button" className="first steps-next" onClick={next} title={after.title}>
          <span>
            {asks ? text("board.goAnyway") : text("board.nextShort")}
            {!asks && (
              <>
                <span className="away">: {after.title}</span>
                <span className="next-title" aria-hidden="true">
                  : {after.title}
                </span>
              </>
            )}
          </span>
          {counted.length > 0 && !asks && (
            <span className="next-ready num" aria-hidden="true">
              {ready}/{counted.length}
            </span>
          )}
          <IconOn size={18} aria-hidden="true" />
        </button>
      )}
      <p className={asks ? "ready-count asks" : "ready-count"} role="status">
        {asks
          ? text("board.someNotReady", { count: counted.length - ready })
          : counted.length > 0 && text("board.readyCount", { ready, all: counted.length })}
        {asks && (
          <button type="button" className="bare" onClick={() => setAsked(null)}>
            {text("board.wait")}
          </button>
        )}
      </p>
    </div>
  );
}

function CardsTool() {
  const { act, text } = useTools();
  const shown = useBoardState().frame?.promptsShown ?? false;
  return (
    <button type="button" aria-pressed={shown} onClick={() => act("changeStage", { promptsShown: !shown })}>
      {text("board.promptCards")}
    </button>
  );
}
