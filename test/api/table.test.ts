import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "#api/endpoints.ts";
import { parametersOf } from "#api/expose.ts";
import { openApiOf } from "#api/openapi.ts";
import { type ApiClient, apiOf } from "../api.ts";
import { openWorld, type World } from "../world.ts";
import { examples, places as knownPlaces } from "./examples.ts";
import { internal } from "./internal.ts";

let world: World;
let nobody: ApiClient;
let limited: ApiClient;
let full: ApiClient;
beforeAll(async () => {
  world = await openWorld();
  nobody = apiOf(world, null);
  limited = apiOf(world, (await world.key("nothing.at_all")).key);
  full = apiOf(world, (await world.key("read", "write")).key);
});
afterAll(() => world.close());

const unknown = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_match, name: string) =>
    name.endsWith("Id") || name === "id" ? crypto.randomUUID() : `None-${name}`,
  );

const possible = (path: string): string =>
  unknown(path.replace(/\{(\w+)\}/g, (part, name: string) => knownPlaces[name] ?? part));

function sent(method: string, path: string, input: Record<string, unknown>): [string, string, unknown?] {
  if (method !== "GET") return [method, path, formOf(method, path, input) ?? input];
  const query = new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)]));
  return [method, query.size > 0 ? `${path}?${query}` : path];
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);

function formOf(method: string, path: string, input: Record<string, unknown>): FormData | null {
  const endpoint = endpoints.find((each) => each.method === method && patternOf(each.path).test(path));
  if (endpoint?.options.body !== "multipart") return null;
  const form = new FormData();
  for (const [name, value] of Object.entries(input))
    form.append(name, value instanceof Blob ? value : String(value));
  return form;
}

describe.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  "%s",
  (name, endpoint) => {
    const { method, path, options } = endpoint;
    const input = examples[name] ?? {};
    const closed = options.open !== "public";
    const places = parametersOf(path).length > 0 || options.headers !== undefined;

    test.runIf(closed)("401 without a key", async () => {
      const answer = await nobody(...sent(method, unknown(path), input));
      expect([answer.status, answer.body.code]).toEqual([401, "unauthenticated"]);
      expect((await apiOf(world, "kept_notakeyatall")(...sent(method, unknown(path), input))).status).toBe(
        401,
      );
    });

    test.runIf(closed)("403 outside the key's scopes", async () => {
      const answer = await limited(...sent(method, unknown(path), input));
      expect([answer.status, answer.body.code]).toEqual([403, "scope"]);
    });

    test.runIf(places)("404 for what is not there", async () => {
      const answer = await full(...sent(method, unknown(path), input));
      expect([answer.status, answer.body.code]).toEqual([404, "not_found"]);
    });

    test("422 for a field that does not exist, with its path", async () => {
      const answer = await full(...sent(method, possible(path), { ...input, createdAt: "2020-01-01" }));
      expect(answer.status).toBe(422);
      expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
      expect(answer.body.errors).toContainEqual(
        expect.objectContaining({ path: "createdAt", code: "unknown_field" }),
      );
    });

    test("stands in OpenAPI", () => {
      const { paths } = openApiOf(endpoints, world.services.publicUrl) as {
        paths: Record<string, Record<string, unknown>>;
      };
      expect(paths[path]?.[method.toLowerCase()]).toBeDefined();
    });
  },
);

test("every command and query is an endpoint, or is listed as internal with a reason", async () => {
  const exposed = new Set(endpoints.map((endpoint) => endpoint.operation.name));
  const found: string[] = [];
  for (const file of await readdir("app/domain", { recursive: true })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const module: Record<string, unknown> = await import(`../../app/domain/${file}`);
    for (const value of Object.values(module)) {
      const operation = value as { type?: unknown; name?: unknown; run?: unknown } | null;
      if (
        (operation?.type === "command" || operation?.type === "query") &&
        typeof operation.run === "function"
      ) {
        found.push(String(operation.name));
      }
    }
  }
  expect(found.length).toBeGreaterThan(10);
  expect(new Set(found).size, "names are used once").toBe(found.length);
  expect(found.filter((name) => !exposed.has(name) && !(name in internal))).toEqual([]);
  expect(Object.keys(internal).filter((name) => exposed.has(name) || !found.includes(name))).toEqual([]);
});

test("an endpoint that wants a body has an example here", () => {
  const wanting = endpoints.filter((endpoint) => !endpoint.operation.input.safeParse({}).success);
  const bodies = wanting.filter((endpoint) => {
    const own = [...parametersOf(endpoint.path), ...Object.keys(endpoint.options.headers ?? {})];
    const result = endpoint.operation.input.safeParse({});
    return !result.success && result.error.issues.some((issue) => !own.includes(String(issue.path[0])));
  });
  expect(
    bodies.map((endpoint) => `${endpoint.method} ${endpoint.path}`).filter((name) => !examples[name]),
  ).toEqual([]);
});

test("a client can name a function by each operation: no id stands twice", () => {
  const { paths } = openApiOf(endpoints, world.services.publicUrl) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  );
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test("what is asked in another way is said: method, scheme, JSON and marks of a revision", async () => {
  const wrong = await full("DELETE", "/organisation");
  expect([wrong.status, wrong.body.code, wrong.headers.get("Allow")]).toEqual([
    405,
    "wrong_method",
    "GET, PATCH",
  ]);
  expect((await full("DELETE", "/nothing-here")).status).toBe(404);
  const broken = await full("POST", "/cases", '{"kind": ');
  expect([broken.status, broken.body.code]).toEqual([400, "not_json"]);
  const { key } = await world.key("read");
  const read = await nobody("GET", "/organisation", undefined, { Authorization: `bearer ${key}` });
  expect(read.status).toBe(200);
  const mark = read.headers.get("ETag") ?? "none";
  for (const known of [mark, `W/${mark}`, `"0", W/${mark}`]) {
    expect((await full("GET", "/organisation", undefined, { "If-None-Match": known })).status).toBe(304);
  }
  expect((await full("GET", "/organisation", undefined, { "If-None-Match": 'W/"9999"' })).status).toBe(200);
});
