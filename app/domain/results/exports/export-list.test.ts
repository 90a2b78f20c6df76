import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, EmployeeActor } from "#core/actor.ts";
import { firstRecord } from "#core/csv-records.ts";
import { dialectOf, headerOf, tableRows } from "#core/csv-table.ts";
import { Forbidden, Invalid } from "#core/errors.ts";
import { fulfilPromise } from "#domain/cases/end-promise.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { giveView } from "#domain/improvement/checks/give-view.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { publishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { listActivity } from "#domain/results/activity.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { addWorkshopAction } from "#domain/workshops/outcome/stakes.ts";
import { type ApiClient, apiOf } from "#test/api.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { exportList, ListName, piecesOf } from "./export-list.ts";

let world: World;
let parks: EmployeeActor;
let api: ApiClient;
const desk = caseDesk(() => world);

beforeAll(async () => {
  world = await openWorld();
  const team = await world.run(world.owner, createTeam, { name: "Parks" });
  parks = await world.employee("employee", { name: "Petra Peeters", teamIds: [team.id] });
  api = apiOf(world, (await world.key("read")).key);
  const ours = await desk.record({ teamId: team.id, text: "=1+1" });
  const theirs = await desk.record({ text: "Elsewhere" });
  const promise = await desk.promiseOn(ours.id, "-2 bins");
  await desk.promiseOn(theirs.id);
  await world.run(parks, fulfilPromise, { promiseId: promise.id });
  await world.run(parks, takeDecision, {
    caseId: ours.id,
    what: "A second bin",
    kind: "money",
    amount: 12.5,
  });
  await world.run(parks, takeDecision, { caseId: ours.id, what: "A third" });
  await world.run(world.owner, takeDecision, { caseId: theirs.id, what: "A lamp" });
});
afterAll(() => world.close());

async function linesOf(actor: Actor, list: ListName, filters = {}): Promise<string[]> {
  const asked = await world.run(actor, exportList, { list, filters });
  let text = "";
  for await (const piece of piecesOf(world.callerOf(actor), asked)) text += piece;
  return text.split("\r\n").slice(0, -1);
}

test("a file holds what its reader sees, and not a row more", async () => {
  for (const list of ["cases", "promises", "decisions"] as const) {
    const own = await linesOf(parks, list);
    const all = await linesOf(world.owner, list);
    expect(own.length, list).toBeLessThan(all.length);
    expect(own.join(), list).not.toMatch(/Elsewhere|Ring back|A lamp/);
  }
  const stranger = await world.employee("employee");
  expect(await linesOf(stranger, "promises")).toHaveLength(1);
});

test("every list of ours is read back by our own reader, cell by cell", async () => {
  for (const list of ListName.options) {
    const as = async (format: "csv" | "json") => {
      const asked = await world.run(world.owner, exportList, { list, format });
      let text = "";
      for await (const piece of piecesOf(world.callerOf(world.owner), asked)) text += piece;
      return text;
    };
    const { items } = JSON.parse(await as("json")) as { items: Record<string, unknown>[] };
    const bytes = Buffer.from(`\ufeff${await as("csv")}`);
    const dialect = dialectOf(bytes, () => 0, ",");
    const header = headerOf(firstRecord(bytes, dialect, "end of file"));
    async function* once() {
      yield bytes;
    }
    const rows: Record<string, string>[] = [];
    for await (const some of tableRows(once(), dialect, header))
      for (const row of some) {
        expect(row.tableProblem, list).toBeNull();
        rows.push(Object.fromEntries(header.map((name, index) => [name, row.cell(index)])));
      }
    // The log has a line more: that of the first file.
    expect(rows.slice(list === "activity" ? 1 : 0), list).toEqual(
      items.map((item) => Object.fromEntries(header.map((name) => [name, String(item[name] ?? "").trim()]))),
    );
  }
});

test("workshops, checks and actions leave as their pages show them: nothing of what the reader may not see", async () => {
  const { id: workshopId, code } = await world.run(world.owner, createWorkshop, {
    templateId: "blank",
    title: "A secret room",
  });
  await world.run(world.owner, addWorkshopAction, { workshopId, text: "Oil the door" });
  const principle = await world.run(world.owner, createPrinciple, { statement: "We say what we do" });
  await world.run(world.owner, agreePrinciple, { principleId: principle.id });
  await world.run(world.owner, publishPrinciple, { principleId: principle.id, signOff: true });
  const theirs = await desk.record({ text: "Elsewhere" });
  const decision = await world.run(world.owner, takeDecision, { caseId: theirs.id, what: "A lamp post" });
  const marks = { [principle.id]: { mark: "supports" } };
  const about = { subjectType: "decision", subjectId: decision.id, marks, show: "now" };
  await world.run(world.owner, giveView, about);
  const all = await linesOf(world.owner, "workshops");
  expect(all.join()).toContain("A secret room");
  // With the code in the file, whoever got the file could come in.
  expect(all.join()).not.toContain(code);
  expect(await linesOf(parks, "workshops")).toHaveLength(1);
  expect((await linesOf(world.owner, "checks")).join()).toContain("A lamp post");
  expect(await linesOf(parks, "checks")).toHaveLength(1);
  // The plan is everybody's; where it came from is not.
  expect((await linesOf(world.owner, "actions")).join()).toMatch(/Oil the door.*A secret room/);
  expect((await linesOf(parks, "actions")).join()).toContain("Oil the door");
  expect((await linesOf(parks, "actions")).join()).not.toContain("A secret room");
});

