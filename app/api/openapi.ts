import { z } from "zod";
import { type Endpoint, parametersOf } from "./expose.ts";

type Json = Record<string, unknown>;
/** Schemas that have a name of their own, by it. */
type Schemas = Record<string, Json>;

/** Describes the endpoints in OpenAPI 3.1, from the same schemas that check them. */
export function openApiOf(endpoints: Endpoint[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  const taken = new Set<string>();
  const schemas: Schemas = { Problem: problemSchema };
  for (const endpoint of endpoints) {
    const id = idOf(endpoint, taken);
    taken.add(id);
    paths[endpoint.path] ??= {};
    (paths[endpoint.path] as Json)[endpoint.method.toLowerCase()] = operationOf(endpoint, id, schemas);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Kept",
      version: "1",
      description: "Principles, standards, pledges, voices, cases and promises of one organisation.",
      license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key" } },
      headers,
      schemas,
    },
  };
}

/** What answers say beside their body. */
const headers = {
  RequestId: {
    description: "Names this request; the server's log has it under the same name",
    schema: { type: "string" },
  },
  Replayed: {
    description: "`true` when the Idempotency-Key was used before and this is the earlier answer again",
    schema: { type: "string", enum: ["true"] },
  },
};
const headersOf = (method: string) => ({
  "X-Request-Id": { $ref: "#/components/headers/RequestId" },
  ...(method === "POST" && { "Idempotency-Replayed": { $ref: "#/components/headers/Replayed" } }),
});

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "code", "message"],
        properties: { path: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

/** The operation's own name; where it is open in a second way, with its method behind it, since clients name functions by it. */
function idOf({ operation, method }: Endpoint, taken: ReadonlySet<string>): string {
  const name = operation.name.replace(".", "_");
  return taken.has(name) ? `${name}_${method.toLowerCase()}` : name;
}

function operationOf(endpoint: Endpoint, id: string, schemas: Schemas): Json {
  const { operation, options, method, path } = endpoint;
  const input = schemaOf(operation.input, "input", schemas);
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = new Set((input.required as string[] | undefined) ?? []);
  const inPath = parametersOf(path);
  const inHeader = options.headers ?? {};
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name) && !(name in inHeader));
  const parameters: Json[] = [
    ...inPath.map((name) => ({
      name,
      in: "path",
      required: true,
      schema: properties[name] ?? { type: "string" },
    })),
    ...Object.entries(inHeader).map(([name, header]) => ({
      name: header,
      in: "header",
      required: required.has(name),
      schema: properties[name] ?? { type: "string" },
    })),
    ...(method === "GET"
      ? rest.map((name) => ({ name, in: "query", required: required.has(name), schema: properties[name] }))
      : []),
    ...(method === "POST"
      ? [{ name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } }]
      : []),
    ...(method === "PATCH" ? [{ name: "If-Match", in: "header", schema: { type: "string" } }] : []),
  ];
  return {
    operationId: id,
    summary: options.summary,
    tags: [path.split("/").filter(Boolean)[0]],
    ...(options.open === "public" && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(method !== "GET" && rest.length > 0 && { requestBody: bodyOf(endpoint, rest, properties, required) }),
    responses: responsesOf(endpoint, schemas),
  };
}

function bodyOf(
  endpoint: Endpoint,
  names: string[],
  properties: Record<string, Json>,
  required: Set<string>,
): Json {
  const type = endpoint.options.body === "multipart" ? "multipart/form-data" : "application/json";
  const schema = {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: names.filter((name) => required.has(name)),
  };
  return { required: schema.required.length > 0, content: { [type]: { schema } } };
}

function responsesOf(endpoint: Endpoint, schemas: Schemas): Json {
  const { options, path, method } = endpoint;
  const refusal = (description: string) => ({
    description,
    headers: headersOf("GET"),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  return {
    [options.status ?? 200]: {
      description: "As asked",
      headers: headersOf(method),
      content: options.respond
        ? {}
        : { "application/json": { schema: schemaOf(options.answer, "output", schemas) } },
    },
    ...(options.open !== "public" && {
      401: refusal("No usable API key"),
      403: refusal("Not within the key's scopes"),
    }),
    ...((parametersOf(path).length > 0 || options.headers) && {
      404: refusal("Not there, or not for these eyes"),
    }),
    ...(method !== "GET" && { 409: refusal("The state of things stands in the way") }),
    ...(method === "PATCH" && { 412: refusal("Changed since it was read") }),
    422: refusal("Refused beside its field"),
    429: refusal("Too often"),
  };
}

/** A schema as JSON; what has a name of its own in it goes among the named ones. */
function schemaOf(schema: z.ZodType, io: "input" | "output", schemas: Schemas): Json {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  const {
    $schema: _ignored,
    $defs,
    ...rest
  } = JSON.parse(JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  Object.assign(schemas, $defs);
  return rest;
}
