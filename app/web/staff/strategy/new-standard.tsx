import { Form, Link, redirect } from "react-router";
import { leads, manages, managesAny } from "#core/actor.ts";
import { listWithoutHours } from "#domain/organisation/calendars/without-hours.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { readPledgeIdea } from "#domain/workshops/ladder/pledge-ideas.ts";
import { ChoiceCards } from "#ui/staff/choice-cards.tsx";
import { TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { employeeOf, load, notForReader } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/new-standard";
import { titleIn } from "./aim.ts";
import { NoHours } from "./no-hours.tsx";
import { isOnTheWay, startOf } from "./pledge-input.ts";
import { MoreStandardFields, StandardTranslations, TargetField, WithinFields } from "./standard-fields.tsx";
import { standardIn } from "./standard-input.ts";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => [] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  if (!managesAny(me)) throw notForReader();
  const asked = new URL(args.request.url).searchParams;
  const ideaId = asked.get("idea");
  const [{ items }, without] = await Promise.all([
    load(args, listTeams, {}),
    load(args, listWithoutHours, {}),
  ]);
  return {
    // A manager sets standards for teams of theirs alone.
    teams: items.filter((team) => manages(me, team.id)).map(({ id, name }) => ({ id, name })),
    everyTeam: leads(me),
    hasHours: without.items.every(({ teamId }) => teamId !== null),
    withoutHours: without.items.filter(({ teamId }) => teamId === null || manages(me, teamId)),
    languages: args.context.get(pageRequest).organisation?.languages.slice(1) ?? [],
    toPledge: isOnTheWay(asked),
    idea: ideaId && leads(me) ? (await load(args, readPledgeIdea, { ideaId })).text : null,
    title: titleIn(args.context, "strategy.newStandard"),
    once: crypto.randomUUID(),
  };
}

/** Somebody who came to back a principle goes on to the pledge; anybody else sees the standard. */
export const action = form(createStandard, {
  input: standardIn,
  onward(standard, { request }) {
    const asked = new URL(request.url).searchParams;
    if (!isOnTheWay(asked)) return redirect(`/standards/${standard.id}`);
    const start = startOf(asked);
    start.set("standard", standard.id);
    return redirect(`/pledges/new?${start}`);
  },
});

export default function NewStandard({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(actionData);
  const measures = [
    "first_answer",
    "next_answer",
    "acknowledgement",
    "resolution",
    "promise_kept",
    "felt",
  ] as const;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/standards">{text("strategy.standards")}</Link>}
        title={text("strategy.newStandard")}
        lead={text(loaderData.toPledge ? "strategy.newStandardForPledge" : "strategy.newStandardLead")}
      />
      {loaderData.idea && <p role="note">{text("strategy.ideaWaits", { idea: loaderData.idea })}</p>}
      <Form method="post" className="card narrow standard-form">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <input type="hidden" name="once" value={loaderData.once} />
        <ChoiceCards
          name="measure"
          label={text("strategy.measure")}
          chosen={refused?.values.measure ?? "first_answer"}
          error={refused?.errors.measure}
          options={measures.map((measure) => ({
            value: measure,
            label: text(`strategy.measures.${measure}`),
            hint: text(`strategy.measureHints.${measure}`),
          }))}
        />
        <WithinFields refused={refused} amount="2" unit={loaderData.hasHours ? "working_days" : "days"} />
        <NoHours places={loaderData.withoutHours} when="planned" />
        <TargetField refused={refused} target="90" />
        <TextField
          name="name"
          label={text("strategy.name")}
          hint={text("strategy.nameHint")}
          maxLength={200}
          required
          defaultValue={refused?.values.name}
          error={refused?.errors.name}
        />
        <MoreStandardFields
          refused={refused}
          teams={[
            ...(loaderData.everyTeam ? [{ value: "", label: text("strategy.everyTeam") }] : []),
            ...loaderData.teams.map((team) => ({ value: team.id, label: team.name })),
          ]}
        />
        <StandardTranslations refused={refused} languages={loaderData.languages} translations={{}} />
        <div className="actions">
          <SubmitButton busy={busy}>{text("strategy.setStandard")}</SubmitButton>
          <ButtonLink href="/standards">{text("strategy.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
