import { useEffect } from "react";
import { Form, Link, redirect, useRevalidator } from "react-router";
import { qrPath } from "#blocks/qr-codes/qr-path.ts";
import { joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { listParticipants } from "#domain/workshops/list-participants.ts";
import { enterBoard } from "#domain/workshops/read-board.ts";
import { facilitates } from "#domain/workshops/seat.ts";
import { readWorkshop } from "#domain/workshops/workshop.ts";
import { QrCode } from "#ui/qr-code.tsx";
import { CopyField } from "#ui/staff/copy-field.tsx";
import { ButtonLink, Card, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn } from "../answer.ts";
import { form } from "../form.ts";
import { callerOf, employeeOf, load } from "../load.ts";
import { useText } from "../text.tsx";
import type { Route } from "./+types/workshop";
import styles from "./workshop.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = {
  live: ({ workshopId }: Record<string, string | undefined>) => [`workshop:${workshopId}`],
};
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.workshop.title ?? "Kept" }];

/** Names in sight here; the board has them all. */
const mostNames = 60;
/** Milliseconds after which the page looks again who is here. */
const lookAgain = 10_000;

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { workshopId } = args.params;
  const { publicUrl } = callerOf(args.context).services;
  const { id, title, purpose, code, closedAt } = await load(args, readWorkshop, { workshopId });
  const seat = await load(args, enterBoard, { workshopId });
  const people = await load(args, listParticipants, { workshopId, limit: mostNames });
  const address = code && `${publicUrl}/join/${code}`;
  return {
    workshop: { id, title, purpose, code, closedAt },
    join: address && { address, qr: qrPath(address) },
    hasChair: seat.participantId !== null,
    mayBring: closedAt === null && facilitates(callerOf(args.context).actor, seat),
    people: people.items.filter((each) => each.here),
    more: people.nextCursor !== null,
  };
}

/** Somebody who runs the programme takes a chair of their own. */
export const action = form(joinWorkshop, {
  input: (_fields, { workshopId }, sent) => ({ workshopId, code: sent.get("joinWith") }),
  onward: ({ workshopId }) => redirect(`/workshops/${workshopId}/board`),
});

/** A workshop from outside its board: how people get in, who is here, and the ways to board and wall. */
export default function Workshop({ loaderData, actionData }: Route.ComponentProps) {
  const { workshop, hasChair, mayBring } = loaderData;
  const text = useText();
  const board = `/workshops/${workshop.id}/board`;
  const refused = refusalIn(actionData);
  useLookAgain();
  return (
    <>
      <PageHead
        eyebrow={<Link to="/workshops">{text("workshops.place")}</Link>}
        title={workshop.title}
        lead={workshop.purpose}
        actions={
          <>
            <ButtonLink href={`/workshops/${workshop.id}/outcome`}>{text("outcome.toOutcome")}</ButtonLink>
            {mayBring && (
              <ButtonLink href={`${board}#bring-in`} leave="leave">
                {text("bringing.title")}
              </ButtonLink>
            )}
            <ButtonLink href={`/workshops/${workshop.id}/wall`} leave="leave">
              {text("workshops.openWall")}
            </ButtonLink>
            <ButtonLink href={board} weight="first" leave="leave">
              {text("workshops.openBoard")}
            </ButtonLink>
          </>
        }
      />
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <div className="workshop-cards">
        <JoinCard {...loaderData} />
        <PeopleCard {...loaderData} />
      </div>
      {!hasChair && workshop.code && (
        <Form method="post" className="workshop-chair">
          <input type="hidden" name="joinWith" value={workshop.code} />
          <p className="muted">{text("workshops.takePartSay")}</p>
          <div>
            <SubmitButton weight="quiet">{text("workshops.takePart")}</SubmitButton>
          </div>
        </Form>
      )}
    </>
  );
}

type Data = Route.ComponentProps["loaderData"];

function JoinCard({ workshop, join }: Pick<Data, "workshop" | "join">) {
  const text = useText();
  if (!join || workshop.closedAt) {
    return (
      <Card title={text("workshops.closedTitle")}>
        <p className="muted">{text("workshops.closedSay")}</p>
      </Card>
    );
  }
  return (
    <Card title={text("workshops.joinTitle")}>
      <div className="workshop-join">
        <QrCode {...join.qr} label={text("workshops.qr")} />
        <div>
          <p className="workshop-code num">{workshop.code}</p>
          <p className="muted">{text("workshops.joinSay")}</p>
          <CopyField
            label={text("workshops.joinAddress")}
            value={join.address}
            copy={text("workshops.copy")}
            copied={text("workshops.copied")}
          />
          <p className="muted small">{text("workshops.wallSay")}</p>
        </div>
      </div>
    </Card>
  );
}

function PeopleCard({ people, more }: Pick<Data, "people" | "more">) {
  const text = useText();
  const named = people.filter((each) => each.name);
  const nameless = people.length - named.length;
  return (
    <Card title={text("workshops.who", { count: people.length })}>
      {people.length === 0 && <p className="muted">{text("workshops.nobody")}</p>}
      <ul className="workshop-people">
        {named.map((each) => (
          <li key={each.id}>
            {each.name}
            {each.role !== "participant" && (
              <span className="muted"> · {text(`board.roles.${each.role}`)}</span>
            )}
          </li>
        ))}
        {nameless > 0 && <li className="muted">{text("workshops.guests", { count: nameless })}</li>}
        {more && <li className="muted">…</li>}
      </ul>
    </Card>
  );
}

/** Who is here is no event of the log: the page asks again now and then, while it is in sight. */
function useLookAgain(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, lookAgain);
    return () => window.clearInterval(timer);
  }, [revalidate]);
}
