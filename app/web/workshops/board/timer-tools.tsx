import { useState } from "react";
import { clockFace } from "./timer.tsx";
import type { Phase } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";

const minutes = [1, 3, 5, 8, 10, 15, 20, 30];

/** Starts the timer; lengthens, holds or stops one that runs. */
export function TimerTools({ phase }: { phase: Phase }) {
  const { act, text } = useTools();
  const { frame } = useBoardState();
  const [seconds, setSeconds] = useState<number | null>(null);
  const planned = seconds ?? phase.seconds ?? 300;
  const held = frame?.timerLeft != null;
  if (frame?.timerEndsAt || held) {
    return (
      <span className="joined">
        <button type="button" onClick={() => act("changeStage", { timerBy: 60 })}>
          {text("board.minuteMore")}
        </button>
        <button type="button" onClick={() => act("changeStage", { hold: held ? "go_on" : "hold" })}>
          {text(held ? "board.timerOn" : "board.timerHold")}
        </button>
        <button type="button" onClick={() => act("changeStage", { timer: null })}>
          {text("board.stopTimer")}
        </button>
      </span>
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
