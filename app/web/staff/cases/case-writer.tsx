import { Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Form, useNavigation } from "react-router";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { isTyping } from "#ui/staff/list-keys.ts";
import { SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import { DecidePanel } from "./decide-panel.tsx";

const panels = ["reply", "note", "promise", "decide", "close"] as const;
type Panel = (typeof panels)[number];
const keys: Record<string, Panel> = { r: "reply", n: "note", p: "promise", d: "decide", c: "close" };

type PanelProps = { data: CaseData; refused: Refused | null };

/** Where one answers, notes, promises, decides and closes: one panel open at a time, each by one key. */
export function CaseWriter({ data, refused }: PanelProps) {
  const text = useText();
  const closed = data.kase.closedAt !== null;
  const [panel, setPanel] = useState<Panel>(panelOf(refused) ?? "reply");
  const frame = useRef<HTMLDivElement>(null);
  const available = panels.filter(
    (each) => !closed || each === "reply" || each === "note" || each === "decide",
  );
  useEffect(() => {
    const refusedPanel = panelOf(refused);
    if (refusedPanel) setPanel(refusedPanel);
  }, [refused]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = keys[event.key];
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
              {each[0]}
            </span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${panel}`} aria-labelledby={`tab-${panel}`}>
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

const panelOf = (refused: Refused | null): Panel | undefined =>
  panels.find((panel) => panel === refused?.intent);

function useBusy(intent: string): "busy" | undefined {
  const { state, formData } = useNavigation();
  return state === "submitting" && formData?.get("intent") === intent ? "busy" : undefined;
}

/** A reply or a note. What is typed is kept in this tab until it is sent. */
function MessagePanel({ data, refused, intent }: PanelProps & { intent: "reply" | "note" }) {
  const text = useText();
  const busy = useBusy(intent);
  const { kase } = data;
  const draftKey = `kept draft ${kase.id} ${intent}`;
  const [body, setBody] = useState(refused?.values.body ?? "");
  const sent = kase.messages.filter((message) => message.authorId === data.me).length;
  const sentBefore = useRef(sent);
  useEffect(() => {
    const kept = sessionStorage.getItem(draftKey);
    if (kept) setBody((now) => now || kept);
  }, [draftKey]);
  useEffect(() => {
    if (sent > sentBefore.current && !refused) {
      setBody("");
      sessionStorage.removeItem(draftKey);
    }
    sentBefore.current = sent;
  }, [sent, refused, draftKey]);
  const name = kase.person?.name;
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      {intent === "reply" && kase.lastWordId && (
        <input type="hidden" name="seenMessageId" value={kase.lastWordId} />
      )}
      <Textarea
        name="body"
        aria-label={
          intent === "note"
            ? text("caseDesk.write.note")
            : name
              ? text("caseDesk.write.replyTo", { name })
              : text("caseDesk.write.replyToNobody")
        }
        placeholder={
          intent === "note"
            ? text("caseDesk.write.notePlaceholder")
            : name
              ? text("caseDesk.write.replyTo", { name })
              : text("caseDesk.write.replyToNobody")
        }
        autosize
        minRows={4}
        maxRows={16}
        maxLength={20000}
        required
        value={body}
        error={refused?.errors.body}
        onChange={({ currentTarget }) => {
          setBody(currentTarget.value);
          sessionStorage.setItem(draftKey, currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className="line">
        <SubmitButton busy={busy}>{text(`caseDesk.write.send_${intent}`)}</SubmitButton>
        <span className="muted small">
          {text(
            intent === "note"
              ? "caseDesk.write.noteHint"
              : kase.person?.email
                ? "caseDesk.write.mailHint"
                : kase.voice?.channel === "web"
                  ? "caseDesk.write.pageHint"
                  : "caseDesk.write.noWayHint",
          )}
        </span>
      </div>
    </Form>
  );
}

/** One line and a time: what will have happened by when. Neither changes afterwards. */
function PromisePanel({ data, refused }: PanelProps) {
  const text = useText();
  const busy = useBusy("promise");
  const due = useRef<HTMLDivElement>(null);
  const { due: choices, colleagues, me } = data;
  return (
    <Form method="post" className="stack" key={data.kase.promises.length}>
      <input type="hidden" name="intent" value="promise" />
      <TextField
        name="text"
        label={text("caseDesk.promise.text")}
        hint={text("caseDesk.promise.hint")}
        maxLength={500}
        required
        defaultValue={refused?.values.text}
        error={refused?.errors.text}
      />
      <div ref={due}>
        <TextField
          name="dueAt"
          type="datetime-local"
          label={text("caseDesk.promise.due")}
          required
          defaultValue={refused?.values.dueAt ?? choices.find((choice) => choice.code === "tomorrow")?.value}
          error={refused?.errors.dueAt}
        />
      </div>
      <div className="line small quick-times">
        {choices.map((choice) => (
          <button
            type="button"
            key={choice.code}
            onClick={() => {
              const input = due.current?.querySelector("input");
              if (input) input.value = choice.value;
            }}
          >
            {text(`caseDesk.promise.${choice.code}`)}
          </button>
        ))}
      </div>
      <SelectField
        name="ownerId"
        label={text("caseDesk.promise.owner")}
        options={colleagues}
        defaultValue={refused?.values.ownerId ?? me ?? undefined}
        error={refused?.errors.ownerId}
      />
      <div className="line">
        <SubmitButton busy={busy}>{text("caseDesk.promise.make")}</SubmitButton>
        <span className="muted small">{text("caseDesk.promise.fixed")}</span>
      </div>
    </Form>
  );
}

/** How it ended; only the outcome is needed. */
function ClosePanel({ data, refused }: PanelProps) {
  const text = useText();
  const format = useFormat();
  const busy = useBusy("close");
  const open = data.kase.promises.filter((promise) => promise.state === "open");
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="close" />
      {open.length > 0 && (
        <p className="small">
          {text("caseDesk.close.openFirst", {
            count: open.length,
            text: open[0]?.text,
            due: open[0] && format.dateTime(open[0].dueAt),
          })}
        </p>
      )}
      <SelectField
        name="outcome"
        label={text("caseDesk.close.outcome")}
        required
        defaultValue={refused?.values.outcome ?? (data.kase.kind === "complaint" ? "resolved" : "answered")}
        error={refused?.errors.outcome}
        options={(["resolved", "partly_resolved", "not_resolved", "answered", "withdrawn"] as const).map(
          (outcome) => ({
            value: outcome,
            label: text(`caseDesk.outcome.${outcome}`),
          }),
        )}
      />
      <details className="details" open={refused?.errors.remedy !== undefined}>
        <summary>{text("caseDesk.more")}</summary>
        <div className="stack">
          <TextAreaField
            name="remedy"
            rows={2}
            label={text("caseDesk.close.remedy")}
            maxLength={2000}
            defaultValue={refused?.values.remedy}
            error={refused?.errors.remedy}
          />
          <PrincipleField data={data} value={refused?.values.principleId} />
        </div>
      </details>
      <div className="line">
        <SubmitButton busy={busy}>{text("caseDesk.close.close")}</SubmitButton>
        <span className="muted small">{text("caseDesk.close.hint")}</span>
      </div>
    </Form>
  );
}

function PrincipleField({ data, value }: { data: CaseData; value?: string }) {
  const text = useText();
  if (data.principles.length === 0) return null;
  return (
    <SelectField
      name="principleId"
      label={text("caseDesk.principle")}
      defaultValue={value}
      options={[{ value: "", label: text("caseDesk.noPrinciple") }, ...data.principles]}
    />
  );
}
