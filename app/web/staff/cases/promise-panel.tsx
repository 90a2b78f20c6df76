import { useRef } from "react";
import { Form } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";
import type { PanelProps } from "./panel.ts";

/** One line and a time: what will have happened by when. Neither changes afterwards. */
export function PromisePanel({ data, refused }: PanelProps) {
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
