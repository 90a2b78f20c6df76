import { Form, redirect } from "react-router";
import { declineErasure } from "#domain/cases/persons/ask-erasure.ts";
import { namePersonOfCase } from "#domain/cases/persons/person-of-case.ts";
import { findPeople } from "#domain/people/personal-data/find-people.ts";
import { listErasureRequests } from "#domain/people/personal-data/list-requests.ts";
import { TextField } from "#ui/staff/fields.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { ButtonLink, Card, Empty, PageHead, SubmitButton, Toolbar } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/find";
import styles from "./personal-data.css?url";
import { Requests } from "./requests.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("privacy.title");

export async function loader(args: Route.LoaderArgs) {
  const q = (searchOf(args.request).get("q") ?? "").trim().slice(0, 254);
  const [found, requests] = await Promise.all([
    load(args, findPeople, { q }),
    load(args, listErasureRequests, {}),
  ]);
  return { q, items: found.items, requests: requests.items };
}

export const action = forms({
  decline: formOf(declineErasure),
  open: formOf(namePersonOfCase, { onward: ({ id }) => redirect(`/settings/personal-data/${id}`) }),
});

export default function FindPerson({ loaderData: { q, items, requests }, actionData }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(actionData);
  useListKeys();
  const people = items.flatMap(({ id, ...each }) => (id ? [{ ...each, id }] : []));
  const nameless = items.flatMap(({ caseId, references }) =>
    caseId ? [{ caseId, reference: references[0] ?? "" }] : [],
  );
  return (
    <>
      <PageHead
        title={text("privacy.title")}
        lead={text("privacy.lead")}
        actions={<ButtonLink href="/settings/retention">{text("privacy.retention.title")}</ButtonLink>}
      />
      <Form method="get" key={q}>
        <Toolbar label={text("privacy.find")}>
          <TextField
            name="q"
            label={text("privacy.find")}
            hint={text("privacy.findHint")}
            defaultValue={q}
            maxLength={254}
            autoComplete="off"
          />
          <SubmitButton>{text("privacy.show")}</SubmitButton>
        </Toolbar>
      </Form>
      {q.length < 2 && <Requests items={requests} answer={answer} />}
      {q.length < 2 && requests.length === 0 && (
        <Empty title={text("privacy.start")}>{text("privacy.startText")}</Empty>
      )}
      {q.length >= 2 && items.length === 0 && (
        <Empty title={text("privacy.nobody")}>{text("privacy.nobodyText")}</Empty>
      )}
      {nameless.map(({ caseId, reference }) => (
        <Card key={caseId} title={reference}>
          <Form method="post" className="line">
            <input type="hidden" name="intent" value="open" />
            <input type="hidden" name="caseId" value={caseId} />
            <span className="muted">{text("privacy.noName")}</span>
            <SubmitButton size="xs" weight="quiet">
              {text("privacy.noNameOpen")}
            </SubmitButton>
          </Form>
        </Card>
      ))}
      {people.length > 0 && (
        <DataTable
          href={(person) => `/settings/personal-data/${person.id}`}
          caption={text("privacy.title")}
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            { key: "name", head: text("settings.name"), cell: ({ name }) => name ?? text("privacy.noName") },
            {
              key: "email",
              head: text("settings.email"),
              narrow: "bare",
              cell: ({ email }) => email ?? <span className="muted">{text("privacy.noAddress")}</span>,
            },
            { key: "kind", head: text("privacy.kind"), cell: ({ kind }) => text(`privacy.${kind}`) },
            {
              key: "references",
              head: text("privacy.references"),
              cell: ({ references }) => <span className="num">{references.join(" · ")}</span>,
            },
          ]}
        />
      )}
      {items.length >= 25 && <p className="muted">{text("privacy.more")}</p>}
    </>
  );
}
