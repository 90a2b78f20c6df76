import { useFormat, useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

/** That we wait for them, since when and for what: until they write, our clock stands still. */
export function Waiting({ pauses }: { pauses: Followed["pauses"] }) {
  const text = useText();
  const format = useFormat();
  const running = pauses.find((pause) => pause.endedAt === null);
  if (!running) return null;
  return (
    <section className="card">
      <h2>{text(`listening.waiting.title.${running.waitingFor}`)}</h2>
      {running.words && <p className="body">{running.words}</p>}
      <p className="muted">{text("listening.waiting.say", { since: format.dateTime(running.startedAt) })}</p>
    </section>
  );
}
