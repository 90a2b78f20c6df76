import { Form, Link } from "react-router";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { closeRound, listRounds, openRound } from "#domain/philosophy/interpretation/open-round.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/principle-reading";
import styles from "./philosophy.css?url";
import { PrincipleNav } from "./principle-nav.tsx";
import { OpenRoundForm } from "./reading-form.tsx";
import { roundInput } from "./reading-input.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["principles"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { principleId } = args.params;
  const [rounds, principle] = await Promise.all([
    load(args, listRounds, { principleId, limit: 20 }),
    load(args, getPrinciple, { principleId }),
  ]);
  const { statement } = wordsIn(principle, callerOf(args.context).language);
  return {
    id: principle.id,
    state: principle.state,
    statement,
    rounds: rounds.items,
    title: `${statement} · Kept`,
  };
}

export const action = forms({
  open: formOf(openRound, { input: roundInput }),
  close: formOf(closeRound, { input: ({ roundId }) => ({ roundId }) }),
});

type Round = Route.ComponentProps["loaderData"]["rounds"][number];

export default function PrincipleReading({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(answered);
  const refused = refusalIn(answer);
  const done = doneIn(answer);
  const { id, state, statement, rounds } = loaderData;
  const running = rounds.some((round) => round.state === "open");
  return (
    <>
      <PageHead
        eyebrow={<Link to="/principles">{text("philosophy.principles")}</Link>}
        title={text("reading.title", { statement })}
        lead={text("reading.lead")}
      />
      <PrincipleNav id={id} mayLead />
      {done && <Done>{text(`reading.done.${done}` as "reading.done.open")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      {rounds.map((round) => (
        <RoundCard key={round.id} round={round} principleId={id} />
      ))}
      {!running && state !== "retired" && (
        <OpenRoundForm refused={refused?.intent === "open" ? refused : null} key={rounds.length} />
      )}
    </>
  );
}

function RoundCard({ round, principleId }: { round: Round; principleId: string }) {
  const text = useText();
  const format = useFormat();
  const { findings, asked, openedAt, closesAt } = round;
  return (
    <Card title={text("reading.asked", { count: asked, date: format.date(openedAt) })}>
      {round.state === "open" && (
        <>
          <p className="muted">{text("reading.stillOpen", { date: format.date(closesAt) })}</p>
          <Form method="post">
            <input type="hidden" name="intent" value="close" />
            <div>
              <SubmitButton weight="quiet" size="xs" name="roundId" value={round.id}>
                {text("reading.close")}
              </SubmitButton>
            </div>
          </Form>
        </>
      )}
      {round.state === "closed" && !findings && <p className="muted">{text("reading.tooFew")}</p>}
      {findings && (
        <>
          <p className="muted">{text("reading.answers", { count: findings.answers })}</p>
          {findings.advice && (
            <p className="nudge">
              {text("reading.reword")}{" "}
              <Link to={`/principles/${principleId}/edit`}>{text("reading.rewordLink")}</Link>
            </p>
          )}
          <ol className="lines">
            {findings.situations.map(({ text: situation, agreement, leading }) => (
              <li key={situation}>
                <span>
                  {situation}
                  <br />
                  <span className="muted small">
                    {leading ? text("reading.leading", { action: leading }) : text("reading.noLeading")}
                  </span>
                </span>
                <b className="num">
                  {text(agreement.bound === "at least" ? "reading.shareAtLeast" : "reading.share", {
                    share: format.share(Math.round(agreement.share * 100) / 100),
                  })}
                </b>
              </li>
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
