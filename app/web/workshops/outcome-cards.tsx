import { Link } from "react-router";
import { Away, Card } from "#ui/staff/parts.tsx";
import { DueDay } from "../staff/actions/action-mark.tsx";
import { useText } from "../text.tsx";
import type { Route } from "./+types/outcome";
import { questions } from "./ladder-questions.ts";
import { RatingsTold, VotesTold } from "./told-rounds.tsx";

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

/** Rounds of dots and of rating that are over. */
export function RoundCards({ votes, ratings }: Pick<Outcome, "votes" | "ratings">) {
  const text = useText();
  return (
    <>
      {votes.length > 0 && (
        <Card title={text("outcome.votes")}>
          <VotesTold rounds={votes} />
        </Card>
      )}
      {ratings.length > 0 && (
        <Card title={text("outcome.ratings")}>
          <RatingsTold rounds={ratings} />
        </Card>
      )}
    </>
  );
}

/** Notes that nothing came of, each with the way to where it lies, for those who see the board. */
export function LooseCard({ loose, board }: { loose: Outcome["loose"]; board: string | null }) {
  const text = useText();
  if (!board || loose.length === 0) return null;
  return (
    <Card title={text("outcome.loose", { count: loose.length })} id="loose">
      <p className="muted">{text("outcome.looseSay")}</p>
      <ul className="outcome-list">
        {loose.map(({ id, text: words }) => (
          <li key={id}>
            <a href={`${board}#note-${id}`} dir="auto">
              {words}
            </a>
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
