import { useState } from "react";
import { BringTool } from "../bring/bring-tool.tsx";
import { IconBack, IconOn } from "./icons.ts";
import { currentPhase, thingsOf } from "./state.ts";
import { clockFace } from "./timer.tsx";
import type { Phase } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** What moves the board: back and on, the timer, the cards, the round, the end. */
export function FacilitatorBar() {
  const { place, text } = useTools();
  const state = useBoardState();
  const phase = currentPhase(state);
  if (!phase || !state.frame) return null;
  return (
    <section className="facilitator-bar" aria-label={text("board.facilitate")}>
      <Steps phase={phase} />
      <div className="stage">
        <TimerTools phase={phase} />
        {phase.prompts.length > 0 && <CardsTool />}
        {(phase.kind === "vote" || phase.kind === "rate") && <RoundTool phase={phase} />}
        <BringTool />
        {place.back && (
          <a className="link-button" href={`${place.back}/plan`}>
            {text("board.changePlan")}
          </a>
        )}
        <CloseTool />
      </div>
    </section>
  );
}

/** Back and on. When some are not ready one is asked once; going back is always the way to undo. */
function Steps({ phase }: { phase: Phase }) {
  const { act, text } = useTools();
  const state = useBoardState();
  const [asked, setAsked] = useState<string | null>(null);
  const phases = state.frame?.phases ?? [];
  const here = phases.findIndex((each) => each.id === phase.id);
  const [before, after] = [phases[here - 1], phases[here + 1]];
  const people = [...thingsOf(state, "participant").values()].filter((each) => each.here);
  const counted = people.filter((each) => each.role === "participant");
  const ready = counted.filter((each) => each.ready).length;
  const waits = ready < counted.length;
  const go = (to: Phase) => {
    setAsked(null);
    act("movePhase", { from: phase.id, phaseId: to.id });
  };
  const next = () => {
    if (!after) return;
    if (waits && asked !== after.id) setAsked(after.id);
    else go(after);
  };
  const asks = waits && after !== undefined && asked === after.id;
  return (
    <div className="steps">
      <button type="button" onClick={() => before && go(before)} disabled={!before}>
        <IconBack size={18} aria-hidden="true" /> {text("board.previous")}
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
        <button type="button" className="first" onClick={next}>
          {asks ? text("board.goAnyway") : text("board.next", { phase: after.title })}{" "}
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

const minutes = [1, 3, 5, 8, 10, 15, 20, 30];

function TimerTools({ phase }: { phase: Phase }) {
  const { act, text } = useTools();
  const { frame } = useBoardState();
  const [seconds, setSeconds] = useState<number | null>(null);
  const planned = seconds ?? phase.seconds ?? 300;
  if (frame?.timerEndsAt) {
    return (
      <button type="button" onClick={() => act("changeStage", { timer: null })}>
        {text("board.stopTimer")}
      </button>
    );
  }
  const choices = [...new Set([planned, ...minutes.map((each) => each * 60)])].sort((a, b) => a - b);
  return (
    <span className="joined">
      <button type="button" onClick={() => act("changeStage", { timer: planned })}>
        {text("board.startTimer")}
      </button>
      <label>
        <span className="away">{text("board.timerLength")}</span>
        <select value={planned} onChange={(event) => setSeconds(Number(event.currentTarget.value))}>
          {choices.map((each) => (
            <option key={each} value={each}>
              {clockFace(each)}
            </option>
          ))}
        </select>
      </label>
    </span>
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

function RoundTool({ phase }: { phase: Phase }) {
  const { act, text } = useTools();
  const round = phase.closedAt ? "again" : "close";
  return (
    <button type="button" onClick={() => act("endRound", { round })}>
      {text(round === "close" ? "board.endRound" : "board.roundAgain")}
    </button>
  );
}

/** Closing cannot be taken back, so it is asked. */
function CloseTool() {
  const { act, text } = useTools();
  const [asked, setAsked] = useState("no");
  if (asked === "no") {
    return (
      <button type="button" onClick={() => setAsked("yes")}>
        {text("board.closeWorkshop")}
      </button>
    );
  }
  return (
    <span className="close-asks" role="alert">
      {text("board.closeSay")}
      <button type="button" className="danger" onClick={() => act("closeWorkshop", {})}>
        {text("board.closeYes")}
      </button>
      <button type="button" onClick={() => setAsked("no")}>
        {text("board.cancel")}
      </button>
    </span>
  );
}
