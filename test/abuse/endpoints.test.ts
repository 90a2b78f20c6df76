import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "#api/endpoints.ts";
import { type Endpoint, parametersOf } from "#api/expose.ts";
import { examples } from "../api/examples.ts";
import { type ApiAnswer, type ApiClient, apiOf } from "../api.ts";
import { openWorld, type World } from "../world.ts";
import { cursors, hostile, inTurns, searches, someOf } from "./hostile.ts";

/** Every endpoint, by the table of endpoints itself, with what no id, number, cursor or search is. */
let world: World;
let api: ApiClient;
beforeAll(async () => {
  world = await openWorld();
  api = apiOf(world, (await world.key("read", "write")).key);
  for (const text of ["The bin", "The lamp", "The lift"])
    await api("POST", "/cases", { kind: "complaint", text, channel: "phone" });
});
afterAll(() => world.close());

const shapeOf = ({ operation }: Endpoint): Record<string, z.ZodType> =>
  operation.input instanceof z.ZodObject ? operation.input.shape : {};
/** What a read takes beside what its path and headers name. */
const queryOf = (endpoint: Endpoint): string[] =>
  Object.keys(shapeOf(endpoint)).filter(
    (name) => !parametersOf(endpoint.path).includes(name) && !(name in (endpoint.options.headers ?? {})),
  );
const reads = endpoints.filter(({ method }) => method === "GET");
const filled = (path: string, values: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_part, name: string) =>
    encodeURIComponent((values[name] ?? crypto.randomUUID()).toWellFormed()),
  );

interface Asked {
  method: string;
  path: string;
  body?: unknown;
}
/** A refusal, or a good answer; never a fault of ours, and soon. */
async function endsWell({ method, path, body }: Asked): Promise<ApiAnswer> {
  const began = performance.now();
  const answer = await api(method, path, body);
  const seen = `${method} ${path.slice(0, 200)} ${JSON.stringify(body ?? null).slice(0, 200)}`;
  expect([seen, answer.status < 500]).toEqual([seen, true]);
  expect(performance.now() - began, seen).toBeLessThan(5_000);
  return answer;
}

test("a place in the path that is no id is not there, in every endpoint that has one", async () => {
  const asked = endpoints.flatMap((endpoint, place) =>
    parametersOf(endpoint.path).flatMap((name) =>
      someOf(hostile, place, 4).map((value) => ({
        name,
        method: endpoint.method,
        path: filled(endpoint.path, { [name]: value }),
        body: bodyOf(endpoint),
      })),
    ),
  );
  expect(asked.length).toBeGreaterThan(500);
  await inTurns(asked, async (each) => {
    const { status } = await endsWell(each);
    // A name that somebody gives may be almost anything; an id is one.
    if (each.name.endsWith("Id"))
      expect([each.method, each.path, status >= 400]).toEqual([each.method, each.path, true]);
  });
}, 120_000);

test("every parameter of every read takes what belongs to it, or is refused", async () => {
  const asked = reads.flatMap((endpoint, place) =>
    queryOf(endpoint).flatMap((name) =>
      [...someOf(hostile, place, 3), ...(name === "cursor" ? someOf(cursors, place, 3) : [])].map(
        (value, index) => {
          const query = `${name}=${encodeURIComponent(value.toWellFormed())}`;
          return {
            method: "GET",
            path: `${filled(endpoint.path)}?${index === 0 ? `${query}&${query}` : query}`,
          };
        },
      ),
    ),
  );
  expect(asked.length).toBeGreaterThan(300);
  await inTurns(asked, async (each) => void (await endsWell(each)));
  for (const endpoint of reads.filter((each) => "limit" in shapeOf(each))) {
    const { status } = await endsWell({ method: "GET", path: `${filled(endpoint.path)}?limit=1e9` });
    expect([endpoint.path, [404, 422].includes(status)]).toEqual([endpoint.path, true]);
  }
}, 120_000);

test("a cursor of one list, and an edited one, is refused or read by every other list", async () => {
  const lists = reads.filter((each) => "cursor" in shapeOf(each));
  expect(lists.length).toBeGreaterThan(10);
  const given: string[] = [];
  for (const { path } of lists) {
    const { body } = await endsWell({ method: "GET", path: `${filled(path)}?limit=1` });
    if (typeof body.nextCursor === "string") given.push(body.nextCursor);
  }
  expect(given.length).toBeGreaterThan(1);
  const edited = given.flatMap((cursor) => [
    cursor,
    cursor.slice(0, -3),
    `${cursor}AAAA`,
    cursor.replace(/\d/, "z"),
  ]);
  await inTurns(
    lists.flatMap(({ path }) =>
      edited.map((cursor) => ({
        method: "GET",
        path: `${filled(path)}?cursor=${encodeURIComponent(cursor)}`,
      })),
    ),
    async (each) => void (await endsWell(each)),
  );
}, 60_000);

test("every search ends soon, whatever is searched for", async () => {
  const names = ["q", "words", "search"];
  const found = reads.filter((endpoint) => queryOf(endpoint).some((name) => names.includes(name)));
  expect(found.length).toBeGreaterThan(3);
  await inTurns(
    found.flatMap((endpoint) =>
      queryOf(endpoint)
        .filter((name) => names.includes(name))
        .flatMap((name) =>
          searches.map((words) => ({
            method: "GET",
            path: `${filled(endpoint.path)}?${name}=${encodeURIComponent(words)}`,
          })),
        ),
    ),
    async (each) => void (await endsWell(each)),
  );
  for (const words of [":*", "&&&", "the of and", "'"]) {
    const { status } = await endsWell({ method: "GET", path: `/cases?words=${encodeURIComponent(words)}` });
    expect([words, status]).toEqual([words, 200]);
  }
}, 60_000);

test("every field of every body takes what belongs to it, or is refused", async () => {
  const values = ["1e400", "[[]]", '{"__proto__":{}}', '"\\ud800"', '"\\u0000"', "-1", '["x","x"]', "null"];
  const asked = endpoints.flatMap((endpoint, place) => {
    if (endpoint.method === "GET" || endpoint.options.body === "multipart") return [];
    const body = examples[`${endpoint.method} ${endpoint.path}`] ?? {};
    return queryOf(endpoint).flatMap((name) =>
      someOf(values, place, 3).map((value) => {
        const rest = Object.entries(body).filter(([other]) => other !== name);
        const fields = rest.map(([other, each]) => `${JSON.stringify(other)}:${JSON.stringify(each)}`);
        const text = `{${[...fields, `${JSON.stringify(name)}:${value}`].join(",")}}`;
        return { method: endpoint.method, path: filled(endpoint.path), body: text };
      }),
    );
  });
  expect(asked.length).toBeGreaterThan(500);
  await inTurns(asked, async (each) => void (await endsWell(each)));
}, 120_000);

/** A good body, so that the address alone is at fault. */
function bodyOf({ method, path, options }: Endpoint): unknown {
  if (method === "GET") return undefined;
  const fields = examples[`${method} ${path}`] ?? {};
  if (options.body !== "multipart") return fields;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.append(name, value instanceof Blob ? value : String(value));
  return form;
}
