import type { ReactNode } from "react";
import { useFormat, useText } from "../../text.tsx";
import { useSizes } from "../rights/sizes.ts";
import type { CaseData } from "./case.tsx";
import { CheckLink } from "./check-link.tsx";
import { decisionEntries, questionEntries } from "./timeline-decisions.tsx";

export interface Entry {
  key: string;
  at: Date;
  node: ReactNode;
}

/** What was said and done, in the order in which it happened. */
export function Timeline({ data }: { data: CaseData }) {
  const text = useText();
  const sizes = useSizes(data.currency);
  const entries = [
    voiceEntry(data),
    ...messageEntries(data),
    ...eventEntries(data),
    ...questionEntries(data, sizes),
    ...decisionEntries(data, sizes),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <ol className="timeline" aria-label={text("caseDesk.timeline")}>
      {entries.map(({ key, node }) => (
        <li key={key}>{node}</li>
      ))}
    </ol>
  );
}

function voiceEntry({ kase }: CaseData): Entry {
  return {
    key: "voice",
    at: kase.receivedAt,
    node: (
      <Said
        who={kase.person?.name ?? null}
        at={kase.receivedAt}
        side="them"
        note={kase.voice?.channel ?? "web"}
        by={kase.voice?.recordedByName ?? null}
      >
        {kase.voice?.text ?? ""}
      </Said>
    ),
  };
}

function messageEntries({ kase, me }: CaseData): Entry[] {
  return kase.messages.map((message) => ({
    key: message.id,
    at: message.writtenAt,
    node: (
      <Said
        who={
          message.kind === "customer"
            ? (kase.person?.name ?? null)
            : message.authorId === me
              ? "me"
              : message.authorName
        }
        at={message.writtenAt}
        side={message.kind === "customer" ? "them" : message.kind === "note" ? "note" : "us"}
        mail={message.mail}
        check={message.kind === "reply" ? `/principles/checks/message/${message.id}` : undefined}
      >
        {message.body}
      </Said>
    ),
  }));
}

function Said({
  who,
  at,
  side,
  note,
  by,
  mail,
  check,
  children,
}: {
  who: string | null;
  at: Date;
  side: "them" | "us" | "note";
  note?: string;
  by?: string | null;
  mail?: "queued" | "sent" | "refused" | null;
  /** The page that holds it against our principles. */
  check?: string;
  children: string;
}) {
  const text = useText();
  const format = useFormat();
  const name =
    who === "me"
      ? text("caseDesk.you")
      : (who ?? text(side === "them" ? "caseDesk.noName" : "caseDesk.system"));
  const details = [
    format.dateTime(at),
    note && text(`caseDesk.channel.${note}` as "caseDesk.channel.web"),
    by && text("caseDesk.recordedBy", { name: by }),
    mail && text(`caseDesk.mail.${mail}`),
  ].filter(Boolean);
  return (
    <article className={`said ${side}`}>
      <header className="small">
        <b>{side === "note" ? text("caseDesk.noteBy", { name }) : name}</b>
        <span className="muted num">{details.join(" · ")}</span>
        {check && <CheckLink to={check} />}
      </header>
      <p>{children}</p>
    </article>
  );
}

/** Promises, closings and what was said of them, as quiet lines. */
function eventEntries({ kase }: CaseData): Entry[] {
  return [
    ...kase.promises.flatMap((promise): Entry[] => [
      {
        key: `${promise.id} made`,
        at: promise.madeAt,
        node: (
          <Event
            code="promiseMade"
            at={promise.madeAt}
            values={{ text: promise.text, name: promise.ownerName }}
            due={promise.dueAt}
          />
        ),
      },
      ...(promise.endedAt
        ? [
            {
              key: `${promise.id} ended`,
              at: promise.endedAt,
              node: (
                <Event
                  code={`promise_${promise.state}`}
                  at={promise.endedAt}
                  values={{ text: promise.text }}
                  words={promise.words}
                />
              ),
            },
          ]
        : []),
    ]),
    ...kase.pauses.flatMap((pause): Entry[] => [
      {
        key: pause.id,
        at: pause.startedAt,
        node: <Event code={`paused_${pause.waitingFor}`} at={pause.startedAt} words={pause.words} />,
      },
      ...(pause.endedAt
        ? [
            {
              key: `${pause.id} ended`,
              at: pause.endedAt,
              node: <Event code={`resumed_${pause.endedBy}`} at={pause.endedAt} />,
            },
          ]
        : []),
    ]),
    ...kase.closures.flatMap((closure): Entry[] => [
      {
        key: closure.id,
        at: closure.closedAt,
        node: <Event code={`closed_${closure.outcome}`} at={closure.closedAt} words={closure.remedy} />,
      },
      ...(closure.verdict
        ? [
            {
              key: `${closure.id} verdict`,
              at: closure.verdict.givenAt,
              node: (
                <Event
                  code={closure.verdict.agrees ? "agrees" : "disagrees"}
                  at={closure.verdict.givenAt}
                  words={closure.verdict.words}
                />
              ),
            },
          ]
        : closure.reopenedAt
          ? [
              {
                key: `${closure.id} reopened`,
                at: closure.reopenedAt,
                node: <Event code="reopened" at={closure.reopenedAt} />,
              },
            ]
          : []),
    ]),
  ];
}

function Event({
  code,
  at,
  values = {},
  due,
  words,
}: {
  code: string;
  at: Date;
  values?: Record<string, unknown>;
  due?: Date;
  words?: string | null;
}) {
  const text = useText();
  const format = useFormat();
  return (
    <div className="event small">
      <span className="num">{format.dateTime(at)}</span> ·{" "}
      {text(`caseDesk.event.${code}` as "caseDesk.event.reopened", {
        ...values,
        due: due && format.dateTime(due),
      })}
      {words && <q>{words}</q>}
    </div>
  );
}
