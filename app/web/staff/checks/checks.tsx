import { Form, redirect } from "react-router";
import { createInitiative, listInitiatives } from "#domain/improvement/checks/initiatives.ts";
import { getCheckFigures, listChecks } from "#domain/improvement/checks/list-checks.ts";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { Card, Details, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { form } from "../../form.ts";
import { load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/checks";
import { CheckCounts, MarksByPrinciple } from "./check-figures.tsx";
import { FoundChecks } from "./found-checks.tsx";
import { InitiativeRow } from "./initiative-row.tsx";

export const meta = titled("checking.checks");
export const handle = { live: () => ["checks", "initiatives"] };

const marks = ["supports", "neutral", "conflicts"] as const;

export async function loader(args: Route.LoaderArgs) {
  const search = searchOf(args.request);
  const q = search.get("q") ?? "";
  const mark = marks.find((each) => each === search.get("mark"));
  const cursor = search.get("cursor") ?? undefined;
  const [found, figures, initiatives] = await Promise.all([
    load(args, listChecks, { q, mark, cursor, limit: 20 }),
    load(args, getCheckFigures, {}),
    load(args, listInitiatives, { limit: 30 }),
  ]);
  return { found, figures, initiatives: initiatives.items, q, mark: mark ?? "", once: crypto.randomUUID() };
}

export const action = form(createInitiative, {
  onward: ({ id }) => redirect(`/principles/checks/initiative/${id}`),
});

export default function Checks({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  useListKeys();
  const { found, figures, initiatives, q, mark, once } = loaderData;
  const total = figures.subjects.reduce((sum, row) => sum + row.checks, 0);
  const open = initiatives.filter(({ state }) => state === "draft" || state === "under_way");
  return (
    <>
      <PageHead title={text("checking.title", { count: total })} lead={text("checking.lead")} />
      {figures.unchecked > 0 && (
        <p className="nudge warn">
          <b>{text("checking.uncheckedTitle", { count: figures.unchecked })}.</b>{" "}
          {text("checking.uncheckedText")}
        </p>
      )}
      <div className="columns">
        <div className="stack">
          <Card
            title={text("checking.initiatives")}
            actions={initiatives.length > 0 && <ExportButton list="initiatives" />}
          >
            {open.length === 0 ? (
              <p className="muted">{text("checking.initiativesNone")}</p>
            ) : (
              <ul className="lines">
                {open.map((initiative) => (
                  <InitiativeRow key={initiative.id} initiative={initiative} />
                ))}
              </ul>
            )}
            <NewInitiative answered={answered} once={once} open={open.length === 0 ? "open" : undefined} />
          </Card>
          {(total > 0 || q !== "" || mark !== "") && (
            <Card
              title={text("checking.found")}
              actions={<ExportButton list="checks" filters={{ ...(q && { q }), ...(mark && { mark }) }} />}
            >
              <SearchForm q={q} mark={mark} />
              <FoundChecks items={found.items} />
              {found.nextCursor && (
                <MoreLink href={`?${new URLSearchParams({ q, mark, cursor: found.nextCursor })}`}>
                  {text("checking.more")}
                </MoreLink>
              )}
            </Card>
          )}
        </div>
        <CheckCounts figures={figures} />
      </div>
      <MarksByPrinciple figures={figures} />
    </>
  );
}

function NewInitiative({
  answered,
  once,
  open,
}: {
  answered: unknown;
  once: string;
  open: "open" | undefined;
}) {
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(useAnswer(answered));
  return (
    <Details summary={text("checking.newTitle")} open={refused ? "open" : open}>
      <Form method="post" key={once}>
        <input type="hidden" name="once" value={once} />
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <TextField
          name="title"
          label={text("checking.what")}
          hint={text("checking.whatHint")}
          maxLength={200}
          required
          defaultValue={refused?.values.title}
          error={refused?.errors.title}
        />
        <SelectField
          name="kind"
          label={text("checking.kindLabel")}
          options={(["initiative", "process", "letter", "reply"] as const).map((kind) => ({
            value: kind,
            label: text(`checking.kind.${kind}`),
          }))}
          defaultValue={refused?.values.kind}
          error={refused?.errors.kind}
        />
        <div>
          <SubmitButton busy={busy}>{text("checking.add")}</SubmitButton>
        </div>
      </Form>
    </Details>
  );
}

function SearchForm({ q, mark }: { q: string; mark: string }) {
  const text = useText();
  return (
    <Form className="search-line">
      <TextField
        name="q"
        label={text("checking.search")}
        placeholder={text("checking.searchHint")}
        defaultValue={q}
      />
      <SelectField
        name="mark"
        label={text("checking.mark")}
        defaultValue={mark}
        options={[
          { value: "", label: text("checking.anyMark") },
          ...marks.map((each) => ({ value: each, label: text(`checking.marks.${each}`) })),
        ]}
      />
      <SubmitButton weight="quiet">{text("checking.show")}</SubmitButton>
    </Form>
  );
}
