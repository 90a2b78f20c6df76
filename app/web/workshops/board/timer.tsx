import { useEffect, useState } from "react";
import { useBoardState, useTools } from "./use-board.ts";

/** Minutes and seconds that are left, the same for everybody: counted by the server's clock. */
export function Timer() {
  const { text } = useTools();
  const { frame, ahead } = useBoardState();
  const ends = frame?.timerEndsAt ? new Date(frame.timerEndsAt).getTime() : null;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (ends === null) return;
    setNow(Date.now());
    const tick = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(tick);
  }, [ends]);
  const held = frame?.timerLeft ?? null;
  if (held !== null) {
    return (
      <p className="timer held" role="timer">
        {clockFace(held)}
        <span className="away"> {text("board.timerHeld")}</span>
      </p>
    );
  }
  if (ends === null) return <p className="timer" />;
  const left = Math.max(0, Math.ceil((ends - now - ahead) / 1000));
  return (
    <p className={left === 0 ? "timer over" : left <= 30 ? "timer soon" : "timer"} role="timer">
      {left === 0 ? text("board.timeIsUp") : clockFace(left)}
    </p>
  );
}

/** 75 → 1:15 */
export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
