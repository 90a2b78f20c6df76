import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { getCharter } from "#domain/results/charter.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { changeTerm, defineTerm, explainTerms, listTerms, removeTerm } from "./glossary.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const define = (term: string, definition: string, translations?: object) =>
  world.run(world.owner, defineTerm, { term, definition, ...(translations && { translations }) });
const explained = async (text: string) =>
  (await world.ask(world.owner, explainTerms, { text })).items.map(({ term }) => term);

test("a second definition of the same term is refused with the one there is, however it is written", async () => {
  const first = await define("Call back", "We ring you; you need not ring us again.");
  for (const term of ["Call back", "call  BACK"]) {
    await expect(define(term, "Something else")).rejects.toMatchObject({
      status: 422,
      fields: [
        {
          path: "term",
          code: "term_defined",
          params: { definition: "We ring you; you need not ring us again." },
        },
      ],
    });
  }
  const other = await define("Answer", "What you asked, or why not and when.");
  await expect(
    world.run(world.owner, changeTerm, { termId: other.id, term: "CALL BACK" }),
  ).rejects.toMatchObject({ fields: [{ code: "term_defined" }] });
  await world.run(world.owner, changeTerm, { termId: first.id, term: "Ring back" });
  await define("Call back", "Free again");
  const listed = await world.ask(world.owner, listTerms, {});
  expect(listed.items.map(({ term }) => term)).toEqual(["Answer", "Call back", "Ring back"]);
});

test("of ten who define one term at once, one does", async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => define("Promise", `Meaning ${index}`)),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("each language has its own terms, and a reader without words there finds those of the first language", async () => {
  const dutch = { nl: { term: "Termijn", definition: "De laatste dag." } };
  const { id } = await define("Deadline", "The last day.", dutch);
  await expect(define("Another", "x", dutch)).rejects.toMatchObject({
    fields: [{ path: "translations.nl.term", code: "term_defined" }],
  });
  await expect(define("Third", "x", { fr: { term: "Délai", definition: "y" } })).rejects.toMatchObject({
    fields: [{ path: "translations.fr", code: "not_a_translation_language" }],
  });
  const reader = { ...(await world.employee("employee")), language: "nl" };
  const items = (await world.ask(reader, listTerms, { limit: 200 })).items;
  expect(items.find((item) => item.id === id)?.term).toBe("Termijn");
  expect(items.map(({ term }) => term)).toContain("Answer");
});

test("the charter explains its terms and no others, and a removed term is explained nowhere", async () => {
  const { id } = await define("Remedy", "What we do when we did not keep it.");
  await define("Unheard", "Stands in no text.");
  const { database } = world.services;
  await database
    .insertInto("principles")
    .values({
      id: newId(),
      statement: "Each remedy within a week",
      state: "published",
      place: 1,
      createdAt: new Date(),
    })
    .execute();
  const terms = async () => (await world.ask(visitor, getCharter, {})).terms;
  expect(await terms()).toEqual([{ term: "Remedy", definition: "What we do when we did not keep it." }]);
  expect(await explained("Which REMEDY?")).toEqual(["Remedy"]);
  await world.run(world.owner, removeTerm, { termId: id });
  expect(await terms()).toEqual([]);
});

test("leads define; everybody reads", async () => {
  const employee = await world.employee("employee");
  const input = { term: "Mine", definition: "Mine alone" };
  await expect(world.run(employee, defineTerm, input)).rejects.toMatchObject({ status: 403 });
  expect((await world.ask(employee, listTerms, {})).items.length).toBeGreaterThan(0);
});
