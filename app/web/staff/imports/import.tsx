import { useEffect } from "react";
import { Link, useRevalidator } from "react-router";
import { getImport } from "#domain/cases/import/imports.ts";
import { listRemarks } from "#domain/cases/import/remarks.ts";
import { ButtonLink, Card, Definitions, PageHead } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { pageRequest } from "../../context.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/import";
import styles from "./imports.css?url";

/** Milliseconds between two looks at an import that runs: its batches write no events. */
const lookAgain = 1_000;

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const importId = args.params.importId;
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const [shown, remarks] = await Promise.all([
    load(args, getImport, { importId }),
    load(args, listRemarks, { importId, limit: 100, cursor, format: "json" }),
  ]);
  return {
    shown,
    remarks: "items" in remarks ? remarks : { items: [], nextCursor: null },
    title: `${shown.fileName ?? caller.services.text(caller.language, "imports.title")} · ${organisation?.name ?? "Kept"}`,
  };
}

export default function ImportPage({ loaderData }: Route.ComponentProps) {
  const { shown, remarks } = loaderData;
  const text = useText();
  const format = useFormat();
  const over = shown.state === "done" || shown.state === "failed";
  useLookAgain(over ? "rest" : "look");
  const count = format.number(shown.rows);
  const good = format.number(shown.rows - shown.refused);
  const share = format.share(Math.floor(shown.progress * 100) / 100);
  const name = shown.fileName ?? text("imports.noName");
  const counts = ["rows", "accepted", "updated", "unchanged", "refused", "warned"] as const;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/imports">{text("imports.back")}</Link>}
        title={text(`imports.headline.${shown.state}`, { name, share, count, good })}
        lead={over ? undefined : text("imports.leave")}
      />
      {!over && <progress className="import-progress" value={shown.progress} max={1} aria-label={share} />}
      <Definitions
        items={counts.map((key) => ({ name: text(`imports.${key}`), value: format.number(shown[key]) }))}
      />
      {over && (
        <Card
          title={text("imports.remarks")}
          actions={
            remarks.items.length > 0 && (
              <ButtonLink href={`/imports/${shown.id}/refused-rows.csv`} leave="leave">
                {text("imports.download")}
              </ButtonLink>
            )
          }
        >
          {remarks.items.length === 0 ? (
            <p className="muted">{text("imports.noRemarks")}</p>
          ) : (
            <Remarks items={remarks.items} />
          )}
          {remarks.nextCursor && (
            <MoreLink href={`?cursor=${remarks.nextCursor}`}>{text("imports.more")}</MoreLink>
          )}
        </Card>
      )}
    </>
  );
}

function useLookAgain(whether: "look" | "rest"): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (whether === "rest") return;
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, lookAgain);
    return () => window.clearInterval(timer);
  }, [whether, revalidate]);
}

type Item = Route.ComponentProps["loaderData"]["remarks"]["items"][number];

function Remarks({ items }: { items: Item[] }) {
  const text = useText();
  const format = useFormat();
  return (
    <DataTable
      caption={text("imports.remarks")}
      rows={items}
      rowKey={(row) => `${row.line} ${row.severity} ${row.field} ${row.code}`}
      columns={[
        { key: "line", head: text("imports.line"), cell: (row) => format.number(row.line) },
        {
          key: "severity",
          head: text("imports.status"),
          cell: (row) => text(`imports.severity.${row.severity}`),
        },
        {
          key: "field",
          head: text("imports.column"),
          cell: (row) => (row.field ? text(`imports.field.${row.field as "text"}`) : "–"),
        },
        { key: "what", head: text("imports.what"), cell: (row) => row.sentence, narrow: "bare" },
      ]}
    />
  );
}
