import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { linkEvidence, unlinkEvidence } from "#domain/philosophy/evidence.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { explainTerms } from "#domain/philosophy/glossary/glossary.ts";
import { listPrincipleChoices } from "#domain/philosophy/list-principles.ts";
import { mergePrinciples } from "#domain/philosophy/merge-principles.ts";
import { nextOfPrinciple } from "#domain/philosophy/next-of-principle.ts";
import { mayChange, principleLimit, wordsIn } from "#domain/philosophy/principle.ts";
import { publishPrinciple, unpublishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
import { listWorkshopsOfPrinciple } from "#domain/workshops/outcome/grew-from.ts";
import { ButtonLink, Card, Done, PageHead, Problem } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { Explained } from "../../explained.tsx";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { readAgainAfterConflict } from "../../revalidate.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/principle";
import styles from "./philosophy.css?url";
import { PrincipleGrewFrom } from "./principle-grew-from.tsx";
import { PrincipleHistory } from "./principle-history.tsx";
import { PrincipleNav } from "./principle-nav.tsx";
import { NextForPrinciple } from "./principle-next.tsx";
import { PrincipleRests } from "./principle-rests.tsx";
import { StateMark } from "./principle-row.tsx";
import { OtherSteps } from "./principle-steps.tsx";
import { PrincipleVoices } from "./principle-voices.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["principles", "pledges"] };
export const shouldRevalidate = readAgainAfterConflict;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { actor, language } = callerOf(args.context);
  const [whole, { items }, { items: workshops }] = await Promise.all([
    load(args, getPrinciple, { principleId: args.params.principleId }),
    load(args, listPrincipleChoices, {}),
    load(args, listWorkshopsOfPrinciple, { principleId: args.params.principleId }),
  ]);
  const principle = { ...whole, ...wordsIn(whole, language) };
  const { items: terms } = await load(args, explainTerms, {
    text: [principle.statement, principle.explanation, principle.why].filter(Boolean).join("\n"),
  });
  const inForce = items.filter((item) => item.place !== null);
  return {
    principle,
    workshops,
    terms: terms.map(({ term, definition }) => ({ term, definition })),
    title: `${principle.statement} · Kept`,
    next: nextOfPrinciple(principle),
    mayLead: leads(actor),
    mayChange: principle.state !== "retired" && mayChange(actor, principle),
    free: principleLimit - inForce.length,
    inForce: inForce.length,
    // What is in force goes up only in what is in force.
    others: (principle.state === "draft" ? items : inForce)
      .filter((item) => item.id !== principle.id)
      .map((item) => ({ id: item.id, place: item.place, statement: wordsIn(item, language).statement })),
  };
}
/** Refusals that the next step itself explains, with the way out. */
const shownBelow = new Set(["principle_limit", "sign_off_needed"]);

export const action = forms({
  agree: formOf(agreePrinciple),
  publish: formOf(publishPrinciple),
  unpublish: formOf(unpublishPrinciple),
  merge: formOf(mergePrinciples),
  retire: formOf(retirePrinciple),
  linkEvidence: formOf(linkEvidence),
  unlinkEvidence: formOf(unlinkEvidence),
  retireOther: formOf(retirePrinciple, {
    input: ({ otherId, reason }) => ({ principleId: otherId, reason }),
  }),
});

export default function Principle({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const { principle, terms } = loaderData;
  const { id, state, place, statement, explanation, why } = principle;
  const done = doneIn(actionData);
  const refused = refusalIn(actionData);
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <Link to="/principles">{text("philosophy.principles")}</Link>
            {place !== null && ` · ${text("philosophy.place", { place })}`}
            {principle.version !== null && ` · ${text("backing.version", { number: principle.version })}`}
            {principle.ownerName && ` · ${text("backing.owner", { name: principle.ownerName })}`}
          </>
        }
        title={<Explained text={statement} terms={terms} />}
        lead={explanation && <Explained text={explanation} terms={terms} />}
        actions={
          <>
            <StateMark state={state} />
            {loaderData.mayChange && (
              <ButtonLink href={`/principles/${id}/edit`}>{text("philosophy.edit")}</ButtonLink>
            )}
          </>
        }
      />
      <PrincipleNav id={id} mayLead={loaderData.mayLead} />
      {done && <Done>{text(`philosophy.done.${done}` as "philosophy.done.agree", { place })}</Done>}
      {refused?.problem && !shownBelow.has(refused.code) && <Problem>{refused.problem}</Problem>}
      <NextForPrinciple page={loaderData} refused={refused} />
      {state === "retired" && principle.mergedIntoId && (
        <p>
          {text("philosophy.wentUpIn")}{" "}
          <Link to={`/principles/${principle.mergedIntoId}`}>{principle.mergedIntoStatement}</Link>.
        </p>
      )}
      <div className="columns">
        <div className="stack">
          <PrincipleVoices page={loaderData} refused={refused} />
          <PrincipleRests page={loaderData} />
          <PrincipleGrewFrom elements={principle.elements} workshops={loaderData.workshops} />
        </div>
        <div className="stack">
          {why && (
            <Card title={text("philosophy.whyTitle")}>
              <p className="prose">
                <Explained text={why} terms={terms} />
              </p>
            </Card>
          )}
          <PrincipleHistory transitions={principle.transitions} versions={principle.versions} />
        </div>
      </div>
      {loaderData.mayLead && state !== "retired" && <OtherSteps page={loaderData} refused={refused} />}
    </>
  );
}
