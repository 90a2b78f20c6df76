import { useEffect } from "react";
import { Form, Link, useRevalidator } from "react-router";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer } from "../answer.ts";
import { employeeOf } from "../load.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/workshop";
import { AgendaCard } from "./schedule/agenda-card.tsx";
import { ChangeCard, DeadlinesCard } from "./schedule/facilitator-cards.tsx";
import { AnswerCard, QuestionCard } from "./schedule/own-cards.tsx";
import { HereCard, InvitedCard, JoinCard } from "./schedule/people-cards.tsx";
import { type SchedulePage, schedulePage } from "./schedule/schedule-page.ts";
import { WorkshopSections } from "./schedule/sections.tsx";
import { workshopActions } from "./schedule/workshop-actions.ts";
import styles from "./workshop.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = {
  live: ({ workshopId }: Record<string, string | undefined>) => [`workshop:${workshopId}`],
};
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.workshop.title ?? "Kept" }];

/** Milliseconds after which the page looks again who is here. */
const lookAgain = 10_000;

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  return schedulePage(args);
}

export const action = workshopActions;

/** A workshop around its board: when and why, who comes, how people get in, and the ways to board and wall. */
export default function Workshop({ loaderData: page, actionData: answered }: Route.ComponentProps) {
  const { workshop, now } = page;
  const text = useText();
  const answer = useAnswer<unknown>(answered);
  const edits = now.facilitates && !workshop.closedAt;
  useLookAgain();
  return (
    <>
      <PageHead
        eyebrow={<Link to="/workshops">{text("workshops.place")}</Link>}
        title={workshop.title}
        lead={page.purpose}
        actions={
          <>
            {edits && (
              <ButtonLink href={`/workshops/${workshop.id}/board#bring-in`} leave="leave">
                {text("bringing.title")}
              </ButtonLink>
            )}
            <ButtonLink href={`/workshops/${workshop.id}/wall`} leave="leave">
              {text("workshops.openWall")}
            </ButtonLink>
            <ButtonLink href={`/workshops/${workshop.id}/board`} weight="first" leave="leave">
              {text("workshops.openBoard")}
            </ButtonLink>
          </>
        }
      />
      <WorkshopSections id={workshop.id} facilitates={now.facilitates} />
      <JoinProblem answer={answer} />
      <div className="workshop-cards">
        <div className="stack">
          <AnswerCard page={page} />
          <QuestionCard page={page} answer={answer} />
          <AgendaCard page={page} />
          {edits && <DeadlinesCard page={page} answer={answer} />}
          {edits && <ChangeCard page={page} answer={answer} />}
        </div>
        <div className="stack">
          <JoinCard page={page} />
          <HereCard page={page} />
          <InvitedCard page={page} />
          <TakePart page={page} />
        </div>
      </div>
    </>
  );
}

function JoinProblem({ answer }: { answer: unknown }) {
  const refused = refusalIn(answer, "join") ?? refusalIn(answer, "answer");
  return refused?.problem ? <Problem>{refused.problem}</Problem> : null;
}

/** A chair for whoever looks on without one. */
function TakePart({ page: { workshop, now } }: { page: SchedulePage }) {
  const text = useText();
  if (now.participantId !== null || !workshop.code) return null;
  return (
    <Form method="post" className="workshop-chair">
      <input type="hidden" name="intent" value="join" />
      <input type="hidden" name="joinWith" value={workshop.code} />
      <p className="muted">{text(now.facilitates ? "workshops.takePartSay" : "schedule.takePartInvited")}</p>
      <div>
        <SubmitButton weight="quiet">{text("workshops.takePart")}</SubmitButton>
      </div>
    </Form>
  );
}

/** Who is here is no event of the log: the page asks again now and then, while it is in sight and nobody types in it. */
function useLookAgain(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = window.setInterval(() => {
      const types = document.activeElement?.matches("input, textarea, select") ?? false;
      if (document.visibilityState === "visible" && !types) revalidate();
    }, lookAgain);
    return () => window.clearInterval(timer);
  }, [revalidate]);
}
