import { Form, Link } from "react-router";
import type { MessageKey } from "#messages/text.ts";
import { Away, Card, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn } from "../answer.ts";
import { DueDay } from "../staff/actions/action-mark.tsx";
import { useText } from "../text.tsx";
import type { Route } from "./+types/outcome";

type Outcome = Route.ComponentProps["loaderData"]["outcome"];

/** What was drafted and not agreed: no principle, and not forgotten either. */
export function ProposedCard({ proposed, closed }: { proposed: Outcome["proposed"]; closed: boolean }) {
  const text = useText();
  if (proposed.length === 0) return null;
  return (
    <Card title={text(closed ? "outcome.notAgreed" : "outcome.proposedOnly")}>
      <ul className="outcome-list">
        {proposed.map((statement) => (
          <li key={statement.id}>
            {statement.text}
            {statement.explanation && <p className="muted small">{statement.explanation}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Ideas for pledges: a step on to the pledge, or the pledge that was made of one. */
export function IdeaCard({ ideas, mayPledge }: { ideas: Outcome["ideas"]; mayPledge: boolean }) {
  const text = useText();
  if (ideas.length === 0) return null;
  return (
    <Card title={text("outcome.ideas")}>
      <ul className="outcome-list">
        {ideas.map((idea) => (
          <li key={idea.id}>
            {idea.text}
            {idea.pledgeId ? (
              <span className="small">
                {" · "}
                <Link to={`/pledges/${idea.pledgeId}`}>
                  {text("outcome.toPledge")}
                  <Away>: {idea.text}</Away>
                </Link>
              </span>
            ) : (
              mayPledge && (
                <span className="small">
                  {" · "}
                  <Link to={`/pledges/new?idea=${idea.id}`}>
                    {text("outcome.makePledge")}
                    <Away>: {idea.text}</Away>
                  </Link>
                </span>
              )
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is at stake, as the workshop said it, and the step on from each: an action, by whoever takes part. */
export function StakeCard({
  stakes,
  board,
  answer,
}: {
  stakes: Outcome["stakes"];
  board: string | null;
  answer: unknown;
}) {
  const text = useText();
  const refused = refusalIn(answer, "act");
  if (stakes.length === 0) return null;
  return (
    <Card title={text("outcome.stakes")}>
      {doneIn(answer) === "act" && <Done>{text("outcome.actionMade")}</Done>}
      {refused && <Problem>{refused.problem ?? Object.values(refused.errors).join(" ")}</Problem>}
      <ul className="outcome-list">
        {stakes.map((stake) => (
          <li key={stake.id} id={`stake-${stake.id}`}>
            {stake.text} <span className="muted small">· {text(`outcome.stake.${stake.kind}`)}</span>
            {board && stake.noteId && (
              <span className="small">
                {" · "}
                <a href={`${board}#note-${stake.noteId}`}>
                  {text("outcome.toNote")}
                  <Away>: {stake.text}</Away>
                </a>
              </span>
            )}
            {board && (
              <Form method="post" className="outcome-act">
                <input type="hidden" name="intent" value="act" />
                <input type="hidden" name="text" value={stake.text} />
                {stake.noteId && <input type="hidden" name="noteId" value={stake.noteId} />}
                <SubmitButton weight="quiet">
                  {text("outcome.actOn")}
                  <Away>: {stake.text}</Away>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was agreed to be done, with who and by when. */
export function ActionCard({ actions, today }: { actions: Outcome["actions"]; today: string }) {
  const text = useText();
  if (actions.length === 0) return null;
  return (
    <Card title={text("outcome.actions")}>
      <ul className="outcome-list">
        {actions.map((action) => (
          <li key={action.id}>
            <Link to={`/actions/${action.id}`}>{action.text}</Link>
            <p className="muted small">
              {action.ownerName ?? text("outcome.nobody")} · {text(`outcome.actionState.${action.state}`)}
              {action.dueOn && (
                <>
                  {" · "}
                  <DueDay action={action} today={today} />
                </>
              )}
            </p>
            {action.blocker && (
              <p className="small">{text("outcome.blocker", { blocker: action.blocker })}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const questions: Record<string, MessageKey> = {
  work: "outcome.question.work",
  why: "outcome.question.why",
  stand_for: "outcome.question.stand_for",
  basis: "outcome.question.basis",
  promise: "outcome.question.promise",
  principles: "outcome.question.principles",
};

/** The six questions with what was answered, in their order. */
export function LadderCard({ answers }: { answers: Outcome["ladder"] }) {
  const text = useText();
  if (answers.length === 0) return null;
  return (
    <Card title={text("outcome.ladder")}>
      <dl className="outcome-ladder">
        {Object.entries(questions).map(([question, key]) => {
          const given = answers.filter((answer) => answer.question === question);
          if (given.length === 0) return null;
          return (
            <div key={question}>
              <dt>{text(key)}</dt>
              {given.map((answer) => (
                <dd key={answer.id}>{answer.text}</dd>
              ))}
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
