import { useEffect, useRef } from "react";
import { Form, useSubmit } from "react-router";
import { managesAny } from "#core/actor.ts";
import { lookUpRights } from "#domain/cases/rights/read-rights.ts";
import { ButtonLink, Empty, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { pageRequest } from "../../context.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/lookup";
import { RightEntry } from "./right-entry.tsx";

export const meta = titled("rights.lookup");
export const handle = { live: () => ["decision_rights"] };

export async function loader(args: Route.LoaderArgs) {
  const q = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 200);
  const { organisation, caller } = args.context.get(pageRequest);
  const { items } = await load(args, lookUpRights, { q, limit: 100 });
  return {
    q,
    items,
    currency: organisation?.currency ?? "EUR",
    mayGive: managesAny(caller.actor),
  };
}

export default function Lookup({ loaderData: { q, items, currency, mayGive } }: Route.ComponentProps) {
  const text = useText();
  const mine = items.filter((right) => right.mine);
  const others = items.filter((right) => !right.mine);
  return (
    <>
      <PageHead
        title={text("rights.lookup")}
        lead={text("rights.lookupLead")}
        actions={
          <>
            <ExportButton list="decision-rights" />
            {mayGive && <ButtonLink href="/rights/new">{text("rights.new")}</ButtonLink>}
          </>
        }
      />
      <Search q={q} />
      {items.length === 0 && q && (
        <Empty title={text("rights.foundNothing", { q })}>{text("rights.foundNothingText")}</Empty>
      )}
      {items.length === 0 && !q && (
        <Empty
          title={text("rights.emptyTitle")}
          action={
            mayGive && (
              <ButtonLink href="/rights/new" weight="first">
                {text("rights.new")}
              </ButtonLink>
            )
          }
        >
          {text(mayGive ? "rights.empty" : "rights.emptyReader")}
        </Empty>
      )}
      {items.length > 0 && (
        <section className="right-group">
          <h2>{text("rights.yours")}</h2>
          {mine.length === 0 && <p className="muted">{text("rights.yoursNone")}</p>}
          <ul className="rights">
            {mine.map((right) => (
              <RightEntry key={right.id} right={right} currency={currency} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="right-group others">
          <h2>{text("rights.others")}</h2>
          <ul className="rights">
            {others.map((right) => (
              <RightEntry key={right.id} right={right} currency={currency} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Milliseconds after the last key before the list follows. */
const patience = 150;

/** Finds as one types; without scripts it is a form with a button. */
function Search({ q }: { q: string }) {
  const text = useText();
  const submit = useSubmit();
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <Form method="get" action="/rights" className="right-search" role="search">
      <label htmlFor="right-q">{text("rights.search")}</label>
      <div>
        <input
          id="right-q"
          type="search"
          name="q"
          defaultValue={q}
          maxLength={200}
          autoComplete="off"
          placeholder={text("rights.searchHint")}
          onChange={({ currentTarget: { form } }) => {
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(() => submit(form, { replace: true }), patience);
          }}
        />
        <SubmitButton weight="quiet">{text("rights.find")}</SubmitButton>
      </div>
    </Form>
  );
}
