import { Form, Link, redirect } from "react-router";
import { leads } from "#core/actor.ts";
import { createTemplate, listTemplates, retireTemplate } from "#domain/workshops/templates/templates.ts";
import { startOf } from "#messages/shorten.ts";
import { ButtonLink, Card, Details, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, employeeOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/templates";
import styles from "./plan.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("plan.place");
export const handle = { live: () => [] };

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { items } = await load(args, listTemplates, {});
  const retired = await load(args, listTemplates, { state: "retired" });
  return {
    own: items.filter(({ origin }) => origin === "own"),
    ours: items.filter(({ origin }) => origin === "ours"),
    retired: retired.items,
    may: leads(callerOf(args.context).actor),
  };
}
type Summary = Awaited<ReturnType<typeof loader>>["own"][number];

export const action = forms({
  copy: formOf(createTemplate, { onward: ({ id }) => redirect(`/workshops/templates/${id}`) }),
  restore: formOf(retireTemplate, {
    input: ({ templateId }) => ({ templateId, retired: false }),
    onward: ({ id }) => redirect(`/workshops/templates/${id}`),
  }),
});

/** The ways of working that one can plan from: the organisation's own first. */
export default function Templates({ loaderData, actionData: answered }: Route.ComponentProps) {
  const { own, ours, retired, may } = loaderData;
  const text = useText();
  const refused = refusalIn(useAnswer(answered));
  return (
    <>
      <PageHead
        eyebrow={<Link to="/workshops">{text("workshops.place")}</Link>}
        title={text("plan.place")}
        lead={text("plan.lead")}
      />
      {refused && <Problem>{refused.problem ?? Object.values(refused.errors)[0]}</Problem>}
      <Card title={text("plan.own")}>
        {own.length === 0 && <p className="muted">{text("plan.ownNone")}</p>}
        <TemplateList items={own} may={may} />
        {may && retired.length > 0 && (
          <Details summary={text("plan.retired", { count: retired.length })}>
            <RetiredList items={retired} />
          </Details>
        )}
      </Card>
      <Card title={text("plan.ours")}>
        <TemplateList items={ours} may={may} />
      </Card>
    </>
  );
}

function TemplateList({ items, may }: { items: Summary[]; may: boolean }) {
  const text = useText();
  if (items.length === 0) return null;
  return (
    <ul className="lines template-list">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <h3>
              <Link to={`/workshops/templates/${item.id}`}>{item.title}</Link>
            </h3>
            <p className="muted">{item.purpose}</p>
            <p className="muted small num">
              {[
                text("plan.phaseCount", { count: item.phases.length }),
                item.minutes > 0 && text("plan.minutes", { count: item.minutes }),
                item.days > 0 && text("plan.daysInAll", { count: item.days }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
          <div className="actions">
            <ButtonLink href={`/workshops/new?template=${item.id}`} size="xs">
              {text("plan.planWith")}
            </ButtonLink>
            {may && (
              <Form method="post">
                <input type="hidden" name="intent" value="copy" />
                <input type="hidden" name="copyOf" value={item.id} />
                <input
                  type="hidden"
                  name="title"
                  value={startOf(text("plan.copyTitle", { title: item.title }), 80)}
                />
                <SubmitButton weight="quiet" size="xs">
                  {text("plan.copy")}
                  <span className="away"> {item.title}</span>
                </SubmitButton>
              </Form>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function RetiredList({ items }: { items: Summary[] }) {
  const text = useText();
  return (
    <ul className="lines">
      {items.map((item) => (
        <li key={item.id}>
          <Link to={`/workshops/templates/${item.id}`}>{item.title}</Link>
          <Form method="post">
            <input type="hidden" name="intent" value="restore" />
            <input type="hidden" name="templateId" value={item.id} />
            <SubmitButton weight="quiet" size="xs">
              {text("plan.putBack")}
              <span className="away"> {item.title}</span>
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
