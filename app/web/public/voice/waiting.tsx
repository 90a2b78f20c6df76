import { useFormat, useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

/** That we wait for them, since when and for what: until they write, a clock of ours stands still. */
export function Waiting({ pauses, clocks }: Pick<Followed, "pauses" | "clocks">) {
  const text = useText();
  const format = useFormat();
  const running = pauses.find((pause) => pause.endedAt === null);
  if (!running) return null;
  return (
    <section className="card">
      <h2>{text(`listening.waiting.title.${running.waitingFor}`)}</h2>
      {running.words && <p className="body">{running.words}</p>}
      <p className="muted">
        {text(clocks.runs ? "listening.waiting.say" : "listening.waiting.sayNoClock", {
          since: format.dateTime(running.startedAt),
        })}
      </p>
    </section>
  );
}
