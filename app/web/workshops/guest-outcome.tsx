import type { ReactNode } from "react";
import { redirect } from "react-router";
import { isStaff } from "#core/actor.ts";
import { readOutcome } from "#domain/workshops/outcome/read-outcome.ts";
import doorStyles from "#ui/public/door.css?url";
import { Door } from "#ui/public/door.tsx";
import { addressOf, DoorLanguages } from "../entrance/languages.tsx";
import { callerOf, load } from "../load.ts";
import { useFormat, useText } from "../text.tsx";
import { unlisted } from "../title.ts";
import type { Route } from "./+types/guest-outcome";
import styles from "./guest-outcome.css?url";
import { questions } from "./ladder-questions.ts";
import toldStyles from "./told.css?url";
import { RatingsTold, VotesTold } from "./told-rounds.tsx";

export const links: Route.LinksFunction = () =>
  [doorStyles, toldStyles, styles].map((href) => ({ rel: "stylesheet", href }));
export const meta = unlisted("outcome.title");
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** What came of a workshop, for the guests who took part in it; whoever works here has a page of their own. */
export async function loader(args: Route.LoaderArgs) {
  const { actor, language } = callerOf(args.context);
  const { workshopId } = args.params;
  if (isStaff(actor)) throw redirect(`/workshops/${encodeURIComponent(workshopId)}/outcome`);
  return {
    outcome: await load(args, readOutcome, { workshopId }),
    language,
    address: addressOf(args.request),
  };
}

export default function GuestOutcome({ loaderData }: Route.ComponentProps) {
  const { outcome, ...page } = loaderData;
  const { workshop, principles, proposed, behaviours, stakes, actions, ideas, ladder } = outcome;
  const text = useText();
  const format = useFormat();
  const board = `/workshops/${workshop.id}/board`;
  const nothing = [principles, proposed, behaviours, stakes, actions, ideas, ladder, outcome.votes].every(
    ({ length }) => length === 0,
  );
  return (
    <Door
      title={text("outcome.title")}
      lead={workshop.title}
      width="wide"
      languages={<DoorLanguages {...page} />}
    >
      <p className="muted">
        {workshop.closedAt
          ? text("outcome.guestClosed", { date: format.date(workshop.closedAt) })
          : text("outcome.guestOpen")}
      </p>
      {nothing && <p>{text("outcome.guestNothing")}</p>}
      <Part title={text("outcome.principles")} of={principles}>
        <ol>
          {principles.map(({ statementId, statement, explanation }) => (
            <li key={statementId} dir="auto">
              {statement}
              {explanation && <p className="muted">{explanation}</p>}
            </li>
          ))}
        </ol>
      </Part>
      <List
        title={text(workshop.closedAt ? "outcome.notAgreed" : "outcome.proposedOnly")}
        items={proposed.map(({ id, text: words }) => ({ id, words }))}
      />
      <List
        title={text("outcome.behaviours")}
        items={behaviours.map(({ id, text: words }) => ({ id, words }))}
      />
      <List
        title={text("outcome.stakes")}
        items={stakes.map(({ id, text: words, kind }) => ({
          id,
          words,
          beside: text(`outcome.stake.${kind}`),
        }))}
      />
      <List
        title={text("outcome.actions")}
        items={actions.map(({ id, text: words, state }) => ({
          id,
          words,
          beside: text(`outcome.actionState.${state}`),
        }))}
      />
      <List title={text("outcome.ideas")} items={ideas.map(({ id, text: words }) => ({ id, words }))} />
      <Part title={text("outcome.votes")} of={outcome.votes}>
        <VotesTold rounds={outcome.votes} />
      </Part>
      <Part title={text("outcome.ratings")} of={outcome.ratings}>
        <RatingsTold rounds={outcome.ratings} />
      </Part>
      <Part title={text("outcome.ladder")} of={ladder}>
        {Object.entries(questions).map(([question, key]) => {
          const given = ladder.filter((answer) => answer.question === question);
          return (
            given.length > 0 && (
              <div key={question} className="guest-outcome-rung">
                <h3>{text(key)}</h3>
                {given.map(({ id, text: words }) => (
                  <p key={id} dir="auto">
                    {words}
                  </p>
                ))}
              </div>
            )
          );
        })}
      </Part>
      <List
        title={text("outcome.loose", { count: outcome.unanswered })}
        items={outcome.loose.map(({ id, text: words }) => ({ id, words }))}
      />
      <section className="door-part">
        <h2>{text("outcome.files")}</h2>
        <p>{text("outcome.filesSay")}</p>
        <div className="guest-outcome-ways">
          {(["pdf", "md", "csv"] as const).map((kind) => (
            <a
              key={kind}
              className={kind === "pdf" ? "button first" : "button"}
              href={`/workshops/${workshop.id}/export/${kind}`}
            >
              {text(`outcome.file.${kind}`)}
            </a>
          ))}
        </div>
        <p>
          <a href={board}>{text("outcome.toBoard")}</a>
        </p>
      </section>
    </Door>
  );
}

/** A part of the page, where there is something of it. */
function Part({ title, of, children }: { title: string; of: readonly unknown[]; children: ReactNode }) {
  if (of.length === 0) return null;
  return (
    <section className="door-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function List({ title, items }: { title: string; items: { id: string; words: string; beside?: string }[] }) {
  return (
    <Part title={title} of={items}>
      <ul>
        {items.map(({ id, words, beside }) => (
          <li key={id}>
            <span dir="auto">{words}</span>
            {beside && <span className="muted small"> · {beside}</span>}
          </li>
        ))}
      </ul>
    </Part>
  );
}
