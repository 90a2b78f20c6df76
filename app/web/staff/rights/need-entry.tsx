import { Form } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import { refusedIn, useBusy } from "./answer.ts";

export interface Need {
  id: string;
  what: string;
  why: string | null;
  teamName: string | null;
  askedByName: string;
  dueOn: string | null;
  state: "open" | "overdue" | "granted" | "declined" | "later";
  answer: {
    outcome: "granted" | "declined" | "later";
    words: string | null;
    laterOn: string | null;
    answeredAt: Date;
    answeredByName: string | null;
  } | null;
  mayAnswer: boolean;
}

const outcomes = ["granted", "declined", "later"] as const;

/** What somebody needs, what was answered, and for leaders the answer to give. */
export function NeedEntry({ need, answer }: { need: Need; answer: unknown }) {
  const text = useText();
  const format = useFormat();
  return (
    <li id={need.id}>
      <div className="question-head">
        <h3>{need.what}</h3>
        <NeedMark need={need} />
      </div>
      {need.why && <p>{need.why}</p>}
      <p className="muted small">
        {[text("rights.needAsker", { name: need.askedByName }), need.teamName].filter(Boolean).join(" · ")}
      </p>
      {need.answer?.words && (
        <p>
          <q>{need.answer.words}</q>{" "}
          <span className="muted small">
            {text("rights.answeredBy", {
              name: need.answer.answeredByName ?? "Kept",
              at: format.dateTime(need.answer.answeredAt),
            })}
          </span>
        </p>
      )}
      {need.mayAnswer && need.dueOn && <NeedAnswer needId={need.id} answer={answer} />}
    </li>
  );
}

function NeedMark({ need }: { need: Need }) {
  const text = useText();
  const format = useFormat();
  const day = need.dueOn ? format.shortDate(`${need.dueOn}T12:00:00Z`) : "";
  if (need.state === "granted") return <Mark state="kept">{text("rights.needState.granted")}</Mark>;
  if (need.state === "declined") return <Mark state="none">{text("rights.needState.declined")}</Mark>;
  if (need.state === "later") return <Mark state="open">{text("rights.needState.later", { day })}</Mark>;
  return need.state === "overdue" ? (
    <Mark state="broken">{text("rights.needOverdue", { day })}</Mark>
  ) : (
    <Mark state="open">{text("rights.needDue", { day })}</Mark>
  );
}

function NeedAnswer({ needId, answer }: { needId: string; answer: unknown }) {
  const text = useText();
  const busy = useBusy("needId", needId);
  const refused = refusedIn(answer, { intent: "need", needId });
  const values = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  return (
    <Details summary={text("rights.needAnswer")} open={refused ? "open" : undefined}>
      <Form method="post" className="answer-form">
        <input type="hidden" name="intent" value="need" />
        <input type="hidden" name="needId" value={needId} />
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <div className="field-row">
          <SelectField
            name="outcome"
            label={text("rights.needOutcome")}
            defaultValue={values.outcome ?? "granted"}
            error={errors.outcome}
            options={outcomes.map((outcome) => ({
              value: outcome,
              label: text(`rights.needOutcomes.${outcome}`),
            }))}
          />
          <TextField
            name="laterOn"
            type="date"
            label={text("rights.needLaterOn")}
            defaultValue={values.laterOn}
            error={errors.laterOn}
          />
        </div>
        <TextAreaField
          name="words"
          rows={2}
          label={text("rights.needWords")}
          hint={text("rights.needWordsHint")}
          maxLength={2000}
          defaultValue={values.words}
          error={errors.words}
        />
        <div className="actions">
          <SubmitButton busy={busy}>{text("rights.needSend")}</SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
