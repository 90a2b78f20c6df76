import type { ReactNode } from "react";
import { useFormat, useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

interface Entry {
  key: string;
  at: Date;
  show: ReactNode;
}

/** Everything that was said and done, in the order in which it happened, beginning with what they told us. */
export function History({ kase }: { kase: Followed }) {
  const text = useText();
  const entries = [...saidOf(kase), ...doneOf(kase)].sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <section>
      <h2>{text("listening.history")}</h2>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.key}>{entry.show}</li>
        ))}
      </ol>
    </section>
  );
}

function saidOf(kase: Followed): Entry[] {
  const told = (
    <Said who="you" at={kase.receivedAt} body={kase.text}>
      {kase.remedyWished && <Wish words={kase.remedyWished} />}
    </Said>
  );
  return [
    { key: "told", at: kase.receivedAt, show: told },
    ...kase.messages.map(({ id, kind, body, writtenAt }) => ({
      key: id,
      at: writtenAt,
      show: <Said who={kind === "customer" ? "you" : "we"} at={writtenAt} body={body} />,
    })),
  ];
}

function doneOf({ promises, closure, pauses, clocks }: Followed): Entry[] {
  const entries: Entry[] = promises.map((promise) => ({
    key: promise.id,
    at: promise.madeAt,
    show: <Promised at={promise.madeAt} words={promise.text} />,
  }));
  for (const pause of pauses) {
    entries.push({ key: pause.id, at: pause.startedAt, show: <Paused pause={pause} clocks={clocks} /> });
    if (pause.endedAt) {
      entries.push({
        key: `${pause.id} ended`,
        at: pause.endedAt,
        show: <WentOn at={pause.endedAt} clocks={clocks} />,
      });
    }
  }
  if (closure) {
    entries.push({ key: "closed", at: closure.closedAt, show: <Closed closure={closure} /> });
    if (closure.reopenedAt) {
      entries.push({ key: "again", at: closure.reopenedAt, show: <Again at={closure.reopenedAt} /> });
    }
  }
  return entries;
}

function Said(props: { who: "you" | "we"; at: Date; body: string; children?: ReactNode }) {
  const { who, at, body, children } = props;
  const text = useText();
  const format = useFormat();
  return (
    <article className={who === "we" ? "message us" : "message"}>
      <header>
        <strong>{text(`listening.${who}`)}</strong>
        <time className="muted small num" dateTime={at.toISOString()}>
          {format.dateTime(at)}
        </time>
      </header>
      <p className="body">{body}</p>
      {children}
    </article>
  );
}

function Wish({ words }: { words: string }) {
  const text = useText();
  return (
    <p className="body muted">
      {text("listening.youWished")}: {words}
    </p>
  );
}

function Promised({ at, words }: { at: Date; words: string }) {
  const text = useText();
  return <Event at={at}>{text("listening.promised", { promise: words })}</Event>;
}

function Paused({ pause, clocks }: { pause: Followed["pauses"][number]; clocks: Followed["clocks"] }) {
  const text = useText();
  return (
    <Event at={pause.startedAt}>
      {text(`listening.waiting.${clocks.runs ? "began" : "beganNoClock"}.${pause.waitingFor}`)}
      {pause.words && `: ${pause.words}`}
    </Event>
  );
}

function WentOn({ at, clocks }: { at: Date; clocks: Followed["clocks"] }) {
  const text = useText();
  return (
    <Event at={at}>{text(clocks.runs ? "listening.waiting.ended" : "listening.waiting.endedNoClock")}</Event>
  );
}

function Closed({ closure }: { closure: NonNullable<Followed["closure"]> }) {
  const text = useText();
  return (
    <Event at={closure.closedAt}>
      {text(`listening.closedAs.${closure.outcome}`)}
      {closure.remedy && `. ${closure.remedy}`}
    </Event>
  );
}

function Again({ at }: { at: Date }) {
  const text = useText();
  return <Event at={at}>{text("listening.openedAgain")}</Event>;
}

function Event({ at, children }: { at: Date; children: ReactNode }) {
  const format = useFormat();
  return (
    <p className="event">
      <time className="num" dateTime={at.toISOString()}>
        {format.dateTime(at)}
      </time>{" "}
      · {children}
    </p>
  );
}
