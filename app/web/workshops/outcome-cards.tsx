import { Link } from "react-router";
import type { MessageKey } from "#messages/text.ts";
import { Away, Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../text.tsx";
import type { Route } from "./+types/outcome";

type Outcome = Route.ComponentProps["loaderData"]["outcome"];

/** What is at stake, as the workshop said it. */
export function StakeCard({ stakes, board }: { stakes: Outcome["stakes"]; board: string | null }) {
  const text = useText();
  if (stakes.length === 0) return null;
  return (
    <Card title={text("outcome.stakes")}>
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
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was agreed to be done, with who and by when. */
export function ActionCard({ actions }: { actions: Outcome["actions"] }) {
  const text = useText();
  const format = useFormat();
  if (actions.length === 0) return null;
  return (
    <Card title={text("outcome.actions")}>
      <ul className="outcome-list">
        {actions.map((action) => (
          <li key={action.id}>
            <Link to={`/actions/${action.id}`}>{action.text}</Link>
            <p className="muted small">
              {[
                action.ownerName ?? text("outcome.nobody"),
                action.dueOn && format.shortDate(`${action.dueOn}T12:00:00Z`),
                text(`outcome.actionState.${action.state}`),
              ]
                .filter(Boolean)
                .join(" · ")}
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
