import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { type ApiClient, apiOf } from "../api.ts";
import { openWorld, type World } from "../world.ts";

let world: World;
let api: ApiClient;
let principleId: string;
beforeAll(async () => {
  world = await openWorld();
  api = apiOf(world, (await world.key("read", "write")).key);
  principleId = newId();
  await world.services.database
    .insertInto("principles")
    .values({ id: principleId, statement: "We do what we say", createdAt: world.services.clock() })
    .execute();
});
afterAll(() => world.close());

const standard = { name: "Answered in two days", measure: "first_answer", target: 0.9, within: "P2D" };

test("a standard, its performance, a pledge and its publication", async () => {
  const made = await api("POST", "/standards", standard);
  expect(made).toMatchObject({ status: 201, body: { ...standard, time: "elapsed", withinSeconds: 172_800 } });
  const id = made.body.id;
  const seen = await api("GET", `/standards/${id}/performance?from=2018-01-01&to=2018-12-31&asOf=2019-01-01`);
  expect(seen).toMatchObject({
    status: 200,
    body: { met: 0, missed: 0, total: 0, share: null, interval: null, verdict: "not_yet_known", months: [] },
  });
  expect((await api("GET", "/standards")).body.items).toHaveLength(1);
  const pledge = await api("POST", "/pledges", {
    text: "You have an answer in two days",
    standardId: id,
    principleIds: [principleId],
    remark: "We plan an hour each morning",
    translations: { nl: { text: "U hebt binnen twee dagen antwoord" } },
  });
  expect(pledge).toMatchObject({ status: 201, body: { state: "idea" } });
  const path = `/pledges/${pledge.body.id}`;
  const published = await api("POST", `${path}/publication`, {});
  expect(published).toMatchObject({ status: 201, body: { state: "published" } });
  expect((await api("POST", `${path}/publication`, {})).status).toBe(409);
  expect((await api("GET", `/pledges?standardId=${id}`)).body.items[0]).toMatchObject({ state: "published" });
  expect(await api("DELETE", `${path}/publication`)).toMatchObject({ body: { state: "withdrawn" } });
  const changed = await api("PATCH", path, { remark: "Every morning" }, { "If-Match": '"1"' });
  expect(changed).toMatchObject({ status: 200, body: { remark: "Every morning", revision: 2 } });
  expect((await api("PATCH", path, { remark: "Again" }, { "If-Match": '"1"' })).status).toBe(412);
  const translations = { nl: { name: "Antwoord binnen twee dagen" } };
  const lower = await api("PATCH", `/standards/${id}`, { target: 0.8, translations });
  expect(lower.body).toMatchObject({ target: 0.8, translations });
  expect((await api("GET", `/standards/${id}/capability`)).body.period).toBe("whole_history");
});

test("not capable: 409 with the share", async () => {
  const { id } = (await api("POST", "/standards", standard)).body;
  const receivedAt = new Date(world.services.clock().getTime() - 10 * 24 * 3_600_000);
  const cases = Array.from({ length: 25 }, (_, index) => ({
    id: newId(),
    reference: newId(),
    kind: "question" as const,
    receivedAt,
    firstAnswerAt: index < 5 ? receivedAt : null,
    createdAt: receivedAt,
  }));
  await world.services.database.insertInto("cases").values(cases).execute();
  const body = { text: "In two days", standardId: id, principleIds: [principleId] };
  const pledge = (await api("POST", "/pledges", body)).body;
  const refused = await api("POST", `/pledges/${pledge.id}/publication`, {});
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "not_yet_capable", share: 0.2, total: 25, target: 0.9 },
  });
  const plan = { workingToward: { plan: "A second colleague" } };
  const published = await api("POST", `/pledges/${pledge.id}/publication`, plan);
  expect(published.body.publication).toMatchObject({ workingToward: "A second colleague" });
});
