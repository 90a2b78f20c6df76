import { Form } from "react-router";
import { createApiKey, listApiKeys, revokeApiKey } from "#domain/organisation/api-keys.ts";
import { CopyField } from "#ui/staff/copy-field.tsx";
import { ButtonLink, Card, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/api-keys";
import { refusedOf } from "./answer.ts";
import { apiKeyInput, KeyForm } from "./key-form.tsx";

export const meta = titled("settings.apiKeys");
export const handle = { live: () => ["api_keys"] };

export const loader = async (args: Route.LoaderArgs) => ({ keys: (await load(args, listApiKeys, {})).items });

export const action = forms({
  create: formOf(createApiKey, { input: apiKeyInput, onward: ({ key }) => ({ key }) }),
  revoke: formOf(revokeApiKey),
});

export default function ApiKeys({ loaderData: { keys }, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const format = useFormat();
  const made = keyIn(actionData);
  const scopes = (list: string[]) =>
    list
      .map((scope) =>
        scope === "read"
          ? text("settings.scopeRead")
          : scope === "write"
            ? text("settings.scopeWrite")
            : scope,
      )
      .join(", ");
  return (
    <>
      <PageHead
        title={text("settings.keysTitle", { count: keys.length })}
        lead={text("settings.keysLead")}
        actions={
          <ButtonLink href="/api" leave="leave">
            {text("settings.keyDocs")}
          </ButtonLink>
        }
      />
      {made ? (
        <Card title={text("settings.keyOnceTitle")}>
          <p role="status">{text("settings.keyOnceText")}</p>
          <CopyField
            label={text("settings.key")}
            value={made}
            copy={text("settings.copy")}
            copied={text("settings.copied")}
          />
        </Card>
      ) : (
        <KeyForm refused={refusedOf(actionData, "create")} />
      )}
      {keys.length > 0 && (
        <DataTable
          caption={text("settings.apiKeys")}
          rows={keys}
          rowKey={(key) => key.id}
          columns={[
            {
              key: "name",
              head: text("settings.keyName"),
              cell: (key) => (
                <>
                  {key.name} <code className="muted">…{key.hint}</code>
                </>
              ),
            },
            { key: "scopes", head: text("settings.scopes"), cell: (key) => scopes(key.scopes) },
            {
              key: "used",
              head: text("settings.lastUsed"),
              cell: (key) =>
                key.lastUsedAt ? (
                  format.dateTime(key.lastUsedAt)
                ) : (
                  <span className="muted">{text("settings.neverUsed")}</span>
                ),
            },
            {
              key: "until",
              head: text("settings.expiresAt"),
              cell: (key) =>
                key.expiresAt ? (
                  format.date(key.expiresAt)
                ) : (
                  <span className="muted">{text("settings.never")}</span>
                ),
            },
            {
              key: "revoke",
              head: text("settings.revokeKey"),
              align: "end",
              narrow: "bare",
              cell: (key) => (
                <Form method="post">
                  <input type="hidden" name="intent" value="revoke" />
                  <input type="hidden" name="apiKeyId" value={key.id} />
                  <SubmitButton weight="danger" size="xs">
                    {text("settings.revokeKey")}
                    <span className="away"> · {key.name}</span>
                  </SubmitButton>
                </Form>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

function keyIn(answer: unknown): string | null {
  return typeof answer === "object" && answer !== null && "key" in answer ? String(answer.key) : null;
}
