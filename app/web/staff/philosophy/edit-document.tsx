import { Form, Link, redirect } from "react-router";
import { getDocument, mayWrite, writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { TextAreaField } from "#ui/staff/fields.tsx";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { form } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { readAgainAfterConflict } from "../../revalidate.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/edit-document";
import styles from "./philosophy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
// The page stays as it was read: a form whose revision followed others' changes would write over them unseen.
export const handle = { live: () => [] };
export const shouldRevalidate = readAgainAfterConflict;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { actor, language, services } = callerOf(args.context);
  const document = await load(args, getDocument, { kind: args.params.kind as "vision" });
  if (!mayWrite(actor, document)) throw redirect(`/documents/${document.kind}`);
  const { kind, revision, body } = document;
  return { kind, revision, body, title: `${services.text(language, `philosophy.document.${kind}`)} · Kept` };
}

export const action = form(writeDocumentVersion, { onward: ({ kind }) => redirect(`/documents/${kind}`) });

export default function EditDocument({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy();
  const { kind, revision, body } = loaderData;
  const refused = refusalIn(actionData);
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/documents/${kind}`}>{text(`philosophy.document.${kind}`)}</Link>}
        title={text(`philosophy.writeTitle.${kind}`)}
        lead={text(`philosophy.documentWhat.${kind}`)}
      />
      <Form method="post" className="card narrow">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        {refused?.code === "stale" && (
          <blockquote className="says-now">
            <p className="muted small">{text("philosophy.versionNow", { number: revision })}</p>
            <p className="prose">{body}</p>
          </blockquote>
        )}
        <input type="hidden" name="revision" value={revision} />
        <TextAreaField
          name="body"
          label={text("philosophy.body")}
          hint={text("philosophy.bodyHint")}
          defaultValue={refused ? (refused.values.body ?? "") : (body ?? undefined)}
          error={refused?.errors.body}
          maxLength={10_000}
          rows={8}
          required
        />
        <div className="actions">
          <SubmitButton busy={busy}>{text("philosophy.keepVersion")}</SubmitButton>
          <ButtonLink href={`/documents/${kind}`}>{text("philosophy.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
