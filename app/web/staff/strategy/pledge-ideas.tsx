import { Form } from "react-router";
import { ButtonLink, Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";

export interface PledgeIdea {
  id: string;
  text: string;
  audience: string | null;
  workshopTitle: string;
}

/** What workshops thought we could promise: to make a pledge of, or to put aside. Nothing of it is public. */
export function PledgeIdeas({ ideas }: { ideas: PledgeIdea[] }) {
  const text = useText();
  const busy = useBusy();
  if (ideas.length === 0) return null;
  return (
    <Card title={text("strategy.ideas", { count: ideas.length })}>
      <p className="muted">{text("strategy.ideasSay")}</p>
      <ul className="pledge-ideas">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <div>
              <p>{idea.text}</p>
              <p className="muted small">
                {text("strategy.ideaFrom", { workshop: idea.workshopTitle })}
                {idea.audience && ` · ${text("strategy.forWhom", { audience: idea.audience })}`}
              </p>
            </div>
            <Form method="post" className="actions">
              <ButtonLink href={`/pledges/new?idea=${idea.id}`}>{text("strategy.takeUpIdea")}</ButtonLink>
              <SubmitButton weight="quiet" name="ideaId" value={idea.id} busy={busy}>
                {text("strategy.putIdeaAside")}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
