import { Form, redirect } from "react-router";
import { managesAny } from "#core/actor.ts";
import { createRight } from "#domain/cases/rights/write-right.ts";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { form } from "../../form.ts";
import { employeeOf, notForReader } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/new-right";
import { refusedIn, useBusy } from "./answer.ts";
import { rightChoices } from "./right-choices.ts";
import { RightFields } from "./right-fields.tsx";
import { rightIn } from "./right-input.ts";

export const meta = titled("rights.new");
export const handle = { live: () => [] };

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  if (!managesAny(me)) throw notForReader();
  return { choices: await rightChoices(args), once: crypto.randomUUID() };
}

export const action = form(createRight, {
  input: rightIn,
  onward: (right) => redirect(`/rights/${right.id}`),
});

export default function NewRight({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy();
  const refused = refusedIn(actionData);
  return (
    <>
      <PageHead title={text("rights.new")} lead={text("rights.newLead")} />
      <Form method="post" className="card narrow right-form">
        <input type="hidden" name="once" value={loaderData.once} />
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <RightFields choices={loaderData.choices} now={null} refused={refused} />
        <div className="actions">
          <SubmitButton busy={busy}>{text("rights.give")}</SubmitButton>
          <ButtonLink href="/rights">{text("rights.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
