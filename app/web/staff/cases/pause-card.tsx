import { Form } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Details, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { spanIn } from "../../span.ts";
import { useFormat, useLanguage, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";

const reasons = ["answer", "papers", "appointment", "other"] as const;

/** Whether we wait for the one who told us, since when and for what; and the way to begin or end that. */
export function Pausing({ data, refused }: { data: CaseData; refused: Refused | null }) {
  const { kase } = data;
  return (
    <div className="stack">
      <PausedTime data={data} />
      {kase.abilities.resume && <GoOn />}
      {kase.abilities.pause && <Pause refused={refused?.intent === "pause" ? refused : null} />}
    </div>
  );
}

function PausedTime({ data: { kase, now } }: { data: CaseData }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const running = kase.pauses.find((pause) => pause.endedAt === null);
  const inAll = kase.pauses.reduce(
    (sum, pause) => sum + ((pause.endedAt ?? now).getTime() - pause.startedAt.getTime()),
    0,
  );
  if (kase.pauses.length === 0) return null;
  return (
    <div className="paused small">
      {running && (
        <p>
          <b>{text("caseDesk.pause.running", { since: format.dateTime(running.startedAt) })}</b>{" "}
          {text(`caseDesk.pause.for.${running.waitingFor}`)}
          {running.words && <q>{running.words}</q>}
        </p>
      )}
      <p className="muted num">
        {text("caseDesk.pause.inAll", { count: kase.pauses.length, time: spanIn(language, inAll) })}
      </p>
    </div>
  );
}

function GoOn() {
  const text = useText();
  return (
    <Form method="post">
      <SubmitButton size="xs" weight="quiet" name="intent" value="resume">
        {text("caseDesk.pause.goOn")}
      </SubmitButton>
    </Form>
  );
}

function Pause({ refused }: { refused: Refused | null }) {
  const text = useText();
  return (
    <Details summary={text("caseDesk.pause.wait")} open={refused ? "open" : undefined}>
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="pause" />
        <SelectField
          name="waitingFor"
          label={text("caseDesk.pause.what")}
          defaultValue={refused?.values.waitingFor ?? "answer"}
          error={refused?.errors.waitingFor}
          options={reasons.map((reason) => ({
            value: reason,
            label: text(`caseDesk.pause.reason.${reason}`),
          }))}
        />
        <TextField
          name="words"
          label={text("caseDesk.pause.words")}
          hint={text("caseDesk.pause.wordsHint")}
          maxLength={500}
          defaultValue={refused?.values.words}
          error={refused?.errors.words}
        />
        <p className="muted small">{text("caseDesk.pause.hint")}</p>
        <div>
          <SubmitButton size="xs" weight="quiet">
            {text("caseDesk.pause.begin")}
          </SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
