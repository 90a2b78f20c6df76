import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { readPrincipleResults } from "#domain/results/principle-results/read-results.ts";
import {
  noteResultValues,
  removeResult,
  setResult,
} from "#domain/results/principle-results/write-results.ts";
import { listStandards } from "#domain/strategy/standards.ts";
import { Card, Done, PageHead, Problem } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/principle-results";
import styles from "./philosophy.css?url";
import { PrincipleNav } from "./principle-nav.tsx";
import { ResultSide } from "./result-side.tsx";
import { ResultsChart } from "./results-chart.tsx";
import { ResultsTable } from "./results-table.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["principles", "standards"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const { principleId } = args.params;
  const [principle, results, standards] = await Promise.all([
    load(args, getPrinciple, { principleId }),
    load(args, readPrincipleResults, { principleId }),
    load(args, listStandards, { limit: 200 }),
  ]);
  const { statement } = wordsIn(principle, caller.language);
  const today = Temporal.Instant.fromEpochMilliseconds(caller.services.clock().getTime())
    .toZonedDateTimeISO(organisation?.timeZone ?? "UTC")
    .toPlainDate();
  return {
    id: principle.id,
    statement,
    results,
    standards: standards.items.map((standard) => ({
      value: standard.id,
      label: standardWordsIn(standard, caller.language).name,
    })),
    mayLead: leads(caller.actor),
    mayMeasure:
      principle.state !== "retired" &&
      (leads(caller.actor) || (principle.ownerId !== null && principle.ownerId === caller.actor.id)),
    month: today.toPlainYearMonth().subtract({ months: 1 }).toString(),
    title: `${statement} · Kept`,
  };
}

type Fields = Record<string, unknown>;

export const action = forms({
  set: formOf(setResult),
  note: formOf(noteResultValues, {
    input: ({ month, value, side }: Fields, { principleId }) => ({
      principleId,
      side,
      // 71,5 is how many write it.
      values: [{ month, value: typeof value === "string" ? value.replace(",", ".") : null }],
    }),
  }),
  remove: formOf(removeResult),
});

export default function PrincipleResults({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(answered);
  const refused = refusalIn(answer);
  const done = doneIn(answer);
  const { id, mayLead, statement, results, standards, mayMeasure, month } = loaderData;
  const shared = { standards, mayMeasure, month, refused };
  const empty = results.axis.months.length === 0;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/principles">{text("philosophy.principles")}</Link>}
        title={text("backing.resultsTitle", { statement })}
        lead={text("backing.resultsLead")}
      />
      <PrincipleNav id={id} mayLead={mayLead} />
      {done && <Done>{text(`backing.done.${done}` as "backing.done.set")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <Card>
        {empty ? (
          <p className="muted">{text("backing.chartNone")}</p>
        ) : (
          <>
            <ResultsChart results={results} />
            <ResultsTable results={results} />
          </>
        )}
      </Card>
      <div className="two-sides">
        <ResultSide side="customer" result={results.customer} {...shared} />
        <ResultSide side="organisation" result={results.organisation} {...shared} />
      </div>
    </>
  );
}
