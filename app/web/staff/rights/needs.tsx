import { Form } from "react-router";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { getNeedFigures } from "#domain/people/needs/figures.ts";
import { listNeeds } from "#domain/people/needs/needs.ts";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/needs";
import { refusedIn, useBusy } from "./answer.ts";
import { InTime } from "./in-time.tsx";
import { NeedEntry } from "./need-entry.tsx";

export const meta = titled("rights.needs");
export const handle = { live: () => ["notices", "needs"] };

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const [needs, figures] = await Promise.all([
    load(args, listNeeds, { limit: 50, cursor }),
    load(args, getNeedFigures, {}),
  ]);
  const today = Temporal.Instant.fromEpochMilliseconds(caller.services.clock().getTime())
    .toZonedDateTimeISO(organisation?.timeZone ?? "UTC")
    .toPlainDate();
  return {
    needs: needs.items.map((need) => ({ ...need, mayAnswer: false })),
    nextCursor: needs.nextCursor,
    figures,
    suggested: today.add({ days: 7 }).toString(),
    once: crypto.randomUUID(),
  };
}

export const action = forms({ ask: formOf(askNeed) });

export default function Needs({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy("intent", "ask");
  const refused = refusedIn(actionData, { intent: "ask" });
  const { needs, nextCursor, figures, suggested, once } = loaderData;
  return (
    <>
      <PageHead
        title={text("rights.needsTitle")}
        lead={text("rights.needsLead")}
        actions={<ExportButton list="needs" />}
      />
      <div className="columns">
        <div className="stack">
          <Form method="post" className="card" key={once}>
            <input type="hidden" name="intent" value="ask" />
            <input type="hidden" name="once" value={once} />
            {refused?.problem && <Problem>{refused.problem}</Problem>}
            <TextField
              name="what"
              label={text("rights.needWhat")}
              maxLength={300}
              required
              defaultValue={refused?.values.what}
              error={refused?.errors.what}
            />
            <TextAreaField
              name="why"
              rows={2}
              label={text("rights.needWhy")}
              maxLength={2000}
              defaultValue={refused?.values.why}
              error={refused?.errors.why}
            />
            <div className="field-row">
              <TextField
                name="answerBy"
                type="date"
                label={text("rights.needBy")}
                defaultValue={refused?.values.answerBy ?? suggested}
                error={refused?.errors.answerBy}
              />
            </div>
            <div className="actions">
              <SubmitButton busy={busy}>{text("rights.needAsk")}</SubmitButton>
            </div>
          </Form>
          <Card title={text("rights.needsYours")}>
            {needs.length === 0 && <p className="muted">{text("rights.needsNone")}</p>}
            <ul className="need-list">
              {needs.map((need) => (
                <NeedEntry key={need.id} need={need} answer={actionData} />
              ))}
            </ul>
            {nextCursor && <MoreLink href={`?cursor=${nextCursor}`}>{text("rights.older")}</MoreLink>}
          </Card>
        </div>
        <InTime figures={figures} />
      </div>
    </>
  );
}
