import { Form, redirect } from "react-router";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { listTemplates } from "#domain/workshops/templates/templates.ts";
import { ChoiceCards } from "#ui/staff/choice-cards.tsx";
import { TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../answer.ts";
import { form } from "../form.ts";
import { employeeOf, load, searchOf } from "../load.ts";
import { localInstant } from "../local-time.ts";
import { useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/new-workshop";
import { zoneOf } from "./schedule/schedule-page.ts";

export const meta = titled("workshops.plan");
export const handle = { live: () => [] };

const manners = ["live", "over_days", "solo"] as const;

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { items } = await load(args, listTemplates, {});
  const asked = searchOf(args.request).get("template");
  // The organisation's own ways of working stand first.
  const templates = [...items].sort(
    (one, other) => Number(one.origin === "ours") - Number(other.origin === "ours"),
  );
  const chosen = items.find(({ id }) => id === asked) ?? items[0];
  return {
    templates: templates.map(({ id, title, purpose }) => ({ id, title, purpose })),
    chosen: chosen?.id ?? "",
    zone: zoneOf(args),
    once: crypto.randomUUID(),
  };
}

export const action = form(createWorkshop, {
  input: ({ startsAt, ...fields }, _params, _sent, args) => ({
    ...fields,
    ...(typeof startsAt === "string" && {
      startsAt: localInstant(startsAt, zoneOf(args as Route.ActionArgs)),
    }),
  }),
  onward: ({ id }) => redirect(`/workshops/${id}`),
});

/** A template and a name: that is a workshop. The rest may follow. */
export default function NewWorkshop({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(useAnswer(answered));
  const values = refused?.values ?? {};
  return (
    <>
      <PageHead
        title={text("workshops.plan")}
        lead={text("workshops.planLead")}
        actions={<ButtonLink href="/workshops/templates">{text("plan.place")}</ButtonLink>}
      />
      <Form method="post" className="card narrow">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <input type="hidden" name="once" value={loaderData.once} />
        <TextField
          name="title"
          label={text("workshops.name")}
          hint={text("workshops.nameHint")}
          placeholder={text("workshops.nameExample")}
          maxLength={120}
          required
          defaultValue={values.title}
          error={refused?.errors.title}
        />
        <ChoiceCards
          name="templateId"
          label={text("workshops.template")}
          chosen={values.templateId ?? loaderData.chosen}
          error={refused?.errors.templateId}
          options={loaderData.templates.map(({ id, title, purpose }) => ({
            value: id,
            label: title,
            hint: purpose,
          }))}
        />
        <ChoiceCards
          name="manner"
          label={text("schedule.manner")}
          chosen={values.manner ?? "live"}
          error={refused?.errors.manner}
          options={manners.map((manner) => ({
            value: manner,
            label: text(`schedule.manners.${manner}`),
            hint: text(`schedule.mannerHints.${manner}`),
          }))}
        />
        <TextField
          name="startsAt"
          type="datetime-local"
          label={text("schedule.startsAt")}
          hint={text("schedule.startsAtHint", { zone: loaderData.zone.replaceAll("_", " ") })}
          defaultValue={values.startsAt}
          error={refused?.errors.startsAt}
        />
        <div className="actions">
          <SubmitButton busy={busy}>{text("workshops.make")}</SubmitButton>
          <ButtonLink href="/workshops">{text("workshops.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
