import { Form, redirect } from "react-router";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { builtIns, builtInTemplate } from "#domain/workshops/templates/built-in.ts";
import { ChoiceCards } from "#ui/staff/choice-cards.tsx";
import { TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../answer.ts";
import { pageRequest } from "../context.ts";
import { form } from "../form.ts";
import { employeeOf } from "../load.ts";
import { useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/new-workshop";

export const meta = titled("workshops.plan");

export function loader({ context, request }: Route.LoaderArgs) {
  employeeOf(context, request);
  const { caller } = context.get(pageRequest);
  const templates = builtIns.map((key) => {
    const { title, purpose } = builtInTemplate(key, caller.language, caller.services.text);
    return { key, title, purpose };
  });
  return { templates, once: crypto.randomUUID() };
}

export const action = form(createWorkshop, { onward: ({ id }) => redirect(`/workshops/${id}`) });

/** A template and a name: that is a workshop. */
export default function NewWorkshop({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(useAnswer(answered));
  return (
    <>
      <PageHead title={text("workshops.plan")} lead={text("workshops.planLead")} />
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
          defaultValue={refused?.values.title}
          error={refused?.errors.title}
        />
        <ChoiceCards
          name="templateId"
          label={text("workshops.template")}
          chosen={refused?.values.templateId ?? loaderData.templates[0]?.key ?? ""}
          error={refused?.errors.templateId}
          options={loaderData.templates.map(({ key, title, purpose }) => ({
            value: key,
            label: title,
            hint: purpose,
          }))}
        />
        <div className="actions">
          <SubmitButton busy={busy}>{text("workshops.make")}</SubmitButton>
          <ButtonLink href="/workshops">{text("workshops.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
