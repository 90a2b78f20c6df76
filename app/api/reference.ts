import { html, raw } from "hono/html";
import type { Endpoint } from "./expose.ts";
import { openApiOf } from "./openapi.ts";

type Json = Record<string, unknown>;
interface Operation {
  summary: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: {
    content: Record<string, { schema: { properties: Record<string, Json>; required: string[] } }>;
  };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}

/** The API for readers: every call with what it takes and answers, from the same description as openapi.json. */
export function referencePage(endpoints: Endpoint[], publicUrl: string): string {
  const { paths } = openApiOf(endpoints, publicUrl) as { paths: Record<string, Record<string, Operation>> };
  const groups = Map.groupBy(endpoints, (endpoint) => endpoint.path.split("/").filter(Boolean)[0] ?? "");
  return String(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Kept API</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>The API</h1>
          <p>
            Under <code>${publicUrl}/api/v1</code>, for machines with a key:
            <code>Authorization: Bearer kept_…</code>. An owner makes keys in the settings or on the command line
            (<code>npm run kept -- api-key create --name … --scopes read,write</code>). The same in OpenAPI 3.1:
            <a href="/api/v1/openapi.json">openapi.json</a>.
          </p>
          <ul>
            <li>Lists answer <code>{items, nextCursor}</code>; go on with <code>?cursor=</code>, at most 200 with <code>?limit=</code>.</li>
            <li>Every POST takes an <code>Idempotency-Key</code>: the same key and body answer the same, once.</li>
            <li>Where two may edit, an answer has an <code>ETag</code>; send it back as <code>If-Match</code> and hear 412 when somebody was first.</li>
            <li>Times are RFC 3339, durations ISO 8601. Unknown fields are refused.</li>
            <li>Refusals are problem+json (RFC 9457) with a stable <code>code</code>, and the fields in <code>errors</code>.</li>
          </ul>
          <nav aria-label="Groups">${[...groups.keys()].map((name) => html`<a href="#${name}">${name}</a> `)}</nav>
          ${[...groups].map(
            ([name, members]) => html`<section id="${name}">
              <h2>${name}</h2>
              ${members.map((endpoint) => call(endpoint, paths[endpoint.path]?.[endpoint.method.toLowerCase()]))}
            </section>`,
          )}
        </main>
      </body>
    </html>`);
}

function call(endpoint: Endpoint, operation: Operation | undefined) {
  if (!operation) return "";
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const answer = Object.values(good?.[1].content ?? {})[0]?.schema;
  return html`<article>
    <h3><code><b>${endpoint.method}</b> ${endpoint.path}</code></h3>
    <p>${operation.summary}${operation.security ? " · needs no key" : ""}</p>
    ${fields(
      "Parameters",
      (operation.parameters ?? []).map((each) => [each.name, each.schema, each.required === true]),
    )}
    ${
      body &&
      fields(
        "Body",
        Object.entries(body.properties).map(([name, schema]) => [name, schema, body.required.includes(name)]),
      )
    }
    <details>
      <summary>Answers ${good?.[0]}</summary>
      <pre tabindex="0">${JSON.stringify(answer ?? {}, null, 1)}</pre>
    </details>
  </article>`;
}

function fields(title: string, rows: [string, Json, boolean][]) {
  if (rows.length === 0) return "";
  return html`<table>
    <caption>${title}</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Needed</th></tr></thead>
    <tbody>
      ${rows.map(
        ([name, schema, needed]) =>
          html`<tr><th scope="row"><code>${name}</code></th><td>${kindOf(schema)}</td><td>${needed ? "yes" : ""}</td></tr>`,
      )}
    </tbody>
  </table>`;
}

/** A schema in a few words: options, format, bounds. */
function kindOf(schema: Json): string {
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(" | ");
  const options = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (options) return options.map(kindOf).join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const bounds = [
    schema.format && String(schema.format),
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.maximum !== undefined && Math.abs(Number(schema.maximum)) < 1e15 && `at most ${schema.maximum}`,
  ].filter(Boolean);
  const kind =
    schema.type === "array"
      ? `list of ${kindOf((schema.items ?? {}) as Json)}`
      : String(schema.type ?? "any");
  return bounds.length > 0 ? `${kind}, ${bounds.join(", ")}` : kind;
}

const style = `
:root{color-scheme:light dark;--paper:#faf8f4;--ink:#1f2b2a;--ink-2:#55625f;--line:#e4dfd4;--sunken:#f3f0e9;--kept:#0b6b5b}
@media(prefers-color-scheme:dark){:root{--paper:#131918;--ink:#e9eeec;--ink-2:#aab6b2;--line:#2a3533;--sunken:#0f1514;--kept:#63c7ad}}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 system-ui,"Segoe UI",Roboto,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2{font-family:"Iowan Old Style",Charter,Georgia,serif;line-height:1.2}h2{margin-top:3rem}
h3{font-size:1rem;margin:0;overflow-wrap:anywhere}a{color:var(--kept)}nav a{display:inline-block;padding:.6rem .5rem .6rem 0}
article{border-top:1px solid var(--line);padding:1.25rem 0}article>p{margin:.25rem 0 .75rem;color:var(--ink-2)}
table{border-collapse:collapse;width:100%;font-size:.9375rem;margin-bottom:.75rem}caption{text-align:left;color:var(--ink-2)}
th,td{text-align:left;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top;overflow-wrap:anywhere}
summary{cursor:pointer;min-height:44px;align-content:center}pre{background:var(--sunken);padding:1rem;overflow:auto;font-size:.8125rem;border-radius:10px}
:focus-visible{outline:2px solid var(--kept);outline-offset:2px}`;
