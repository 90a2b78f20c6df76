import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Command, Query } from "#core/command.ts";
import { ask } from "#core/execute.ts";
import { getProgramme } from "#domain/results/programme.ts";
import { offersFor } from "../../app/web/staff/shell/offers.ts";
import { placesFor } from "../../app/web/staff/shell/places.ts";
import { fewestRounds } from "../rounds.ts";
import { answerOf } from "./answers.ts";
import { endings, inputs } from "./inputs.ts";
import { operations } from "./operations.ts";
import { pagePolicies, readers } from "./page-table.ts";
import { linkAnswer, pageAnswer, pageRoutes, paramsOf } from "./pages.ts";
import { openScene, type Scene } from "./scene.ts";
import { cellsOf, operationPolicies, type Place, places, roles } from "./table.ts";

const named = (policies: typeof operationPolicies) =>
  policies.flatMap((policy) => policy.names.map((name) => [name, policy] as const));

let scene: Scene;
let known: Map<string, Command | Query>;
beforeAll(async () => {
  scene = await openScene();
  known = await operations();
});
afterAll(() => scene.world.close());

test("every command and query has one row, and every row is a command or a query", () => {
  const rows = named(operationPolicies).map(([name]) => name);
  expect(known.size).toBeGreaterThan(100);
  expect([...known.keys()].filter((name) => !rows.includes(name))).toEqual([]);
  expect(rows.filter((name, index) => !known.has(name) || rows.indexOf(name) !== index)).toEqual([]);
});

test("every page has one row, and every row is a page", () => {
  const rows = named(pagePolicies).map(([name]) => name);
  const paths = pageRoutes().map((route) => route.path);
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !rows.includes(path))).toEqual([]);
  expect(rows.filter((name, index) => !paths.includes(name) || rows.indexOf(name) !== index)).toEqual([]);
});

/** Files and streams: nobody waits for one in front of an empty screen. */
const noPage = /export|\.json$|live$/;

test.each(pageRoutes().filter(({ path }) => !noPage.test(path)))(
  "page /$path waits for the database at most six times",
  async (route) => {
    const params = await paramsOf(scene, scene.corners.own, route.path);
    const visit = () => pageAnswer(scene, scene.actors.owner, route, params);
    expect(await fewestRounds(visit, 6)).toBeLessThanOrEqual(6);
  },
);

describe.each(["owner", "lead", "manager", "employee"] as const)("what is offered to %s opens", (role) => {
  test("the next step, the gaps, the chain and the path", async () => {
    const actor = scene.actors[role];
    const programme = await ask(scene.world.callerOf(actor), getProgramme, {});
    const links = [
      programme.next.mend,
      ...programme.breaks.flatMap(({ mend }) => mend ?? []),
      ...programme.chain.flatMap(({ page }) => page ?? []),
      ...programme.steps.flatMap((step) => [step, ...step.steps]).flatMap(({ page }) => page ?? []),
    ];
    expect(links.length).toBeGreaterThan(15);
    for (const link of links) {
      // A pledge on nothing yet leads to the standard that it needs first.
      expect([link, await linkAnswer(scene, actor, link)]).toEqual([
        link,
        expect.stringMatching(/^(allowed|elsewhere)$/),
      ]);
    }
  });

  test("places and deeds of menu, keys and palette", async () => {
    const actor = scene.actors[role];
    const offers = offersFor(actor);
    const links = [...placesFor(offers), ...offers.deeds].map(({ path }) => path);
    expect(links).toContain("/home");
    for (const link of links) {
      expect([link, await linkAnswer(scene, actor, link)]).toEqual([
        link,
        expect.stringMatching(/^allowed|elsewhere$/),
      ]);
    }
    expect(offers.deeds.some(({ label }) => label === "shell.invite")).toBe(
      role === "owner" || role === "lead",
    );
  });
});

describe.each(named(operationPolicies))("%s", (name, policy) => {
  test.each(roles)("%s", async (role) => {
    const expected = cellsOf(policy, roles)[role];
    const actor = scene.actors[role];
    const operation = known.get(name);
    if (!operation) return;
    const answers: Partial<Record<Place, string>> = {};
    const asked = new Map<string, string>();
    for (const place of places) {
      const input = (await inputs[name]?.({ ...scene, at: scene.corners[place], actor })) ?? {};
      const same = JSON.stringify(input);
      const answer = asked.get(same) ?? (await answerOf(scene.world.callerOf(actor), operation, input));
      asked.set(same, answer);
      answers[place] = answer === endings[name] ? "allowed" : answer;
    }
    expect(answers).toEqual(expected);
  });
});

describe.each(named(pagePolicies))("page /%s", (path, policy) => {
  test.each(readers)("%s", async (reader) => {
    const expected = cellsOf(policy, readers)[reader];
    const route = pageRoutes().find((each) => each.path === path);
    if (!route) return;
    const answers: Partial<Record<Place, string>> = {};
    for (const place of places) {
      const params = await paramsOf(scene, scene.corners[place], path);
      answers[place] = await pageAnswer(scene, scene.actors[reader], route, params);
    }
    expect(answers).toEqual(expected);
  });
});
