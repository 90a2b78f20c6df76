import { Form, Link, redirect } from "react-router";
import { leads } from "#core/actor.ts";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { listStandards } from "#domain/strategy/standards.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { readPledgeIdea } from "#domain/workshops/ladder/pledge-ideas.ts";
import { ChecksField, SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, Details, Empty, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { employeeOf, load, notForReader } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/new-pledge";
import { aimIn, titleIn } from "./aim.ts";
import { pledgeIn, startOf } from "./pledge-input.ts";
import { PledgeTranslations } from "./pledge-translations.tsx";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => [] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  if (!leads(me)) throw notForReader();
  const { searchParams } = new URL(args.request.url);
  const principle = searchParams.get("principle") || null;
  const ideaId = searchParams.get("idea");
  const idea = ideaId ? await load(args, readPledgeIdea, { ideaId }) : null;
  const [principles, standards] = await Promise.all([
    load(args, listPrinciples, { state: ["agreed", "published", "draft"] }),
    load(args, listStandards, { limit: 200 }),
  ]);
  // Nothing to rest a pledge on: the standard comes first, and leads back here with all that was asked for.
  if (standards.items.length === 0) throw redirect(`/standards/new?${startOf(searchParams)}`);
  return {
    principles: principles.items.map((each) => ({
      value: each.id,
      label: wordsIn(each, me.language).statement,
    })),
    standards: standards.items.map((standard) => ({
      value: standard.id,
      label: `${standardWordsIn(standard, me.language).name} (${aimIn(me.language, standard)})`,
    })),
    principle: principle ?? (principles.items.length === 1 ? principles.items[0]?.id : undefined),
    standard: searchParams.get("standard") ?? undefined,
    idea: idea?.state === "idea" ? { id: idea.id, text: idea.text, audience: idea.audience } : null,
    languages: args.context.get(pageRequest).organisation?.languages.slice(1) ?? [],
    title: titleIn(args.context, "strategy.newPledge"),
    once: crypto.randomUUID(),
  };
}

/** On to what everybody would see; where the standard is not reached yet, the pledge's own page says so. */
export const action = form(createPledge, {
  input: pledgeIn,
  onward: (pledge) => redirect(`/charter-preview?publish=pledge:${pledge.id}`),
});

export default function NewPledge({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(actionData);
  const { principles, standards } = loaderData;
  const head = (
    <PageHead
      eyebrow={<Link to="/pledges">{text("strategy.pledges")}</Link>}
      title={text("strategy.newPledge")}
      lead={text("strategy.newPledgeLead")}
    />
  );
  if (principles.length === 0) {
    const write = (
      <ButtonLink href="/principles/new" weight="first">
        {text("strategy.writePrinciple")}
      </ButtonLink>
    );
    return (
      <>
        {head}
        <Empty title={text("strategy.principleFirst")} action={write}>
          {text("strategy.principleFirstSay")}
        </Empty>
      </>
    );
  }
  const chosen = loaderData.principle === undefined ? [] : [loaderData.principle];
  return (
    <>
      {head}
      <Form method="post" className="card narrow">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <input type="hidden" name="once" value={loaderData.once} />
        {loaderData.idea && <input type="hidden" name="ideaId" value={loaderData.idea.id} />}
        <TextField
          name="text"
          label={text("strategy.pledgeText")}
          hint={text("strategy.pledgeTextHint")}
          maxLength={300}
          required
          defaultValue={refused?.values.text ?? loaderData.idea?.text}
          error={refused?.errors.text}
        />
        <SelectField
          name="standardId"
          label={text("strategy.restsOnStandard")}
          hint={text("strategy.restsOnStandardHint")}
          options={standards}
          defaultValue={refused?.values.standardId ?? loaderData.standard}
          error={refused?.errors.standardId}
        />
        <TextField
          name="audience"
          label={text("strategy.audience")}
          hint={text("strategy.audienceHint")}
          maxLength={120}
          defaultValue={refused?.values.audience ?? loaderData.idea?.audience ?? undefined}
          error={refused?.errors.audience}
        />
        <ChecksField
          name="principleIds[]"
          label={text("strategy.servesPrinciples")}
          options={principles}
          chosen={chosen}
          error={refused?.errors.principleIds}
        />
        <Details summary={text("strategy.morePledgeFields")}>
          <div className="fields">
            <TextAreaField
              name="remark"
              label={text("strategy.remark")}
              hint={text("strategy.remarkHint")}
              maxLength={1000}
              defaultValue={refused?.values.remark}
              error={refused?.errors.remark}
            />
            <PledgeTranslations refused={refused} languages={loaderData.languages} translations={{}} />
          </div>
        </Details>
        <div className="actions">
          <SubmitButton busy={busy}>{text("strategy.savePledge")}</SubmitButton>
          <ButtonLink href="/pledges">{text("strategy.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
