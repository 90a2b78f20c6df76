import { Form, Link, redirect } from "react-router";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/new-principle";
import styles from "./philosophy.css?url";
import { PrincipleFields } from "./principle-fields.tsx";
import { wordsOf } from "./principle-input.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => [] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export function loader({ context }: Route.LoaderArgs) {
  const { organisation, caller } = context.get(pageRequest);
  return {
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
        <PrincipleFields languages={loaderData.languages} refused={refused} />
        <div className="actions">
          <SubmitButton busy={busy}>{text("philosophy.saveDraft")}</SubmitButton>
          <ButtonLink href="/principles">{text("philosophy.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
