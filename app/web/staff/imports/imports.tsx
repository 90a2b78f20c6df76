import { Form, redirect, useNavigation } from "react-router";
import { listImports } from "#domain/cases/import/imports.ts";
import { listMappings, saveMapping } from "#domain/cases/import/mappings.ts";
import { startImport } from "#domain/cases/import/start-import.ts";
import { FileField, SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms, type Refused } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/imports";
import styles from "./imports.css?url";

export const handle = { live: () => ["imports"] };
export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

const example = JSON.stringify(
  {
    columns: { reference: "Number", received: "Received", text: "Subject", closed: "Closed" },
    constants: { kind: "question" },
    time: { format: "DD-MM-YYYY HH:mm" },
  },
  null,
  2,
);

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const [imports, mappings] = await Promise.all([
    load(args, listImports, { limit: 20, cursor }),
    load(args, listMappings, {}),
  ]);
  return {
    imports,
    mappings: mappings.items.map(({ name }) => ({ value: name, label: name })),
    once: crypto.randomUUID(),
    title: `${caller.services.text(caller.language, "imports.title")} · ${organisation?.name ?? "Kept"}`,
  };
}

export const action = forms({
  import: formOf(startImport, { onward: ({ id }) => redirect(`/imports/${id}`) }),
  save: formOf(saveMapping),
});

export default function ImportsPage({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const refused = refusalIn(actionData);
  const saved = actionData !== undefined && refused === null;
  const starting = useNavigation().formData?.get("intent") === "import" ? "busy" : undefined;
  const upload = refused?.intent === "import" ? refused : null;
  const own = refused?.intent === "save" ? refused : null;
  const { imports, mappings, once } = loaderData;
  return (
    <>
      <PageHead title={text("imports.newTitle")} lead={text("imports.lead")} />
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      {saved && <Done>{text("imports.saved")}</Done>}
      <Form method="post" encType="multipart/form-data" className="form">
        <input type="hidden" name="intent" value="import" />
        <input type="hidden" name="once" value={once} />
        <FileField
          name="file"
          label={text("imports.file")}
          hint={text("imports.fileHint")}
          accept=".csv,text/csv"
          required
          error={upload?.errors.file}
        />
        <SelectField
          name="mapping"
          label={text("imports.mapping")}
          hint={text("imports.mappingHint")}
          options={mappings}
          defaultValue={upload?.values.mapping}
          error={firstError(upload)}
        />
        <div>
          <SubmitButton busy={starting}>{text("imports.start")}</SubmitButton>
        </div>
      </Form>
      <Details summary={text("imports.ownTitle")} open={own ? "open" : undefined}>
        <Form method="post" className="form">
          <input type="hidden" name="intent" value="save" />
          <TextField
            name="name"
            label={text("imports.ownName")}
            hint={text("imports.ownNameHint")}
            required
            defaultValue={own?.values.name}
            error={own?.errors.name}
          />
          <TextAreaField
            name="mapping"
            label={text("imports.ownMapping")}
            hint={text("imports.ownHint")}
            rows={10}
            required
            defaultValue={own?.values.mapping ?? example}
            error={firstError(own)}
          />
          <div>
            <SubmitButton weight="quiet">{text("imports.save")}</SubmitButton>
          </div>
        </Form>
      </Details>
      {imports.items.length > 0 && (
        <Card title={text("imports.earlier")}>
          <EarlierImports items={imports.items} />
          {imports.nextCursor && (
            <MoreLink href={`?cursor=${imports.nextCursor}`}>{text("imports.more")}</MoreLink>
          )}
        </Card>
      )}
    </>
  );
}

/** What is wrong with a mapping, with the place in it. */
function firstError(refused: Refused | null): string | undefined {
  const [path, sentence] =
    Object.entries(refused?.errors ?? {}).find(
      ([name]) => name === "mapping" || name.startsWith("mapping."),
    ) ?? [];
  return path === "mapping" ? sentence : path && `${path.slice("mapping.".length)}: ${sentence}`;
}

type Item = Route.ComponentProps["loaderData"]["imports"]["items"][number];

function EarlierImports({ items }: { items: Item[] }) {
  const text = useText();
  const format = useFormat();
  const number = (key: "rows" | "accepted" | "updated" | "refused") => ({
    key,
    head: text(`imports.${key}`),
    align: "end" as const,
    cell: (row: Item) => format.number(row[key]),
  });
  return (
    <DataTable
      caption={text("imports.earlier")}
      rows={items}
      rowKey={(row) => row.id}
      href={(row) => `/imports/${row.id}`}
      columns={[
        { key: "file", head: text("imports.file"), cell: (row) => row.fileName ?? text("imports.noName") },
        { key: "when", head: text("imports.when"), cell: (row) => format.dateTime(row.createdAt) },
        { key: "state", head: text("imports.status"), cell: (row) => text(`imports.state.${row.state}`) },
        number("rows"),
        number("accepted"),
        number("updated"),
        number("refused"),
      ]}
    />
  );
}
