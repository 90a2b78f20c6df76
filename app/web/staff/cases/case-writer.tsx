import { useEffect, useRef, useState } from "react";
import { isTyping } from "#ui/staff/list-keys.ts";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import { keyOf, type Panel, panels } from "./case-keys.ts";
import { ClosePanel } from "./close-panel.tsx";
import { DecidePanel } from "./decide-panel.tsx";
import { MessagePanel } from "./message-panel.tsx";
import type { PanelProps } from "./panel.ts";
import { PromisePanel } from "./promise-panel.tsx";
import { useFocusAfterSending } from "./use-focus-after-sending.ts";

/** Where one answers, notes, promises, decides and closes: one panel open at a time, each by one key. */
export function CaseWriter({ data, refused }: PanelProps) {
  const text = useText();
  const closed = data.kase.closedAt !== null;
  const [chosen, setPanel] = useState<Panel>(panelOf(refused) ?? "reply");
  const frame = useRef<HTMLDivElement>(null);
  const available = panels.filter(
    (each) =>
      // After an erasure there is nobody to write to: a case that is open is closed, and that is all.
      (data.kase.abilities.write || each === "close") &&
      (!closed || each === "reply" || each === "note" || each === "decide"),
  );
  const panel = available.includes(chosen) ? chosen : available[0];
  useEffect(() => {
    const refusedPanel = panelOf(refused);
    if (refusedPanel) setPanel(refusedPanel);
  }, [refused]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = panels.find((each) => keyOf(each) === event.key);
      if (!wanted || isTyping(event)) return;
      event.preventDefault();
      setPanel(wanted);
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>("textarea, input:not([type=hidden]), select")?.focus(),
      );
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  useFocusAfterSending(panel, refused);
  // On a phone the tabs are wider than the screen: the open one stands in sight, however it was opened.
  useEffect(() => {
    const tab = document.getElementById(`tab-${panel}`);
    const list = tab?.parentElement;
    if (!tab || !list) return;
    const [from, to] = [tab.offsetLeft - list.offsetLeft, tab.offsetLeft - list.offsetLeft + tab.offsetWidth];
    list.scrollLeft = Math.min(from, Math.max(list.scrollLeft, to - list.clientWidth));
  }, [panel]);
  const busy = useBusy();
  if (!panel) return null;
  const own = (each: Panel) => (refused?.intent === each ? refused : null);
  return (
    <section className="write" ref={frame} aria-label={text("caseDesk.write.label")}>
      <div className="write-tabs" role="tablist" aria-label={text("caseDesk.write.label")}>
        {available.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={panel === each}
            aria-controls={`panel-${each}`}
            tabIndex={panel === each ? 0 : -1}
            onClick={() => setPanel(each)}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              const next = available[(available.indexOf(each) + step + available.length) % available.length];
              if (step === 0 || !next) return;
              setPanel(next);
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {text(`caseDesk.write.${each}`)}{" "}
            <span className="key" aria-hidden="true">
              {keyOf(each)}
            </span>
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`panel-${panel}`}
        aria-labelledby={`tab-${panel}`}
        onKeyDown={(event) => {
          const { target } = event;
          if (!(target instanceof HTMLElement)) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            // A key that is held down, or pressed again too soon, sends nothing a second time.
            if (!event.repeat && !busy) target.closest("form")?.requestSubmit();
          } else if (event.key === "Escape") document.getElementById(`tab-${panel}`)?.focus();
        }}
      >
        {panel === "reply" && <MessagePanel data={data} refused={own("reply")} intent="reply" />}
        {panel === "note" && <MessagePanel data={data} refused={own("note")} intent="note" />}
        {panel === "promise" && <PromisePanel data={data} refused={own("promise")} />}
        {panel === "decide" && <DecidePanel key={ownDecisions(data)} data={data} refused={own("decide")} />}
        {panel === "close" && <ClosePanel data={data} refused={own("close")} />}
      </div>
    </section>
  );
}

/** Grows when what I typed was taken; a colleague's decision must not empty my fields. */
const ownDecisions = ({ kase, me }: CaseData): number =>
  kase.decisions.filter((decision) => decision.decidedBy === me && !decision.questionId).length +
  kase.questions.filter((question) => question.askedBy === me).length;

/** The panel whose form was refused. */
const panelOf = (refused: Refused | null): Panel | undefined =>
  panels.find((panel) => panel === refused?.intent);
