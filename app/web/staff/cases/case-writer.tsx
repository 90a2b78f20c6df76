import { useEffect, useRef, useState } from "react";
import { useNavigation } from "react-router";
import { isTyping } from "#ui/staff/list-keys.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import { keyOf, type Panel, panels } from "./case-keys.ts";
import { ClosePanel } from "./close-panel.tsx";
import { DecidePanel } from "./decide-panel.tsx";
import { MessagePanel } from "./message-panel.tsx";
import type { PanelProps } from "./panel.ts";
import { PromisePanel } from "./promise-panel.tsx";

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
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
            target.closest("form")?.requestSubmit();
          else if (event.key === "Escape") document.getElementById(`tab-${panel}`)?.focus();
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

/** Once something was taken, the focus stands on its tab: single keys work again, and Tab goes on from there. */
function useFocusAfterSending(panel: Panel | undefined, refused: Refused | null): void {
  const { state, formData } = useNavigation();
  const sent = useRef<Panel | undefined>(undefined);
  useEffect(() => {
    const intent = panels.find((each) => each === formData?.get("intent"));
    if (intent) sent.current = intent;
    if (state !== "idle" || !sent.current) return;
    const before = sent.current;
    sent.current = undefined;
    if (refused?.intent === before) return;
    const tab = document.getElementById(`tab-${before}`) ?? document.getElementById(`tab-${panel}`);
    requestAnimationFrame(() => tab?.focus());
  }, [state, formData, panel, refused]);
}

/** Grows when what I typed was taken; a colleague's decision must not empty my fields. */
const ownDecisions = ({ kase, me }: CaseData): number =>
  kase.decisions.filter((decision) => decision.decidedBy === me && !decision.questionId).length +
  kase.questions.filter((question) => question.askedBy === me).length;

const panelOf = (refused: Refused | null): Panel | undefined =>
  panels.find((panel) => panel === refused?.intent);
