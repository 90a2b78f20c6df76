import { Form } from "react-router";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/** Three situations with what one could do in each, and how many colleagues are asked for how long. */
export function OpenRoundForm({ refused }: { refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("open");
  const field = (name: string, fallback?: string) => ({
    name,
    defaultValue: refused?.values[name] ?? fallback,
    error:
      refused?.errors[name] ??
      Object.entries(refused?.errors ?? {}).find(([path]) => path.startsWith(`${name}.`))?.[1],
  });
  return (
    <Form method="post" className="card narrow">
      <input type="hidden" name="intent" value="open" />
      <h2>{text("reading.openTitle")}</h2>
      {[0, 1, 2].map((index) => (
        <fieldset key={index} className="reading-situation">
          <legend>{text("reading.situation", { number: index + 1 })}</legend>
          <TextField
            {...field(`situations.${index}.text`)}
            label={text("reading.situation", { number: index + 1 })}
            hint={index === 0 ? text("reading.situationHint") : undefined}
            maxLength={500}
            required
          />
          <TextAreaField
            {...field(`situations.${index}.actions`)}
            label={text("reading.actions")}
            rows={3}
            maxLength={900}
            required
          />
        </fieldset>
      ))}
      <div className="field-row">
        <TextField
          {...field("sample", "12")}
          label={text("reading.sample")}
          hint={text("reading.sampleHint")}
          inputMode="numeric"
        />
        <TextField {...field("days", "7")} label={text("reading.days")} inputMode="numeric" />
      </div>
      <div>
        <SubmitButton busy={busy}>{text("reading.open")}</SubmitButton>
      </div>
    </Form>
  );
}
