import { Link } from "react-router";
import { leads, manages } from "#core/actor.ts";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { getStandardFigures } from "#domain/results/standard-figures.ts";
import { pledgeWordsIn } from "#domain/strategy/pledges.ts";
import { changeStandard } from "#domain/strategy/write-standard.ts";
import { capitalised } from "#messages/shorten.ts";
import charterStyles from "#ui/public/charter.css?url";
import { ButtonLink, Card, Done, NextStep, PageHead, Problem } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { employeeOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/standard";
import { aimIn, changeIn } from "./aim.ts";
import { ChangeStandard } from "./change-standard.tsx";
import { withoutHours } from "./hours-of.ts";
import { NoHours } from "./no-hours.tsx";
import { StandardFigures } from "./standard-figures.tsx";
import { standardIn } from "./standard-input.ts";
import { PledgeMark } from "./standing.tsx";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () =>
  [charterStyles, styles].map((href) => ({ rel: "stylesheet", href }));
export const handle = { live: () => ["standards", "pledges", "cases", "promises"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const [page, teams] = await Promise.all([
    load(args, getStandardFigures, { standardId: args.params.standardId }),
    load(args, listTeams, {}),
  ]);
  const words = standardWordsIn(page.standard, me.language);
  return {
    ...page,
    pledges: page.pledges.map((pledge) => ({ ...pledge, ...pledgeWordsIn(pledge, me.language) })),
    changes: page.changes.map((change) => changeIn(me.language, change)),
    // A manager sets standards for teams of theirs alone.
    teams: teams.items
      .filter((team) => manages(me, team.id))
      .map(({ id, name }) => ({ value: id, label: name })),
    everyTeam: leads(me),
    /** As the reader reads it; the form changes what was first written. */
    words,
    languages: args.context.get(pageRequest).organisation?.languages.slice(1) ?? [],
    aim: aimIn(me.language, page.standard),
    withoutHours: await withoutHours(args, page.standard),
    mayPledge: leads(me),
    title: `${words.name} · Kept`,
  };
}
export type StandardPage = Route.ComponentProps["loaderData"];

export const action = form(changeStandard, {
  input(fields, params) {
    // What is measured, and by which time, stays.
    const { measure: _measure, time: _time, ...changes } = standardIn(fields);
    // An emptied remedy is taken away.
    return {
      ...changes,
      remedy: fields.remedy ?? null,
      teamId: fields.teamId ?? null,
      standardId: params.standardId,
    };
  },
});

export default function Standard({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(actionData);
  const { standard, words, pledges, aim, mayPledge } = loaderData;
  const { share, language } = useFormat();
  const refused = refusalIn(answer);
  return (
    <>
      <PageHead
        eyebrow={<Link to="/standards">{text("strategy.standards")}</Link>}
        title={words.name}
        lead={text("strategy.aimLead", {
          aim: capitalised(aim, language),
          target: share(standard.target),
          team: standard.teamName ?? text("strategy.everyTeam"),
        })}
      />
      {doneIn(answer) && <Done>{text("strategy.standardChanged")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <NoHours places={loaderData.withoutHours} when="set" />
      {pledges.length === 0 && mayPledge && (
        <NextStep
          title={text("strategy.pledgeItTitle")}
          action={
            <ButtonLink href={`/pledges/new?standard=${standard.id}`} weight="first">
              {text("strategy.pledgeIt")}
            </ButtonLink>
          }
        >
          {text("strategy.pledgeItSay")}
        </NextStep>
      )}
      <div className="standard-columns">
        <StandardFigures page={loaderData} />
        <div className="stack">
          <RestingPledges page={loaderData} />
          {words.remedy && (
            <Card title={text("strategy.remedy")}>
              <p>{words.remedy}</p>
            </Card>
          )}
          {loaderData.mayChange && <ChangeStandard page={loaderData} refused={refused} />}
        </div>
      </div>
    </>
  );
}

function RestingPledges({ page: { pledges } }: { page: StandardPage }) {
  const text = useText();
  return (
    <Card title={text("strategy.pledgesOnIt")}>
      {pledges.length === 0 ? (
        <p className="muted">{text("strategy.noPledgeOnIt")}</p>
      ) : (
        <ul className="plain-list">
          {pledges.map((pledge) => (
            <li key={pledge.id}>
              <Link to={`/pledges/${pledge.id}`}>{pledge.text}</Link>
              <PledgeMark state={pledge.state} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