test("formulas are made harmless, numbers stay numbers", async () => {
  expect((await linesOf(parks, "cases"))[1]).toContain(",'=1+1");
  expect((await linesOf(parks, "promises"))[1]).toContain(",'-2 bins,");
  expect((await linesOf(parks, "decisions"))[1]).toContain(",money,12.5,");
});

test("a list longer than a page comes whole, each row once, by the filters of its page", async () => {
  await sql`insert into cases (id, reference, kind, received_at, created_at, closed_at)
    select gen_random_uuid(), 'MANY-' || n, 'question', now() - n * interval '1 minute', now(),
      case when n % 2 = 0 then now() end
    from generate_series(1, 450) n`.execute(world.services.database);
  const references = (await linesOf(world.owner, "cases")).map((line) => line.split(",")[1] ?? "");
  const many = references.filter((reference) => reference.startsWith("MANY-"));
  expect(many).toHaveLength(450);
  expect(new Set(many).size).toBe(450);
  expect(await linesOf(world.owner, "cases", { state: "closed" })).toHaveLength(226);
});

test("no file says which colleague promised, decided or did something in a case", async () => {
  for (const list of ListName.options.filter((name) => name !== "people")) {
    const lines = (await linesOf(world.owner, list)).filter((line) => !line.includes(",list.exported,"));
    expect(lines.join(), list).not.toMatch(new RegExp(`Petra|${parks.id}`));
  }
  expect((await linesOf(world.owner, "people")).join()).toContain("Petra Peeters");
});

test("every list can be taken out by those who run the programme, as CSV and as JSON", async () => {
  await world.run(world.owner, createPrinciple, { statement: "We call back when we say" });
  for (const list of ListName.options) {
    const csv = await linesOf(world.owner, list);
    const answer = await api("POST", `/exports/${list}`, { format: "json" });
    expect(answer.status, list).toBe(200);
    // Taking out the log is itself in the log.
    expect(answer.body.items.length, list).toBe(csv.length - (list === "activity" ? 0 : 1));
    const [first] = answer.body.items;
    if (first) expect(Object.keys(first).join(), list).toBe(csv[0]);
  }
});

test("a counter takes nothing out; taking out stands in the log", async () => {
  const counter = { ...world.owner, sharedDeviceId: world.teamId };
  await expect(world.run(counter, exportList, { list: "cases" })).rejects.toThrow(Forbidden);
  await linesOf(parks, "pledges");
  const { items } = await world.ask(world.owner, listActivity, { limit: 1 });
  expect(items[0]).toMatchObject({
    type: "list.exported",
    actorName: "Petra Peeters",
    data: { list: "pledges", format: "csv" },
  });
});

test("over the API a key that reads gets a file, and a filter that there is not is refused before the first line", async () => {
  const answer = await api("POST", "/exports/cases", { filters: { state: "open" } });
  expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("Content-Disposition")).toMatch(
    /^attachment; filename="cases-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect(answer.body).toMatch(/^id,reference,state,/);
  const refused = await api("POST", "/exports/cases", { filters: { colour: "red" } });
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, "filters.colour"]);
  await expect(world.run(world.owner, exportList, { list: "teams", filters: { x: "1" } })).rejects.toThrow(
    Invalid,
  );
});

test("principles, standards, pledges and what was decided by them leave in the reader's language", async () => {
  const { id: principleId } = await world.run(world.owner, createPrinciple, {
    statement: "Somebody answers",
    translations: { nl: { statement: "Er antwoordt iemand" } },
  });
  const { id: standardId } = await world.run(world.owner, createStandard, {
    name: "Answered within 5 days",
    measure: "first_answer",
    target: 0.9,
    within: "P5D",
    translations: { nl: { name: "Antwoord binnen 5 dagen" } },
  });
  await world.run(world.owner, createPledge, {
    text: "You have an answer within 5 days",
    standardId,
    principleIds: [principleId],
    translations: { nl: { text: "U hebt binnen 5 dagen antwoord" } },
  });
  await world.run(world.owner, agreePrinciple, { principleId });
  const { id: caseId } = await desk.record({});
  await world.run(world.owner, takeDecision, { caseId, what: "A call on the spot", principleId });
  const words = {
    principles: ["Somebody answers", "Er antwoordt iemand"],
    standards: ["Answered within 5 days", "Antwoord binnen 5 dagen"],
    pledges: ["You have an answer within 5 days", "U hebt binnen 5 dagen antwoord"],
    decisions: ["Somebody answers", "Er antwoordt iemand"],
  } as const;
  for (const [list, [english, dutch]] of Object.entries(words)) {
    const file = async (language: string) =>
      (await linesOf({ ...world.owner, language }, ListName.parse(list))).join();
    expect(await file("en"), list).toContain(english);
    expect(await file("nl"), list).toContain(dutch);
    expect(await file("nl"), list).not.toContain(english);
  }
});
