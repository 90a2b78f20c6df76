import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { listColleagues } from "#domain/organisation/employees.ts";
import { checkPaper } from "#domain/workshops/export/check-paper.ts";
import { answerBehaviour, proposeBehaviour } from "#domain/workshops/outcome/behaviours.ts";
import { changeOwnPin, pinWorkshop, unpinWorkshop } from "#domain/workshops/outcome/pins.ts";
import { readOutcome } from "#domain/workshops/outcome/read-outcome.ts";
import { addWorkshopAction } from "#domain/workshops/outcome/stakes.ts";
import { facilitates, takeSeat } from "#domain/workshops/seat.ts";
import { ButtonLink, Card, Empty, PageHead } from "#ui/staff/parts.tsx";
import { useAnswer } from "../answer.ts";
import { formOf, forms } from "../form.ts";
import { callerOf, employeeOf, load } from "../load.ts";
import { useFormat, useText } from "../text.tsx";
import type { Route } from "./+types/outcome";
import styles from "./outcome.css?url";
import { BehaviourList } from "./outcome-behaviours.tsx";
import { ActionCard, IdeaCard, LadderCard, LooseCard, ProposedCard, RoundCards } from "./outcome-cards.tsx";
import { PinCard } from "./pin-card.tsx";
import { StakeCard } from "./stake-card.tsx";
import toldStyles from "./told.css?url";

export const links: Route.LinksFunction = () =>
  [styles, toldStyles].map((href) => ({ rel: "stylesheet", href }));
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.outcome.workshop.title ?? "Kept" },
];
export const handle = {
  live: ({ workshopId }: Record<string, string | undefined>) => [
    `workshop:${workshopId}`,
    "actions",
    "behaviours",
  ],
};

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const { workshopId } = args.params;
  const { services, actor } = callerOf(args.context);
  const [outcome, seat, unprintable, colleagues] = await Promise.all([
    load(args, readOutcome, { workshopId }),
    // Notes stay with those who wrote them: only who has a chair or runs the programme is offered the board as a file.
    takeSeat({ db: services.database, actor }, workshopId).catch(() => null),
    // Where the files are not offered, nothing is said of them.
    load(args, checkPaper, { workshopId }).catch(() => ({ items: [] })),
    load(args, listColleagues, {}),
  ]);
  return {
    outcome,
    unprintable: unprintable.items,
    colleagues: colleagues.items.map(({ id, name }) => ({ value: id, label: name })),
    today: services.clock().toISOString().slice(0, 10),
    seesBoard: seat !== null,
    mayTakeFiles: seat !== null && !me.sharedDeviceId,
    mayPin: seat !== null && facilitates(actor, seat),
    mayAnswer: leads(actor),
    once: crypto.randomUUID(),
  };
}

export const action = forms({
  propose: formOf(proposeBehaviour),
  answer: formOf(answerBehaviour),
  pin: formOf(pinWorkshop),
  unpin: formOf(unpinWorkshop),
  ownPin: formOf(changeOwnPin),
  act: formOf(addWorkshopAction, {
    // Which stake it is made of is said for the page alone, so that a refusal stands beside its form.
    input: ({ stake: _, ...fields }, { workshopId }) => ({ workshopId, ...fields }),
  }),
});

/** What a workshop came to, for everybody who works here; what people wrote stays with them. */
export default function Outcome({ loaderData, actionData: answered }: Route.ComponentProps) {
  const { outcome, mayTakeFiles, mayAnswer, once } = loaderData;
  const { workshop, principles, proposed, ideas, behaviours, stakes, actions, ladder } = outcome;
  const answer = useAnswer(answered);
  const text = useText();
  const format = useFormat();
  const board = loaderData.seesBoard ? `/workshops/${workshop.id}/board` : null;
  const nothing =
    [principles, proposed, ideas, behaviours, stakes, actions, ladder, outcome.votes].flat().length === 0;
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/workshops/${workshop.id}`}>{workshop.title}</Link>}
        title={text("outcome.title")}
        lead={
          // Of nothing nothing came: there is no count to be proud of.
          outcome.notes > 0 &&
          text("outcome.counts", {
            people: text("outcome.people", { count: outcome.participants }),
            notes: text("outcome.notes", { count: outcome.notes }),
            unanswered: text("outcome.unanswered", { count: outcome.unanswered }),
          })
        }
      />
      {outcome.unanswered > 0 && board && (
        <p>
          <a href="#loose">{text("outcome.toUnanswered", { count: outcome.unanswered })}</a>
        </p>
      )}
      <p className="muted">
        {workshop.closedAt
          ? text("outcome.closed", { date: format.date(workshop.closedAt) })
          : text("outcome.open")}
      </p>
      {nothing && <Empty title={text("outcome.nothing")}>{text("outcome.nothingSay")}</Empty>}
      {principles.length > 0 && (
        <Card title={text("outcome.principles")}>
          <ol className="outcome-principles">
            {principles.map((principle) => (
              <li key={principle.statementId}>
                <Link to={`/principles/${principle.principleId}`}>{principle.statement}</Link>
                {principle.explanation && <p className="muted">{principle.explanation}</p>}
                <p className="muted small">{text("outcome.restsOn", { count: principle.elements })}</p>
              </li>
            ))}
          </ol>
        </Card>
      )}
      <ProposedCard proposed={proposed} closed={workshop.closedAt !== null} />
      {workshop.yields === "behaviours" && (
        <BehaviourList
          behaviours={behaviours}
          stem={outcome.stem}
          board={board}
          may={{ propose: workshop.closedAt !== null, answer: mayAnswer }}
          answer={answer}
          once={once}
        />
      )}
      <div className="outcome-cards">
        <StakeCard page={loaderData} board={board} answer={answer} />
        <ActionCard actions={actions} today={loaderData.today} />
        <IdeaCard ideas={ideas} mayPledge={mayAnswer} />
      </div>
      <RoundCards votes={outcome.votes} ratings={outcome.ratings} />
      <LadderCard answers={ladder} />
      <LooseCard loose={outcome.loose} board={board} />
      {workshop.closedAt && <PinCard pinned={outcome.pinned} mayPin={loaderData.mayPin} />}
      {mayTakeFiles && (
        <Card title={text("outcome.files")}>
          <p className="muted">{text("outcome.filesSay")}</p>
          {loaderData.unprintable.length > 0 && (
            <>
              <p>{text("outcome.unprintable", { count: loaderData.unprintable.length })}</p>
              <ul className="outcome-list">
                {loaderData.unprintable.map(({ id, text: words }) => (
                  <li key={id} dir="auto">
                    {words}
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="outcome-files">
            {(["pdf", "csv", "md", "json"] as const).map((kind) => (
              <ButtonLink
                key={kind}
                href={`/workshops/${workshop.id}/export/${kind}`}
                leave="leave"
                weight={kind === "pdf" ? "first" : "quiet"}
              >
                {text(`outcome.file.${kind}`)}
              </ButtonLink>
            ))}
          </div>
        </Card>
      )}
    </>
  );
}
