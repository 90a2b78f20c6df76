import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "#api/endpoints.ts";
import { expose, parametersOf } from "#api/expose.ts";
import { openApiOf } from "#api/openapi.ts";
import { serveApi } from "#api/serve.ts";
import { query } from "#core/command.ts";
import { openBodyRooms } from "#core/request-body.ts";
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

    // Whoever must prove by a receipt that they may is told nothing before: see below.
    test.runIf(options.headers?.receipt === undefined)(
      "422 for a field that does not exist, with its path",
      async () => {
        const answer = await full(...sent(method, possible(path), { ...input, createdAt: "2020-01-01" }));
        expect(answer.status).toBe(422);
        expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
        expect(answer.body.errors).toContainEqual(
          expect.objectContaining({ path: "createdAt", code: "unknown_field" }),
        );
      },
    );

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
  for (const known of [mark, `W/${mark}`, `"0", W/${mark}`, "*"]) {
    expect((await full("GET", "/organisation", undefined, { "If-None-Match": known })).status).toBe(304);
  }
  expect((await full("GET", "/organisation", undefined, { "If-None-Match": 'W/"9999"' })).status).toBe(200);
  expect((await full("GET", "/teams", undefined, { "If-None-Match": "*" })).status).toBe(304);
  const gone = `/cases/${crypto.randomUUID()}`;
  expect((await full("GET", gone, undefined, { "If-None-Match": "*" })).status).toBe(404);
});

test("whatever OpenAPI refers to stands in it: the mapping of an import is spelt out, a file is a file", () => {
  const whole = openApiOf(endpoints, world.services.publicUrl) as {
    components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
  };
  const references = JSON.stringify(whole).match(/"#\/[^"]+"/g) ?? [];
  for (const reference of new Set(references)) {
    const found = JSON.parse(reference)
      .slice(2)
      .split("/")
      .reduce((at: Record<string, unknown> | undefined, part: string) => at?.[part] as never, whole);
    expect(found, reference).toBeDefined();
  }
  expect(whole.components.schemas.Mapping?.properties).toMatchObject({
    columns: { properties: { reference: {}, received: {} }, required: ["reference", "received"] },
    time: { properties: { format: {}, zone: {} } },
  });
  const { paths } = openApiOf(endpoints, world.services.publicUrl) as {
    paths: Record<string, { post?: { requestBody: { content: Record<string, { schema: unknown }> } } }>;
  };
  expect(paths["/imports"]?.post?.requestBody.content["multipart/form-data"]?.schema).toMatchObject({
    properties: {
      file: { type: "string", format: "binary" },
      mapping: { anyOf: [{ $ref: "#/components/schemas/Mapping" }, { type: "string" }] },
    },
  });
});

test("an answer that is given again says so, and each answer names its request", async () => {
  const body = { kind: "question", text: "When is the pool open?", channel: "phone" };
  const headers = { "Idempotency-Key": "pool 1" };
  const first = await full("POST", "/cases", body, headers);
  const again = await full("POST", "/cases", body, headers);
  expect([first.status, first.headers.get("Idempotency-Replayed")]).toEqual([201, null]);
  expect([again.status, again.headers.get("Idempotency-Replayed")]).toEqual([201, "true"]);
  expect(again.body).toEqual(first.body);
  const other = await full("POST", "/cases", { ...body, text: "Another" }, headers);
  expect([other.status, other.headers.get("Idempotency-Replayed")]).toEqual([409, null]);
  const told = { kind: "question", text: "When is the pool open?" };
  await nobody("POST", "/public/voices", told, headers);
  const toldAgain = await nobody("POST", "/public/voices", told, headers);
  expect(toldAgain.headers.get("Idempotency-Replayed")).toBe("true");
});

