import { useEffect, useState } from "react";
import { Form } from "react-router";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Away, Card, Details, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn } from "../answer.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/outcome";

type Behaviour = Route.ComponentProps["loaderData"]["outcome"]["behaviours"][number];

/** The list that stays open: what anybody can see us do, what is proposed for it, and how proposals were answered. */
export function BehaviourList({
  behaviours,
  stem,
  board,
  may,
  answer,
  once,
}: {
  behaviours: Behaviour[];
  stem: string | null;
  /** Path of the board, for those who may look at it: each behaviour leads to what it came from. */
  board: string | null;
  may: { propose: boolean; answer: boolean };
  answer: unknown;
  once: string;
}) {
  const text = useText();
  const kept = behaviours.filter(({ state }) => state === "kept");
  const proposed = behaviours.filter(({ state }) => state === "proposed");
  const others = behaviours.filter(({ state }) => state === "merged" || state === "declined");
  const refused = refusalIn(answer);
  return (
    <Card title={text("outcome.behaviours")}>
      {stem && <p className="outcome-stem">{stem}…</p>}
      {kept.length === 0 && <p className="muted">{text("outcome.noBehaviours")}</p>}
      <ol className="outcome-list">
        {kept.map((behaviour) => (
          <li key={behaviour.id}>
            {behaviour.text}
            {behaviour.votes !== null && (
              <span className="muted small"> · {text("outcome.dots", { count: behaviour.votes })}</span>
            )}
            {board && behaviour.sourceId && (
              <span className="small">
                {" · "}
                <a href={`${board}#${behaviour.sourceType}-${behaviour.sourceId}`}>
                  {text(behaviour.sourceType === "group" ? "outcome.toGroup" : "outcome.toNote")}
                  <Away>: {behaviour.text}</Away>
                </a>
              </span>
            )}
            {behaviour.proposedByName && (
              <span className="muted small">
                {" · "}
                {text("outcome.proposedBy", { name: behaviour.proposedByName })}
              </span>
            )}
          </li>
        ))}
      </ol>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      {doneIn(answer) === "propose" && <Done>{text("outcome.proposedDone")}</Done>}
      {proposed.length > 0 && <h3>{text("outcome.proposed")}</h3>}
      <ul className="outcome-list">
        {proposed.map((behaviour) => (
          <li key={behaviour.id}>
            {behaviour.text}
            {behaviour.proposedByName && <span className="muted small"> · {behaviour.proposedByName}</span>}
            {may.answer && <AnswerForm behaviour={behaviour} kept={kept} answer={answer} />}
          </li>
        ))}
      </ul>
      {may.propose && <ProposeForm answer={answer} once={once} />}
      {others.length > 0 && (
        <Details summary={text("outcome.answered", { count: others.length })}>
          <ul className="outcome-list">
            {others.map((behaviour) => (
              <li key={behaviour.id}>
                {behaviour.text}
                <p className="muted small">
                  {behaviour.state === "merged"
                    ? text("outcome.mergedInto", {
                        text: kept.find(({ id }) => id === behaviour.mergedIntoId)?.text ?? "",
                      })
                    : text("outcome.declined", { reason: behaviour.reason })}
                </p>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  );
}

/** What is typed stays while the page reads itself again; only what was sent makes room for the next. */
function ProposeForm({ answer, once }: { answer: unknown; once: string }) {
  const text = useText();
  const [first] = useState(once);
  const [sent, count] = useState(0);
  const own = `${first} ${sent}`;
  useEffect(() => {
    if (doneIn(answer) === "propose") count((earlier) => earlier + 1);
  }, [answer]);
  return (
    <Form method="post" className="outcome-form" key={own}>
      <input type="hidden" name="intent" value="propose" />
      <input type="hidden" name="once" value={own} />
      <TextField
        name="text"
        label={text("outcome.propose")}
        hint={text("outcome.proposeHint")}
        maxLength={500}
        required
        error={refusalIn(answer, "propose")?.errors.text}
      />
      <div>
        <SubmitButton weight="quiet">{text("outcome.proposeButton")}</SubmitButton>
      </div>
    </Form>
  );
}

/** Into the list, together with one that stands there, or not, with the reason. */
function AnswerForm({
  behaviour,
  kept,
  answer,
}: {
  behaviour: Behaviour;
  kept: Behaviour[];
  answer: unknown;
}) {
  const text = useText();
  const refused = refusalIn(answer, "answer");
  const errors = refused?.values.behaviourId === behaviour.id ? refused.errors : {};
  const hidden = (
    <>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="behaviourId" value={behaviour.id} />
    </>
  );
  return (
    <div className="outcome-answers">
      <Form method="post">
        {hidden}
        <SubmitButton size="xs" name="outcome" value="accepted">
          {text("outcome.accept")}
        </SubmitButton>
      </Form>
      {kept.length > 0 && (
        <Details summary={text("outcome.merge")}>
          <Form method="post" className="outcome-form">
            {hidden}
            <SelectField
              name="intoId"
              label={text("outcome.mergeWith")}
              options={kept.map(({ id, text: words }) => ({ value: id, label: words }))}
              error={errors.intoId}
            />
            <div>
              <SubmitButton size="xs" weight="quiet" name="outcome" value="merged">
                {text("outcome.merge")}
              </SubmitButton>
            </div>
          </Form>
        </Details>
      )}
      <Details summary={text("outcome.decline")} open={errors.reason ? "open" : undefined}>
        <Form method="post" className="outcome-form">
          {hidden}
          <TextAreaField
            name="reason"
            label={text("outcome.reason")}
            hint={text("outcome.reasonHint")}
            rows={2}
            maxLength={500}
            required
            error={errors.reason}
          />
          <div>
            <SubmitButton size="xs" weight="quiet" name="outcome" value="declined">
              {text("outcome.decline")}
            </SubmitButton>
          </div>
        </Form>
      </Details>
    </div>
  );
}
