import { leads } from "#core/actor.ts";
import { listPledges, pledgeWordsIn } from "#domain/strategy/pledges.ts";
import { listPledgeIdeas, withdrawPledgeIdea } from "#domain/workshops/ladder/pledge-ideas.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { form } from "../../form.ts";
import { employeeOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/pledges";
import { titleIn } from "./aim.ts";
import { PledgeIdeas } from "./pledge-ideas.tsx";
import { PledgeMark } from "./standing.tsx";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["pledges"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const { items, nextCursor } = await load(args, listPledges, { cursor });
  const ideas = leads(me) && !cursor ? await load(args, listPledgeIdeas, { limit: 20 }) : null;
  return {
    rows: items.map((pledge) => ({ ...pledge, ...pledgeWordsIn(pledge, me.language) })),
    nextCursor,
    mayAdd: leads(me),
    ideas:
      ideas?.items.map(({ id, text, audience, workshopTitle }) => ({ id, text, audience, workshopTitle })) ??
      [],
    title: titleIn(args.context, "strategy.pledges"),
  };
}

/** Puts an idea of a workshop aside. */
export const action = form(withdrawPledgeIdea);

export default function Pledges({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const { date } = useFormat();
  const { rows, nextCursor, mayAdd, ideas } = loaderData;
  const add = mayAdd && (
    <ButtonLink href="/pledges/new" weight="first">
      {text("strategy.newPledge")}
    </ButtonLink>
  );
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={text("strategy.noPledges")} />
        <Empty title={text("strategy.noPledgesTitle")} action={add}>
          {text("strategy.noPledgesSay")}
        </Empty>
        <PledgeIdeas ideas={ideas} />
      </>
    );
  }
  const published = rows.filter((row) => row.state === "published").length;
  return (
    <>
      <PageHead
        title={text("strategy.pledgesTitle", { count: rows.length, published })}
        actions={
          <>
            <ExportButton list="pledges" />
            {mayAdd && <ButtonLink href="/charter-preview">{text("strategy.preview")}</ButtonLink>}
            {add}
          </>
        }
      />
      <DataTable
        caption={text("strategy.pledges")}
        rows={rows}
        rowKey={(row) => row.id}
        href={(row) => `/pledges/${row.id}`}
        columns={[
          { key: "text", head: text("strategy.pledge"), cell: (row) => row.text },
          {
            key: "audience",
            head: text("strategy.audience"),
            cell: (row) => row.audience ?? text("strategy.everybody"),
          },
          { key: "owner", head: text("strategy.pledgeOwner"), cell: (row) => row.ownerName ?? "–" },
          { key: "standard", head: text("strategy.standard"), cell: (row) => row.standardName },
          {
            key: "since",
            head: text("strategy.publicSince"),
            cell: (row) => (row.publication ? date(row.publication.publishedAt) : "–"),
          },
          {
            key: "state",
            head: text("strategy.stands"),
            cell: (row) => <PledgeMark state={row.state} />,
          },
        ]}
      />
      {nextCursor && <MoreLink href={`?cursor=${nextCursor}`}>{text("strategy.older")}</MoreLink>}
      <PledgeIdeas ideas={ideas} />
    </>
  );
}
