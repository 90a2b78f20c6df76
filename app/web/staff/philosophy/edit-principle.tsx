import { Form, Link, redirect } from "react-router";
import { changePrinciple } from "#domain/philosophy/change-principle.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { mayChange } from "#domain/philosophy/principle.ts";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { load } from "../../load.ts";
import { readAgainAfterConflict } from "../../revalidate.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/edit-principle";
import styles from "./philosophy.css?url";
import { PrincipleFields } from "./principle-fields.tsx";
import { changedWordsOf } from "./principle-input.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
// The page stays as it was read: a form whose revision followed others' changes would write over them unseen.
export const handle = { live: () => [] };
export const shouldRevalidate = readAgainAfterConflict;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const { id, statement, explanation, why, translations, state, revision, ownerId } = await load(
    args,
    getPrinciple,
    { principleId: args.params.principleId },
  );
  if (state === "retired" || !mayChange(caller.actor, { state, ownerId })) {
    throw redirect(`/principles/${id}`);
  }
  return {
    id,
    state,
    revision,
    words: { statement, explanation, why, translations },
    languages: organisation?.languages.slice(1) ?? [],
    title: `${statement} · Kept`,
  };
}

export const action = form(changePrinciple, {
  input: changedWordsOf,
  onward: ({ id }) => redirect(`/principles/${id}`),
});

export default function EditPrinciple({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy();
  const { id, state, revision, words, languages } = loaderData;
  const refused = refusalIn(actionData);
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/principles/${id}`}>{words.statement}</Link>}
        title={text("philosophy.editTitle")}
      />
      {state === "published" && <p className="nudge narrow">{text("philosophy.editPublished")}</p>}
      <Form method="post" className="card narrow">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        {refused?.code === "stale" && (
          <blockquote className="says-now">
            <p className="muted small">{text("philosophy.saysNow")}</p>
            <p>{words.statement}</p>
            {words.explanation && <p className="muted">{words.explanation}</p>}
          </blockquote>
        )}
        <input type="hidden" name="revision" value={revision} />
        <PrincipleFields words={words} languages={languages} refused={refused} />
        <div className="actions">
          <SubmitButton busy={busy}>{text("philosophy.save")}</SubmitButton>
          <ButtonLink href={`/principles/${id}`}>{text("philosophy.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
