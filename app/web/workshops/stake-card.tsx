import { Form, Link } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Away, Card, Details, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn } from "../answer.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/outcome";

type Page = Route.ComponentProps["loaderData"];
type Stake = Page["outcome"]["stakes"][number];

/**
 * What is at stake, as the workshop said it, and the step on from each: the action that was made of it, or the form for
 * one, for whoever takes part.
 */
export function StakeCard({
  page: { outcome, colleagues },
  board,
  answer,
}: {
  page: Pick<Page, "outcome" | "colleagues">;
  board: string | null;
  answer: unknown;
}) {
  const text = useText();
  const { stakes, actions } = outcome;
  if (stakes.length === 0) return null;
  return (
    <Card title={text("outcome.stakes")}>
      {doneIn(answer) === "act" && (
        <Done>
          {text("outcome.actionMade")} <Link to="/actions">{text("outcome.toActions")}</Link>
        </Done>
      )}
      <ul className="outcome-list">
        {stakes.map((stake) => {
          const made = actions.filter(({ noteId }) => noteId !== null && noteId === stake.noteId);
          return (
            <li key={stake.id} id={`stake-${stake.id}`}>
              <span dir="auto">{stake.text}</span>{" "}
              <span className="muted small">· {text(`outcome.stake.${stake.kind}`)}</span>
              {board && stake.noteId && (
                <span className="small">
                  {" · "}
                  <a href={`${board}#note-${stake.noteId}`}>
                    {text("outcome.toNote")}
                    <Away>: {stake.text}</Away>
                  </a>
                </span>
              )}
              {made.map((action) => (
                <p key={action.id} className="small">
                  {text("outcome.action")}: <Link to={`/actions/${action.id}`}>{action.text}</Link>
                </p>
              ))}
              {board && made.length === 0 && (
                <ActForm stake={stake} colleagues={colleagues} answer={answer} />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** An action of a stake, with whoever does it and the day by which. */
function ActForm({
  stake,
  colleagues,
  answer,
}: {
  stake: Stake;
  colleagues: Page["colleagues"];
  answer: unknown;
}) {
  const text = useText();
  const sent = refusalIn(answer, "act");
  const refused = sent?.values.stake === stake.id ? sent : null;
  return (
    <Details summary={text("outcome.actOn")} open={refused ? "open" : undefined}>
      <Form method="post" className="outcome-form">
        <Problem>{refused?.problem}</Problem>
        <input type="hidden" name="intent" value="act" />
        <input type="hidden" name="stake" value={stake.id} />
        {stake.noteId && <input type="hidden" name="noteId" value={stake.noteId} />}
        <TextField
          name="text"
          label={text("actions.what")}
          maxLength={300}
          required
          id={`act-${stake.id}`}
          defaultValue={refused?.values.text ?? stake.text}
          error={refused?.errors.text}
        />
        <SelectField
          name="ownerId"
          label={text("actions.who")}
          id={`act-owner-${stake.id}`}
          options={[{ value: "", label: text("outcome.nobody") }, ...colleagues]}
          defaultValue={refused?.values.ownerId ?? ""}
          error={refused?.errors.ownerId}
        />
        <TextField
          name="dueOn"
          type="date"
          label={text("actions.byWhen")}
          id={`act-due-${stake.id}`}
          defaultValue={refused?.values.dueOn}
          error={refused?.errors.dueOn}
        />
        <div>
          <SubmitButton weight="quiet">{text("board.addAction")}</SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
