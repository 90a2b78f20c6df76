import { Form, Link } from "react-router";
import { leads } from "#core/actor.ts";
import { mayRate, retireAuditItem } from "#domain/improvement/audit/items.ts";
import { rateItem } from "#domain/improvement/audit/rate.ts";
import { getAuditItem } from "#domain/improvement/audit/read-audit.ts";
import { Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/item";
import styles from "./audit.css?url";
import { CellCard } from "./cell-card.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("audit.place");
export const handle = { live: () => ["audit_items", "principles"] };

export async function loader(args: Route.LoaderArgs) {
  const { actor } = callerOf(args.context);
  const item = await load(args, getAuditItem, { itemId: args.params.itemId });
  const open = item.retiredAt === null;
  return { item, mayRate: open && mayRate(actor, item), mayLead: open && leads(actor) };
}

export const action = forms({
  rate: formOf(rateItem),
  retire: formOf(retireAuditItem, { input: (_fields, { itemId }) => ({ itemId }) }),
});

export default function AuditItem({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(answered);
  const refused = refusalIn(answer);
  const { item, mayRate: rates, mayLead } = loaderData;
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <Link to="/principles/audit">{text("audit.place")}</Link> · {text(`audit.kind.${item.kind}`)}
            {item.ownerName && ` · ${text("audit.ownedBy", { name: item.ownerName })}`}
          </>
        }
        title={item.name}
        lead={item.retiredAt ? text("audit.retired") : undefined}
      />
      {doneIn(answer) === "rate" && <Done>{text("audit.kept")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <div className="cells">
        {item.principles.map((principle, index) => (
          <CellCard
            key={principle.id}
            principle={principle}
            cell={item.cells[index]}
            mayRate={rates}
            refused={refused?.values.principleId === principle.id ? refused : null}
          />
        ))}
      </div>
      {mayLead && (
        <Form method="post">
          <SubmitButton weight="bare" name="intent" value="retire">
            {text("audit.retire")}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}
