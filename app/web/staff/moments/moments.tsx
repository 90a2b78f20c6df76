import { Form } from "react-router";
import { leads } from "#core/actor.ts";
import { listPrincipleChoices } from "#domain/philosophy/list-principles.ts";
import { listMoments, noteMoment, removeMoment } from "#domain/philosophy/moments/moments.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { shortened } from "#messages/shorten.ts";
import { SelectField } from "#ui/staff/fields.tsx";
import { Away, ButtonLink, Card, Done, Empty, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load, searchOf } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/moments";
import { NoteForm } from "./note-form.tsx";

export const meta = titled("moments.place");
export const handle = { live: () => ["bad_moments", "principles"] };

export async function loader(args: Route.LoaderArgs) {
  const { actor, language } = callerOf(args.context);
  const search = searchOf(args.request);
  const principleId = search.get("principleId") || undefined;
  const cursor = search.get("cursor") ?? undefined;
  const [found, choices] = await Promise.all([
    load(args, listMoments, { principleId, cursor, limit: 30 }),
    load(args, listPrincipleChoices, {}),
  ]);
  return {
    found,
    principleId: principleId ?? "",
    principles: choices.items.map((item) => ({ value: item.id, label: wordsIn(item, language).statement })),
    mayRemove: leads(actor),
  };
}

export const action = forms({
  note: formOf(noteMoment),
  remove: formOf(removeMoment),
});

export default function Moments({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(answered);
  const done = doneIn(answer);
  const { found, principleId, principles, mayRemove } = loaderData;
  const nothing = found.items.length === 0 && principleId === "";
  return (
    <>
      <PageHead
        title={text("moments.title", { count: found.items.length + (found.nextCursor ? 1 : 0) })}
        lead={text("moments.lead")}
      />
      {done && <Done>{text(done === "remove" ? "moments.removed" : "moments.noted")}</Done>}
      <div className="columns">
        <div className="stack">
          {nothing ? (
            <Empty title={text("moments.emptyTitle")} action={null}>
              {text("moments.empty")}
            </Empty>
          ) : (
            <Card>
              <FilterForm principleId={principleId} principles={principles} />
              <ul className="lines">
                {found.items.map((moment) => (
                  <Row key={moment.id} moment={moment} mayRemove={mayRemove} />
                ))}
              </ul>
              {found.nextCursor && (
                <MoreLink href={`?${new URLSearchParams({ principleId, cursor: found.nextCursor })}`}>
                  {text("moments.older")}
                </MoreLink>
              )}
            </Card>
          )}
        </div>
        <NoteForm
          principles={principles}
          refused={refusalIn(answer, "note")}
          newest={found.items[0]?.id ?? ""}
        />
      </div>
    </>
  );
}

type Data = Route.ComponentProps["loaderData"];

function FilterForm({ principleId, principles }: Pick<Data, "principleId" | "principles">) {
  const text = useText();
  return (
    <Form className="search-line two-parts">
      <SelectField
        name="principleId"
        label={text("moments.preventedBy")}
        defaultValue={principleId}
        options={[
          { value: "", label: text("moments.all") },
          ...principles,
          { value: "none", label: text("moments.withoutPrinciple") },
        ]}
      />
      <SubmitButton weight="quiet">{text("moments.filter")}</SubmitButton>
    </Form>
  );
}

function Row({ moment, mayRemove }: { moment: Data["found"]["items"][number]; mayRemove: boolean }) {
  const text = useText();
  const format = useFormat();
  const when = moment.happenedOn
    ? text("moments.happened", { date: format.date(moment.happenedOn) })
    : text("moments.notedOn", { date: format.date(moment.notedOn) });
  return (
    <li id={`moment-${moment.id}`}>
      <span>
        <span className="prose">{moment.what}</span>
        <br />
        <span className="muted small">{[moment.statement, when].filter(Boolean).join(" · ")}</span>
      </span>
      <ButtonLink href={`/workshops/bring/moments/${moment.id}`} size="xs" leave="leave">
        {text("bringing.toWorkshop")}
        <Away> {shortened(moment.what, 60)}</Away>
      </ButtonLink>
      {mayRemove && (
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <SubmitButton weight="bare" size="xs" name="momentId" value={moment.id}>
            {text("moments.remove")}
            <Away> {shortened(moment.what, 60)}</Away>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
