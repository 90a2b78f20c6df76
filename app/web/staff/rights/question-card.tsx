import { Form, Link } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import { durationUnits } from "../duration-fields.ts";
import { refusedIn, useBusy } from "./answer.ts";
import { limitOf, useSizes } from "./sizes.ts";

export interface Question {
  id: string;
  caseId: string;
  caseReference: string;
  situation: string;
  kind: "money" | "time" | "exception";
  limitAmount: number | null;
  limitDuration: string | null;
  exception: string | null;
  what: string;
  amount: number | null;
  duration: string | null;
  reason: string | null;
  askedByName: string;
  answerBy: Date;
  state: "open" | "late" | "answered";
  mayAnswer: boolean;
  answer: {
    outcome: "yes" | "no" | "partly";
    words: string | null;
    answeredByName: string | null;
    answeredAt: Date;
  } | null;
}

/** A question that waits: what was asked beside what the right says, until when, and the answer. */
export function QuestionCard({
  question,
  currency,
  answer,
}: {
  question: Question;
  currency: string;
  answer: unknown;
}) {
  const text = useText();
  const format = useFormat();
  const sizes = useSizes(currency);
  const at = format.dateTime(question.answerBy);
  return (
    <section className="card question" id={question.id}>
      <div className="question-head">
        <h2>{text("rights.asks", { name: question.askedByName, what: question.what })}</h2>
        {question.state === "late" ? (
          <Mark state="broken">{text("rights.lateSince", { at })}</Mark>
        ) : (
          <Mark state="risk">{text("rights.answerBy", { at })}</Mark>
        )}
      </div>
      <dl className="question-sizes">
        {question.kind !== "exception" && (
          <div>
            <dt>{text("rights.asked")}</dt>
            <dd className="num">{sizes(question)}</dd>
          </div>
        )}
        <div>
          <dt>{text("rights.right")}</dt>
          <dd className="num">{question.exception ?? sizes(limitOf(question))}</dd>
        </div>
      </dl>
      {question.reason && (
        <p>
          <span className="muted">{text("rights.because")}:</span> {question.reason}
        </p>
      )}
      <p className="muted small">
        {question.situation !== question.what && `${question.situation} · `}
        <Link to={`/cases/${question.caseId}`}>{question.caseReference}</Link>
      </p>
      {question.mayAnswer ? (
        <AnswerForm question={question} currency={currency} answer={answer} />
      ) : (
        <p className="muted small">{text("rights.colleagueAnswers")}</p>
      )}
    </section>
  );
}

function AnswerForm({
  question,
  currency,
  answer,
}: {
  question: Question;
  currency: string;
  answer: unknown;
}) {
  const text = useText();
  const busy = useBusy("questionId", question.id);
  const refused = refusedIn(answer, { intent: "question", questionId: question.id });
  const values = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  return (
    <Form method="post" className="answer-form">
      <input type="hidden" name="intent" value="question" />
      <input type="hidden" name="questionId" value={question.id} />
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <TextAreaField
        name="words"
        rows={2}
        label={text("rights.words")}
        hint={text("rights.wordsHint")}
        maxLength={2000}
        defaultValue={values.words}
        error={errors.words}
      />
      {question.kind === "money" && (
        <div className="field-row">
          <TextField
            name="amount"
            inputMode="decimal"
            label={text("rights.partlyAmount", { currency })}
            defaultValue={values.amount}
            error={errors.amount}
          />
        </div>
      )}
      {question.kind === "time" && (
        <div className="field-row">
          <TextField
            name="timeAmount"
            inputMode="numeric"
            label={text("rights.partlyTime")}
            defaultValue={values.timeAmount}
            error={errors.duration}
          />
          <SelectField
            name="timeUnit"
            label={text("rights.unit")}
            defaultValue={values.timeUnit ?? "days"}
            options={durationUnits.map((unit) => ({ value: unit, label: text(`rights.units.${unit}`) }))}
          />
        </div>
      )}
      <div className="actions">
        <SubmitButton name="outcome" value="yes" busy={busy}>
          {text("rights.yes")}
        </SubmitButton>
        <SubmitButton name="outcome" value="partly" weight="quiet">
          {text("rights.partly")}
        </SubmitButton>
        <SubmitButton name="outcome" value="no" weight="quiet">
          {text("rights.no")}
        </SubmitButton>
      </div>
    </Form>
  );
}
