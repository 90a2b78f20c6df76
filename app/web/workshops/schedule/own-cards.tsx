import { Form } from "react-router";
import { Card, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";
import type { SchedulePage } from "./schedule-page.ts";

const scale = [1, 2, 3, 4, 5] as const;

/**
 * The private question of before the session, for whoever is invited or takes part. Facilitators hear that it is being
 * asked and nothing else, until it is over.
 */
export function QuestionCard({ page, answer }: { page: SchedulePage; answer: unknown }) {
  const { conviction, workshop, now, ownAnswer } = page;
  const text = useText();
  const refused = refusalIn(answer, "convince");
  const busy = useBusy("convince");
  const mayAnswer = now.participantId !== null || ownAnswer !== undefined;
  if (!conviction || workshop.closedAt || conviction.state === "waits") return null;
  if (conviction.state === "over") return <SpreadCard spread={conviction.spread} />;
  return (
    <Card title={text("drafting.convictionAsks")} id="question">
      {now.facilitates && <p className="muted">{text("schedule.questionFacilitator")}</p>}
      {refused && <Problem>{refused.problem ?? Object.values(refused.errors)[0]}</Problem>}
      {conviction.answered && <p role="status">{text("drafting.convictionThanks")}</p>}
      {!conviction.answered && mayAnswer && (
        <Form method="post" className="question">
          <input type="hidden" name="intent" value="convince" />
          {now.participantId === null && <input type="hidden" name="joinWith" value={workshop.code ?? ""} />}
          <fieldset className="question-scale">
            <legend className="away">{text("drafting.convictionAsks")}</legend>
            {scale.map((step) => (
              <label key={step}>
                <input type="radio" name="conviction" value={step} required />
                <span>
                  {step}
                  {step === 1 && <span className="away"> {text("drafting.notAtAll")}</span>}
                  {step === 5 && <span className="away"> {text("drafting.wholly")}</span>}
                </span>
              </label>
            ))}
          </fieldset>
          <p className="question-ends muted small" aria-hidden="true">
            <span>{text("drafting.notAtAll")}</span>
            <span>{text("drafting.wholly")}</span>
          </p>
          <p className="muted small">{text("drafting.convictionPrivate")}</p>
          <div>
            <SubmitButton busy={busy}>{text("drafting.giveConviction")}</SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  );
}

type Conviction = NonNullable<SchedulePage["conviction"]>;

function SpreadCard({ spread }: { spread: Conviction["spread"] }) {
  const text = useText();
  if (!spread) return null;
  return (
    <Card title={text("drafting.spread")} id="question">
      {spread.kind === "too_few" && <p className="muted">{text("drafting.tooFew")}</p>}
      {spread.kind === "range" && <p>{text("drafting.range", { ...spread })}</p>}
      {spread.kind === "counts" && (
        <ol className="question-spread">
          {spread.counts.map((count, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place on the scale is what it is
            <li key={index}>
              <span className="num">{index + 1}</span>
              <i
                aria-hidden="true"
                style={{ inlineSize: `${(count / Math.max(...spread.counts)) * 100}%` }}
              />
              <span className="num">{text("drafting.people", { count })}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** Whether the reader, who is invited, comes. */
export function AnswerCard({ page }: { page: SchedulePage }) {
  const { workshop, ownAnswer } = page;
  const text = useText();
  const busy = useBusy("answer");
  if (ownAnswer === undefined || workshop.closedAt) return null;
  return (
    <Card title={text("schedule.youAreInvited")}>
      {ownAnswer !== null && <p role="status">{text(`schedule.answers.${ownAnswer}`)}</p>}
      <Form method="post" className="actions">
        <input type="hidden" name="intent" value="answer" />
        {(["coming", "not_coming"] as const)
          .filter((each) => each !== ownAnswer)
          .map((each) => (
            <SubmitButton
              key={each}
              name="answer"
              value={each}
              busy={busy}
              weight={each === "coming" ? "first" : "quiet"}
            >
              {text(`schedule.say.${each}`)}
            </SubmitButton>
          ))}
      </Form>
    </Card>
  );
}
