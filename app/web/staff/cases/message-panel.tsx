import { Checkbox, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Form } from "react-router";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";
import type { PanelProps } from "./panel.ts";

/** A reply or a note. What is typed is kept in this tab until it is sent. */
export function MessagePanel({ data, refused, intent }: PanelProps & { intent: "reply" | "note" }) {
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
      />
      {intent === "reply" && kase.abilities.pause && (
        <Checkbox
          name="awaitAnswer"
          value="true"
          label={text("caseDesk.write.awaitAnswer")}
          description={text("caseDesk.write.awaitAnswerHint")}
        />
      )}
      <div className="line">
        <SubmitButton busy={busy}>{text(`caseDesk.write.send_${intent}`)}</SubmitButton>
        <span className="muted small">
          {text(
            intent === "note"
              ? "caseDesk.write.noteHint"
              : kase.person?.email
                ? kase.mailRefused
                  ? "caseDesk.write.refusedHint"
                  : "caseDesk.write.mailHint"
                : kase.voice?.channel === "web"
                  ? "caseDesk.write.pageHint"
                  : "caseDesk.write.noWayHint",
          )}
        </span>
      </div>
    </Form>
  );
}
