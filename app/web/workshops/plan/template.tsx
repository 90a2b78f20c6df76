import { Checkbox } from "@mantine/core";
import { Form, Link, redirect } from "react-router";
import { leads } from "#core/actor.ts";
import {
  changeTemplate,
  createTemplate,
  readTemplate,
  retireTemplate,
} from "#domain/workshops/templates/templates.ts";
import { startOf } from "#messages/shorten.ts";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { formOf, forms, type Refused } from "../../form.ts";
import { callerOf, employeeOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/template";
import { planIn } from "./draft.ts";
import styles from "./plan.css?url";
import { PlanForm } from "./plan-form.tsx";
import { PlanOutline } from "./plan-outline.tsx";
import { useBase } from "./use-base.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.template.title ?? "Kept" }];
// What somebody types is theirs until they save: the page is never read again under their hands.
export const handle = { live: () => [] };

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const template = await load(args, readTemplate, { templateId: args.params.templateId });
  return { template, may: leads(callerOf(args.context).actor) };
}
type Template = Awaited<ReturnType<typeof loader>>["template"];

export const action = forms({
  save: formOf(changeTemplate, {
    input: ({ title, purpose, plan, yields }, { templateId }) => ({
      templateId,
      title: title ?? "",
      purpose: purpose ?? "",
      plan: { ...(planIn(plan) as object), ...(yields === "behaviours" && { yields }) },
    }),
    onward: ({ revision }) => ({ done: "save", revision }),
  }),
  retire: formOf(retireTemplate, { onward: () => redirect("/workshops/templates") }),
  restore: formOf(retireTemplate, { input: (_fields, { templateId }) => ({ templateId, retired: false }) }),
  copy: formOf(createTemplate, {
    input: ({ title }, { templateId }) => ({ copyOf: templateId, title }),
    onward: ({ id }) => redirect(`/workshops/templates/${id}`),
  }),
});

/** A template: one of ours to look at and copy, one of the organisation's own to edit. */
export default function TemplatePage({ loaderData, actionData: answered }: Route.ComponentProps) {
  const { template, may } = loaderData;
  const answer = useAnswer(answered);
  const text = useText();
  const own = template.revision !== null;
  const refused = refusalIn(answer);
  return (
    <>
      <PageHead
        eyebrow={<Link to="/workshops/templates">{text("plan.place")}</Link>}
        title={template.title}
        lead={own ? !may && text("plan.onlyLeads") : text("plan.oursLead")}
        actions={
          <>
            {may && <CopyForm title={template.title} weight={own ? "quiet" : "first"} />}
            {!template.retiredAt && (
              <ButtonLink href={`/workshops/new?template=${template.id}`}>{text("plan.planWith")}</ButtonLink>
            )}
          </>
        }
      />
      {template.retiredAt && <RetiredNote may={may} />}
      {refused && refused.intent !== "save" && (
        <Problem>{refused.problem ?? Object.values(refused.errors)[0]}</Problem>
      )}
      {own && may ? (
        <Editor template={template} answer={answer} refused={refusalIn(answer, "save")} />
      ) : (
        <PlanOutline purpose={template.purpose} plan={template} />
      )}
      {own && may && !template.retiredAt && <RetireCard />}
    </>
  );
}

function Editor({
  template,
  answer,
  refused,
}: {
  template: Template;
  answer: unknown;
  refused: Refused | null;
}) {
  const text = useText();
  const busy = useBusy("save");
  const base = useBase({ ...template, revision: template.revision ?? 0 }, answer);
  return (
    <>
      {doneIn(answer) === "save" && <Done>{text("plan.saved")}</Done>}
      <PlanForm
        key={base.revision}
        plan={base}
        revision={base.revision}
        mode={{ of: "template" }}
        refused={refused}
        busy={busy}
      >
        <div className="card">
          <TextField
            name="title"
            label={text("plan.templateTitle")}
            maxLength={80}
            defaultValue={refused?.values.title ?? base.title}
            error={refused?.errors.title}
          />
          <TextAreaField
            name="purpose"
            label={text("plan.templatePurpose")}
            hint={text("plan.purposeHint")}
            maxLength={1000}
            rows={2}
            defaultValue={refused?.values.purpose ?? base.purpose}
            error={refused?.errors.purpose}
          />
          <Checkbox
            name="yields"
            value="behaviours"
            label={text("plan.yields")}
            description={text("plan.yieldsHint")}
            defaultChecked={base.yields === "behaviours"}
          />
        </div>
      </PlanForm>
    </>
  );
}

function CopyForm({ title, weight }: { title: string; weight: "first" | "quiet" }) {
  const text = useText();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="copy" />
      <input type="hidden" name="title" value={startOf(text("plan.copyTitle", { title }), 80)} />
      <SubmitButton weight={weight}>{text("plan.copy")}</SubmitButton>
    </Form>
  );
}

function RetiredNote({ may }: { may: boolean }) {
  const text = useText();
  return (
    <div className="plan-removed">
      <span>{text("plan.isRetired")}</span>
      {may && (
        <Form method="post">
          <input type="hidden" name="intent" value="restore" />
          <SubmitButton weight="quiet" size="xs">
            {text("plan.putBack")}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

function RetireCard() {
  const text = useText();
  return (
    <Card>
      <p className="muted">{text("plan.retireSay")}</p>
      <Form method="post" className="actions">
        <input type="hidden" name="intent" value="retire" />
        <SubmitButton weight="quiet">{text("plan.retire")}</SubmitButton>
      </Form>
    </Card>
  );
}
