import { Link } from "react-router";
import { declineErasure } from "#domain/cases/persons/ask-erasure.ts";
import { correctPerson } from "#domain/cases/persons/correct-person.ts";
import { joinPeople, splitPeople } from "#domain/cases/persons/join-people.ts";
import { holdPerson, liftHold } from "#domain/people/personal-data/holds.ts";
import { listErasureRequests } from "#domain/people/personal-data/list-requests.ts";
import { readPerson } from "#domain/people/personal-data/show-person.ts";
import { ButtonLink, Card, PageHead } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/person";
import { Held } from "./held.tsx";
import { Hold } from "./hold.tsx";
import { Joins } from "./joins.tsx";
import styles from "./personal-data.css?url";
import { Requests } from "./requests.tsx";
import { Cases, Who } from "./who.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];
export const handle = { live: (params: { personId: string }) => [`person:${params.personId}`] };

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const person = await load(args, readPerson, { personId: args.params.personId });
  const requests = await load(args, listErasureRequests, { personId: person.id });
  const { text } = caller.services;
  const title = person.name ?? text(caller.language, "privacy.noName");
  return { person, requests: requests.items, title: `${title} · ${organisation?.name ?? "Kept"}` };
}

export const action = forms({
  decline: formOf(declineErasure, { input: ({ requestId, words }) => ({ requestId, words }) }),
  correct: formOf(correctPerson, {
    input: ({ personId, name, email }) => ({ personId, name: name ?? null, email: email ?? null }),
  }),
  join: formOf(joinPeople),
  split: formOf(splitPeople, { input: ({ joinId }) => ({ joinId }) }),
  hold: formOf(holdPerson),
  lift: formOf(liftHold, { input: ({ holdId }) => ({ holdId }) }),
});

export type PersonData = Route.ComponentProps["loaderData"]["person"];

export default function Person({ loaderData: { person, requests }, actionData }: Route.ComponentProps) {
  const answer = useAnswer(actionData);
  const text = useText();
  const format = useFormat();
  const { id, name, kind, erasedAt, leftAt } = person;
  const place = `/settings/personal-data/${id}`;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/settings/personal-data">{text("privacy.title")}</Link>}
        title={name ?? text("privacy.noName")}
        lead={
          erasedAt
            ? `${text("privacy.erasedOn", { date: format.date(erasedAt) })}. ${text("privacy.erasedText")}`
            : kind === "customer"
              ? text("privacy.customer")
              : `${text("privacy.employee")} · ${leftAt ? text("privacy.left", { date: format.date(leftAt) }) : text("privacy.works")}`
        }
        actions={
          <ButtonLink href={`${place}/export.json`} leave="leave">
            {text("privacy.download")}
          </ButtonLink>
        }
      />
      <Requests items={requests} answer={answer} />
      <Who person={person} answer={answer} />
      {kind === "customer" && <Cases person={person} />}
      {kind === "customer" && !erasedAt && <Joins person={person} answer={answer} />}
      <Held person={person} />
      <Hold person={person} answer={answer} />
      {!erasedAt && (
        <Card title={text("privacy.eraseTitle")}>
          <p className="muted">{text("privacy.eraseLead")}</p>
          <div className="actions">
            <ButtonLink href={`${place}/erasure`} weight="danger">
              {text("privacy.eraseOpen")}
            </ButtonLink>
          </div>
        </Card>
      )}
    </>
  );
}
