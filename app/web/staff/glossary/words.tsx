import { Form } from "react-router";
import { leads } from "#core/actor.ts";
import { changeTerm, defineTerm, listTerms, removeTerm } from "#domain/philosophy/glossary/glossary.ts";
import { Away, Card, Details, Done, Empty, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/words";
import { TermForm } from "./term-form.tsx";
import { termInput } from "./term-input.ts";

export const meta = titled("glossary.place");
export const handle = { live: () => ["glossary_terms"] };

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const cursor = searchOf(args.request).get("cursor") ?? undefined;
  const found = await load(args, listTerms, { cursor, limit: 100 });
  const languages = organisation?.languages ?? ["en"];
  return { ...found, languages, mayDefine: leads(caller.actor) };
}

export const action = forms({
  define: formOf(defineTerm, { input: (fields) => termInput(fields, "new") }),
  change: formOf(changeTerm, {
    input: (fields) => ({ termId: fields.termId, ...termInput(fields, "known") }),
  }),
  remove: formOf(removeTerm),
});

export default function Words({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(answered);
  const done = doneIn(answer);
  const { items, nextCursor, languages, mayDefine } = loaderData;
  const refused = refusalIn(answer);
  return (
    <>
      <PageHead title={text("glossary.title", { count: items.length })} lead={text("glossary.lead")} />
      {done && <Done>{text(`glossary.done.${done}` as "glossary.done.define")}</Done>}
      <div className="columns">
        {items.length === 0 ? (
          <Empty title={text("glossary.emptyTitle")} action={null}>
            {text("glossary.empty")}
          </Empty>
        ) : (
          <Card>
            <ul className="lines">
              {items.map((term) => (
                <TermRow
                  key={term.id}
                  term={term}
                  languages={languages}
                  mayDefine={mayDefine}
                  refused={refused?.values.termId === term.id ? refused : null}
                />
              ))}
            </ul>
            {nextCursor && <MoreLink href={`?cursor=${nextCursor}`}>{text("glossary.more")}</MoreLink>}
          </Card>
        )}
        {mayDefine && (
          <Card title={text("glossary.add")}>
            <TermForm
              intent="define"
              languages={languages}
              refused={refused?.intent === "define" ? refused : null}
              key={items.length}
            />
          </Card>
        )}
      </div>
    </>
  );
}

type Data = Route.ComponentProps["loaderData"];

function TermRow({
  term,
  languages,
  mayDefine,
  refused,
}: {
  term: Data["items"][number];
  languages: string[];
  mayDefine: boolean;
  refused: ReturnType<typeof refusalIn>;
}) {
  const text = useText();
  return (
    <li>
      <span>
        <b>{term.term}</b>
        <br />
        {term.definition}
      </span>
      {mayDefine && (
        <div className="line-fold">
          <Details summary={text("glossary.change")} open={refused ? "open" : undefined}>
            <TermForm
              intent="change"
              term={term}
              languages={languages}
              refused={refused}
              key={term.revision}
            />
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <SubmitButton weight="bare" size="xs" name="termId" value={term.id}>
                {text("glossary.remove")}
                <Away> {term.term}</Away>
              </SubmitButton>
            </Form>
          </Details>
        </div>
      )}
    </li>
  );
}
