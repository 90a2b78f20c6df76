import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { listColleagues } from "#domain/organisation/employees.ts";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { getCapability } from "#domain/strategy/capability.ts";
import { getPledge, pledgeWordsIn } from "#domain/strategy/pledges.ts";
import { withdrawPledge } from "#domain/strategy/publish-pledge.ts";
import { getStandard } from "#domain/strategy/standards.ts";
import { testPledge } from "#domain/strategy/test-pledge.ts";
import { changePledge } from "#domain/strategy/write-pledge.ts";
import { changeStandard } from "#domain/strategy/write-standard.ts";
import { Card, Done, PageHead, Problem } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { employeeOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/pledge";
import { aimIn } from "./aim.ts";
import { ChangePledge, TestPledge, WithdrawPledge } from "./change-pledge.tsx";
import { StandardFigure } from "./figure-card.tsx";
import { withoutHours } from "./hours-of.ts";
import { NoHours } from "./no-hours.tsx";
import { PledgeGate } from "./pledge-gate.tsx";
import { pledgeIn } from "./pledge-input.ts";
import { shareIn } from "./standard-input.ts";
import { PledgeMark } from "./standing.tsx";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["pledges", "standards", "principles"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const pledge = await load(args, getPledge, { pledgeId: args.params.pledgeId });
  const [standard, capability, principles, colleagues] = await Promise.all([
    load(args, getStandard, { standardId: pledge.standardId }),
    load(args, getCapability, { standardId: pledge.standardId }),
    load(args, listPrinciples, { limit: 200 }),
    leads(me) ? load(args, listColleagues, {}) : null,
  ]);
  const words = pledgeWordsIn(pledge, me.language);
  return {
    pledge,
    words,
    standard: { ...standard, ...standardWordsIn(standard, me.language) },
    capability,
    aim: aimIn(me.language, standard),
    withoutHours: await withoutHours(args, standard),
    principles: principles.items
      .filter((principle) => principle.state !== "retired" || pledge.principleIds.includes(principle.id))
      .map((principle) => ({ ...principle, ...wordsIn(principle, me.language) })),
    languages: args.context.get(pageRequest).organisation?.languages.slice(1) ?? [],
    mayLead: leads(me),
    mayTest: leads(me) || pledge.ownerId === me.id,
    colleagues: (colleagues?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    title: `${words.text} · Kept`,
  };
}
export type PledgePage = Route.ComponentProps["loaderData"];

export const action = forms({
  change: formOf(changePledge, {
    // An emptied remark is taken away.
    input: (fields, params) => ({ remark: null, audience: null, ownerId: null, ...pledgeIn(fields, params) }),
  }),
  withdraw: formOf(withdrawPledge),
  test: formOf(testPledge),
  lower: formOf(changeStandard, {
    input: ({ standardId, target }) => ({ standardId, target: shareIn(target) }),
  }),
});

export default function Pledge({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(actionData);
  const { date } = useFormat();
  const { pledge, words, standard, capability, mayLead } = loaderData;
  const refused = refusalIn(answer);
  const done = doneIn(answer);
  const { publication } = pledge;
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <Link to="/pledges">{text("strategy.pledges")}</Link>
            {" · "}
            {text("strategy.forWhom", { audience: pledge.audience ?? text("strategy.everybody") })}
            {pledge.ownerName && ` · ${pledge.ownerName}`}
          </>
        }
        title={words.text}
        lead={words.remark}
        actions={<PledgeMark state={pledge.state} />}
      />
      {done && <Done>{text(`strategy.done.${done as "change" | "withdraw" | "lower" | "test"}`)}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <NoHours places={loaderData.withoutHours} when="set" />
      {mayLead && !publication && <PledgeGate page={loaderData} refused={refused} />}
      <div className="standard-columns">
        <Card title={text(`strategy.over.${capability.period}`)}>
          <StandardFigure figure={capability} target={standard.target} />
          <p>
            <Link to={`/standards/${standard.id}`}>{standard.name}</Link>{" "}
            <span className="muted">({loaderData.aim})</span>
          </p>
        </Card>
        <div className="stack">
          <TestPledge page={loaderData} refused={refused?.intent === "test" ? refused : null} />
          <ServedPrinciples page={loaderData} />
          {publication && (
            <Card title={text("strategy.public")}>
              <p>{text("strategy.publicSay", { date: date(publication.publishedAt) })}</p>
              {publication.workingToward && (
                <p>
                  {text("results.plan")} {publication.workingToward}
                </p>
              )}
              <p>
                <a href="/charter">{text("results.seeCharter")}</a>
              </p>
              {mayLead && <WithdrawPledge />}
            </Card>
          )}
        </div>
      </div>
      {mayLead && <ChangePledge page={loaderData} refused={refused?.intent === "change" ? refused : null} />}
    </>
  );
}

function ServedPrinciples({ page: { pledge, principles } }: { page: PledgePage }) {
  const text = useText();
  const served = principles.filter((principle) => pledge.principleIds.includes(principle.id));
  return (
    <Card title={text("strategy.servesPrinciples")}>
      <ul className="plain-list">
        {served.map((principle) => (
          <li key={principle.id}>
            <Link to={`/principles/${principle.id}`}>{principle.statement}</Link>
            {principle.state !== "published" && (
              <span className="muted small">{text("strategy.principleNotPublished")}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
