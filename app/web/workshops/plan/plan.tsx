import { Form, Link, redirect } from "react-router";
import { leads } from "#core/actor.ts";
import { changePlan, readPlan } from "#domain/workshops/change-plan.ts";
import { createTemplate } from "#domain/workshops/templates/templates.ts";
import { readWorkshop } from "#domain/workshops/workshop.ts";
import { startOf } from "#messages/shorten.ts";
import { TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { formOf, forms, type Refused } from "../../form.ts";
import { callerOf, employeeOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { WorkshopSections } from "../schedule/sections.tsx";
import type { Route } from "./+types/plan";
import { planIn } from "./draft.ts";
import styles from "./plan.css?url";
import { PlanForm } from "./plan-form.tsx";
import { PlanOutline } from "./plan-outline.tsx";
import { useBase } from "./use-base.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.workshop.title ?? "Kept" }];
export const handle = { live: () => [] };

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { workshopId } = args.params;
  const [{ id, title, closedAt }, plan] = await Promise.all([
    load(args, readWorkshop, { workshopId }),
    load(args, readPlan, { workshopId }),
  ]);
  return { workshop: { id, title, closedAt }, plan, mayKeep: leads(callerOf(args.context).actor) };
}

export const action = forms({
  save: formOf(changePlan, {
    input: ({ plan }, { workshopId }) => ({ workshopId, plan: planIn(plan) }),
    onward: ({ revision }) => ({ done: "save", revision }),
  }),
  keep: formOf(createTemplate, {
    input: ({ title }, { workshopId }) => ({ ofWorkshop: workshopId, title }),
    onward: ({ id }) => redirect(`/workshops/templates/${id}`),
  }),
});

/** Phases and areas of one workshop, also under way. */
export default function WorkshopPlan({ loaderData, actionData: answered }: Route.ComponentProps) {
  const { workshop, plan, mayKeep } = loaderData;
  const answer = useAnswer(answered);
  const text = useText();
  const busy = useBusy("save");
  const base = useBase(plan, answer);
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/workshops/${workshop.id}`}>{workshop.title}</Link>}
        title={text("plan.planOf")}
        lead={text(workshop.closedAt ? "plan.closedLead" : "plan.planLead")}
        actions={
          <ButtonLink href={`/workshops/${workshop.id}/board`} leave="leave">
            {text("plan.toBoard")}
          </ButtonLink>
        }
      />
      <WorkshopSections id={workshop.id} facilitates />
      {doneIn(answer) === "save" && <Done>{text("plan.saved")}</Done>}
      {workshop.closedAt ? (
        <PlanOutline plan={plan} />
      ) : (
        <PlanForm
          key={base.revision}
          plan={base}
          revision={base.revision}
          mode={{ of: "running", phaseId: plan.phaseId }}
          refused={refusalIn(answer, "save")}
          busy={busy}
        />
      )}
      {mayKeep && <KeepCard title={workshop.title} refused={refusalIn(answer, "keep")} />}
    </>
  );
}

function KeepCard({ title, refused }: { title: string; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("keep");
  return (
    <Card title={text("plan.keepTitle")}>
      <p className="muted">{text("plan.keepSay")}</p>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <Form method="post" className="plan-keep">
        <input type="hidden" name="intent" value="keep" />
        <TextField
          name="title"
          label={text("plan.keepName")}
          maxLength={80}
          required
          defaultValue={refused?.values.title ?? startOf(title, 80)}
          error={refused?.errors.title}
        />
        <SubmitButton weight="quiet" busy={busy}>
          {text("plan.keep")}
        </SubmitButton>
      </Form>
    </Card>
  );
}
