import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { ButtonLink, Card, Details, Empty, PageHead } from "#ui/staff/parts.tsx";
import { callerOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/principles";
import { inForceInWords } from "./in-force-in-words.ts";
import { numberWord } from "./number-word.ts";
import styles from "./philosophy.css?url";
import { PrincipleRow } from "./principle-row.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["principles", "pledges", "standards"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { actor, language, services } = callerOf(args.context);
  const cursor = new URL(args.request.url).searchParams.get("after") ?? undefined;
  const { items, nextCursor } = await load(args, listPrinciples, { limit: 100, cursor });
  const shown = items.map((item) => ({ ...item, ...wordsIn(item, language) }));
  return {
    inForce: shown.filter((item) => item.place !== null),
    drafts: shown.filter((item) => item.state === "draft"),
    retired: shown.filter((item) => item.state === "retired"),
    nextCursor,
    continued: cursor !== undefined,
    seesAll: leads(actor),
    title: `${services.text(language, "philosophy.principles")} · Kept`,
  };
}

export default function Principles({ loaderData }: Route.ComponentProps) {
  const { inForce, drafts, retired, nextCursor, continued, seesAll } = loaderData;
  const text = useText();
  const nothing = inForce.length + drafts.length + retired.length === 0 && !continued;
  return (
    <>
      <PageHead
        eyebrow={text("philosophy.principles")}
        title={titleOf(loaderData, text)}
        lead={inForce.length > 0 && text("philosophy.listLead")}
        actions={
          !nothing && (
            <>
              <ExportButton list="principles" />
              <ButtonLink href="/principles/new" weight={inForce.length < 6 ? "first" : "quiet"}>
                {text("philosophy.draft")}
              </ButtonLink>
            </>
          )
        }
      />
      {nothing && (
        <Empty
          title={text("philosophy.emptyHead")}
          action={
            <ButtonLink href="/principles/new" weight="first">
              {text("philosophy.emptyAction")}
            </ButtonLink>
          }
        >
          {text("philosophy.emptyText")}
        </Empty>
      )}
      {inForce.length > 0 && (
        <ol className="card principle-list">
          {inForce.map((principle) => (
            <PrincipleRow key={principle.id} principle={principle} seesAll={seesAll} heading="h2" />
          ))}
        </ol>
      )}
      {inForce.length >= 6 && (
        <p className="nudge">
          {inForce.length >= 10
            ? text("philosophy.full")
            : text("philosophy.nudge", { number: numberWord(text, inForce.length) })}
        </p>
      )}
      {inForce.length === 0 && drafts.length > 0 && <p className="nudge">{text("philosophy.noneInForce")}</p>}
      {drafts.length > 0 && (
        <Card title={text("philosophy.drafts")}>
          <ul className="principle-list">
            {drafts.map((principle) => (
              <PrincipleRow key={principle.id} principle={principle} seesAll={seesAll} heading="h3" />
            ))}
          </ul>
        </Card>
      )}
      {retired.length > 0 && (
        <Details
          summary={text("philosophy.retiredFold", { count: retired.length })}
          open={continued ? "open" : undefined}
        >
          <ul className="card principle-list">
            {retired.map((principle) => (
              <PrincipleRow key={principle.id} principle={principle} seesAll={seesAll} heading="h2" />
            ))}
          </ul>
        </Details>
      )}
      {nextCursor && (
        <p>
          <Link to={`/principles?after=${nextCursor}`}>{text("philosophy.more")}</Link>
        </p>
      )}
    </>
  );
}

/** What is true: how many are in force, and how many of them have proof. */
function titleOf(
  { inForce, drafts, continued }: Route.ComponentProps["loaderData"],
  text: ReturnType<typeof useText>,
): string {
  if (continued) return text("philosophy.principles");
  if (inForce.length === 0) {
    return drafts.length === 0
      ? text("philosophy.emptyTitle")
      : text("philosophy.emptyTitleDrafts", { count: drafts.length });
  }
  const proven = inForce.filter((principle) => principle.standards > 0).length;
  return inForceInWords(text, inForce.length, proven);
}
