import { Form, redirect } from "react-router";
import { leads } from "#core/actor.ts";
import { addAuditItem } from "#domain/improvement/audit/items.ts";
import { listRatings, readMatrix } from "#domain/improvement/audit/read-audit.ts";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { ButtonLink, Card, Details, Empty, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { form } from "../../form.ts";
import { callerOf, load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/audit";
import styles from "./audit.css?url";
import { AuditFilter, filterIn } from "./audit-filter.tsx";
import { AuditMatrix } from "./audit-matrix.tsx";
import { RatingList } from "./rating-list.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("audit.place");
export const handle = { live: () => ["audit_items", "principles"] };

export async function loader(args: Route.LoaderArgs) {
  const search = searchOf(args.request);
  const filter = filterIn(search);
  const cursor = search.get("cursor") ?? undefined;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const [matrix, ratings] = await Promise.all([
    filtered ? null : load(args, readMatrix, { limit: 50, cursor }),
    filtered ? load(args, listRatings, { ...filter, limit: 50, cursor }) : null,
  ]);
  return { matrix, ratings, filter, mayAdd: leads(callerOf(args.context).actor), once: crypto.randomUUID() };
}

export const action = form(addAuditItem, { onward: ({ id }) => redirect(`/principles/audit/${id}`) });

export default function Audit({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  useListKeys();
  const { matrix, ratings, filter, mayAdd, once } = loaderData;
  const empty = matrix !== null && matrix.items.length === 0;
  const next = matrix?.nextCursor ?? ratings?.nextCursor;
  return (
    <>
      <PageHead
        title={titleOf(loaderData, text)}
        lead={text("audit.lead")}
        actions={!empty && <ExportButton list="audit-ratings" filters={given(filter)} />}
      />
      {matrix?.principles.length === 0 ? (
        <Empty
          title={text("audit.noPrinciples")}
          action={<ButtonLink href="/principles">{text("checking.principles")}</ButtonLink>}
        >
          {text("audit.empty")}
        </Empty>
      ) : (
        <>
          {empty ? (
            <Empty title={text("audit.emptyTitle")} action={null}>
              {text("audit.empty")}
            </Empty>
          ) : (
            <Card>
              <AuditFilter filter={filter} />
              {matrix && <AuditMatrix matrix={matrix} />}
              {ratings && <RatingList ratings={ratings.items} />}
              {next && (
                <MoreLink href={`?${new URLSearchParams({ ...given(filter), cursor: next })}`}>
                  {text("audit.more")}
                </MoreLink>
              )}
            </Card>
          )}
          {mayAdd && <AddForm answered={actionData} once={once} open={empty ? "open" : undefined} />}
        </>
      )}
    </>
  );
}

const given = (filter: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** What is true of what stands here. */
function titleOf(
  { matrix, ratings }: Route.ComponentProps["loaderData"],
  text: ReturnType<typeof useText>,
): string {
  if (ratings) return text("audit.found", { count: ratings.items.length });
  const cells = matrix?.items.flatMap((item) => item.cells).filter((cell) => cell.rating !== null) ?? [];
  if (cells.length === 0) return text("audit.titleNone");
  const bad = cells.filter((cell) => cell.rating === "not_met").length;
  return bad === 0 ? text("audit.titleAll") : text("audit.title", { count: bad });
}

function AddForm({ answered, once, open }: { answered: unknown; once: string; open: "open" | undefined }) {
  const text = useText();
  const busy = useBusy();
  const refused = refusalIn(useAnswer(answered));
  return (
    <Details summary={text("audit.add")} open={refused ? "open" : open}>
      <Form method="post" className="card narrow" key={once}>
        <input type="hidden" name="once" value={once} />
        <h2>{text("audit.addTitle")}</h2>
        <TextField
          name="name"
          label={text("audit.name")}
          hint={text("audit.nameHint")}
          maxLength={200}
          required
          defaultValue={refused?.values.name}
          error={refused?.errors.name}
        />
        <SelectField
          name="kind"
          label={text("audit.kindLabel")}
          options={(["convey", "make", "do"] as const).map((kind) => ({
            value: kind,
            label: text(`audit.kindLong.${kind}`),
          }))}
          defaultValue={refused?.values.kind}
          error={refused?.errors.kind}
        />
        <div>
          <SubmitButton busy={busy}>{text("audit.save")}</SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