test("whoever records what came by phone gets the link to hand on, which opens that case alone and stands nowhere else", async () => {
  const body = { kind: "complaint", text: "The lift", channel: "phone" };
  const { body: recorded } = await full("POST", "/cases", body, { "Idempotency-Key": "lift 1" });
  expect(recorded.followUrl).toBe(`${world.services.publicUrl}/follow/${recorded.receipt}`);
  const followed = await nobody("GET", `/public/voices/${recorded.reference}`, undefined, {
    Receipt: recorded.receipt,
  });
  expect([followed.status, followed.body.text]).toEqual([200, "The lift"]);
  for (const path of [`/cases/${recorded.id}`, "/cases", "/activity"])
    expect(JSON.stringify((await full("GET", path)).body)).not.toContain(recorded.receipt);
  const kept = await world.services.database.selectFrom("idempotentAnswers").selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(recorded.receipt);
  const guest = await apiOf(world, (await world.key("read")).key)("POST", "/cases", body);
  expect(guest.status).toBe(403);
});

test("without the right receipt nothing is told of the rest; with it, what is wrong with it is", async () => {
  const { body: told } = await nobody("POST", "/public/voices", { kind: "question", text: "When?" });
  const byReceipt = endpoints.filter(({ options }) => options.headers?.receipt !== undefined);
  expect(byReceipt.length).toBeGreaterThan(5);
  for (const { method, path } of byReceipt) {
    const place = unknown(path).replace("None-reference", told.reference);
    const [where, wrong] =
      method === "GET" ? [`${place}?nonsense=1`, undefined] : [place, { nonsense: true }];
    for (const headers of [undefined, { Receipt: "a".repeat(43) }, { Receipt: "x".repeat(300) }]) {
      const answer = await nobody(method, where, wrong, { ...headers });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    const answer = await nobody(method, where, wrong, { Receipt: told.receipt });
    expect([method, path, answer.status]).toEqual([method, path, 422]);
  }
});

test("a key without the scope has nothing of its body read, whatever that is", async () => {
  for (const { method, path, options } of endpoints.filter(({ method }) => method !== "GET")) {
    if (options.open === "public") continue;
    for (const [body, type] of [
      ['{"broken', "application/json"],
      ["hello", "text/plain"],
      ["--x\r\nbroken", "multipart/form-data; boundary=x"],
    ] as const) {
      const answer = await limited(method, unknown(path), body, { "Content-Type": type });
      expect([method, path, type, answer.status]).toEqual([method, path, type, 403]);
    }
  }
});

test("JSON nested deeper than anything we take is refused at once", async () => {
  const deep = (levels: number) => `{"kind":${"[".repeat(levels)}1${"]".repeat(levels)}}`;
  const began = performance.now();
  const answer = await full("POST", "/cases", deep(200_000), { "Idempotency-Key": "deep" });
  expect([answer.status, answer.body.code]).toEqual([400, "too_deep"]);
  expect((await full("POST", "/cases", deep(20))).status).toBe(422);
  expect((await full("POST", "/cases", `{"kind":"${"[".repeat(200)}"}`)).status).toBe(422);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("a fault is answered with the name of its request, under which the log has it whole", async () => {
  const logged: object[] = [];
  const log = { ...world.services.log, error: (fields: object) => void logged.push(fields) };
  const broken = query({
    name: "test.broken",
    input: z.strictObject({}),
    can: () => true,
    run: () => {
      throw new Error("a secret");
    },
  });
  const app = serveApi(
    { ...world.services, log },
    {
      endpoints: [expose("GET", "/broken", broken, { open: "public", answer: z.null(), summary: "" })],
      addressOf: () => null,
      languageOf: () => "en",
      requestIdOf: () => "name-of-the-request",
      bodies: openBodyRooms(),
      checkAnswers: "check",
    },
  );
  const answer = await app.request("/broken");
  const text = await answer.text();
  expect([answer.status, text.includes("name-of-the-request"), text.includes("secret")]).toEqual([
    500,
    true,
    false,
  ]);
  expect(logged).toEqual([{ id: "name-of-the-request", error: new Error("a secret") }]);
});
