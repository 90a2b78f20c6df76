import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, apiOf } from "#test/api.ts";
import { openWorld, type World } from "#test/world.ts";

let world: World;
let api: ApiClient;
beforeAll(async () => {
  world = await openWorld();
  api = apiOf(world, (await world.key("read", "write")).key);
});
afterAll(() => world.close());

const draft = async (statement: string) =>
  (await api("POST", "/principles", { statement })).body.id as string;

test("a principle from draft to charter and off it again", async () => {
  const made = await api("POST", "/principles", {
    statement: "We call back when we say",
    explanation: "Also when there is no answer yet.",
    why: "A missed call costs trust.",
    translations: { nl: { statement: "Wij bellen terug als wij dat zeggen" } },
  });
  expect(made).toMatchObject({ status: 201, body: { state: "draft", place: null } });
  const path = `/principles/${made.body.id}`;
  expect((await api("POST", `${path}/publication`)).body).toMatchObject({
    status: 409,
    code: "wrong_state",
    state: "draft",
  });
  expect((await api("POST", `${path}/agreement`)).body).toMatchObject({ state: "agreed", place: 1 });
  expect((await api("POST", `${path}/publication`)).body).toMatchObject({ state: "published" });
  expect((await api("DELETE", `${path}/publication`)).body).toMatchObject({ state: "agreed" });
  const read = await api("GET", path);
  expect(read.headers.get("ETag")).toBe('"4"');
  expect(read.body).toMatchObject({ hasVoice: false, voices: 0, ownerName: "Olivia Owner" });
  expect(read.body.transitions).toHaveLength(4);
  const changed = await api("PATCH", path, { why: null }, { "If-Match": '"4"' });
  expect(changed).toMatchObject({ status: 200, body: { why: null, revision: 5 } });
  expect((await api("PATCH", path, { why: "No" }, { "If-Match": '"4"' })).status).toBe(412);
  expect((await api("POST", `${path}/retirement`, { reason: "Done" })).body).toMatchObject({
    state: "retired",
  });
});

test("eleven agreements at once leave ten, and the answer names the ways out", async () => {
  const ids = await Promise.all(Array.from({ length: 11 }, (_, index) => draft(`Principle ${index}`)));
  const answers = await Promise.all(ids.map((id) => api("POST", `/principles/${id}/agreement`)));
  const refused = answers.filter((answer) => answer.status === 409);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10);
  expect(refused[0]?.body).toMatchObject({ code: "principle_limit", ways: ["merge", "retire"], limit: 10 });
  expect(refused[0]?.body.principles).toHaveLength(10);
  const inForce = await api("GET", "/principles?state=agreed&state=published");
  expect(inForce.body.items).toHaveLength(10);
  const [one, other] = inForce.body.items;
  const merged = await api("POST", `/principles/${one.id}/merge`, { intoId: other.id });
  expect(merged.body).toMatchObject({ state: "retired", mergedIntoId: other.id });
  const left = ids.find((_, index) => answers[index]?.status === 409);
  expect((await api("POST", `/principles/${left}/agreement`)).body).toMatchObject({ place: 1 });
});

test("an explanation of 241 characters is refused beside its field", async () => {
  const refused = await api("POST", "/principles", { statement: "Short", explanation: "x".repeat(241) });
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ path: "explanation", code: "too_long", message: "At most 240 characters." }] },
  });
});

test("texts are written in versions and compared", async () => {
  const empty = await api("GET", "/documents/definition");
  expect(empty).toMatchObject({ status: 200, body: { revision: 0, body: null } });
  const write = (body: string, revision: number) =>
    api("POST", "/documents/definition/versions", { body }, { "If-Match": `"${revision}"` });
  expect((await write("Good service is quick.", 0)).status).toBe(201);
  expect((await write("Good service is kind.", 0)).status).toBe(412);
  expect((await write("Good service is kind.", 1)).body).toMatchObject({ revision: 2 });
  expect((await api("GET", "/documents")).body.items).toHaveLength(3);
  expect((await api("GET", "/documents/definition/versions")).body.items).toHaveLength(2);
  const second = await api("GET", "/documents/definition/versions/2");
  expect(second.body.differences).toContainEqual({ kind: "added", text: " kind." });
});

test("what is not there and what cannot be are told apart", async () => {
  for (const path of [
    "/principles/1%20or%201=1",
    "/documents/none",
    "/documents/none/versions",
    "/documents/vision/versions/1",
    "/documents/vision/versions/none",
    "/documents/vision/versions/99999999999999999999",
  ]) {
    expect((await api("GET", path)).status, path).toBe(404);
  }
  for (const search of ["state=none", "limit=1000000000", "limit=0", "cursor=edited"]) {
    expect((await api("GET", `/principles?${search}`)).status, search).toBe(422);
  }
});
