import { Form, Link, redirect } from "react-router";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { getLibraryEntry } from "#domain/philosophy/library/library.ts";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/new-principle";
import styles from "./philosophy.css?url";
import { PrincipleFields } from "./principle-fields.tsx";
import { wordsOf } from "./principle-input.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => [] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const from = searchOf(args.request).get("from");
  return {
    /** What somebody chose to start from, among what others published. */
    example: from === null ? null : await load(args, getLibraryEntry, { entryId: from }),
    languages: organisation?.languages.slice(1) ?? [],
    once: crypto.randomUUID(),
    title: `${caller.services.text(caller.language, "philosophy.draft")} · Kept`,
  };
}

export const action = form(createPrinciple, {
  input: wordsOf,
  onward: ({ id }) => redirect(`/principles/${id}`),
});

export default function NewPrinciple({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(actionData);
  const { example } = loaderData;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/principles">{text("philosophy.principles")}</Link>}
        title={text("philosophy.newTitle")}
        lead={text("philosophy.newLead")}
      />
      <Form method="post" className="card narrow">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <input type="hidden" name="once" value={loaderData.once} />
        {example && (
          <aside className="says-now">
            <p className="muted small">{text("library.startedFrom")}</p>
            <p lang={example.language}>“{example.quote}”</p>
            <p className="muted small">
              <a href={example.url} rel="noreferrer">
                {example.organisation}
              </a>
            </p>
            <p className="small">{text("library.startedText")}</p>
          </aside>
        )}
        <PrincipleFields
          words={
            example
              ? { statement: example.starter, explanation: null, why: null, translations: {} }
              : undefined
          }
          languages={loaderData.languages}
          refused={refused}
        />
        <div className="actions">
          <SubmitButton busy={busy}>{text("philosophy.saveDraft")}</SubmitButton>
          <ButtonLink href="/principles">{text("philosophy.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
