import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "#test/world.ts";
import { getLibraryEntry, type LibraryEntry, listLibrary, Sector, Theme } from "./library.ts";

let world: World;
let all: LibraryEntry[];
beforeAll(async () => {
  world = await openWorld();
  all = (await world.ask(world.owner, listLibrary, { limit: 200 })).items;
});
afterAll(() => world.close());

test("forty entries or more in six sectors or more, each with its organisation, its source and our own words", () => {
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(6);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const entry of all) {
    expect(entry.organisation.length).toBeGreaterThan(2);
    expect(new URL(entry.url).protocol).toMatch(/^https?:$/);
    expect(entry.question).toMatch(/\?$/);
    expect(entry.starter.length).toBeGreaterThan(10);
    // Our words are ours: no starting sentence is what somebody else published.
    expect(all.map(({ quote }) => quote.toLowerCase())).not.toContain(entry.starter.toLowerCase());
  }
});

test("a quotation stays short, and nobody is quoted at length", () => {
  expect(all.filter(({ quote }) => quote.length > 120)).toEqual([]);
  const byOrganisation = Map.groupBy(all, ({ organisation }) => organisation);
  expect([...byOrganisation.values()].filter((entries) => entries.length > 4)).toEqual([]);
});

test("by sector and by theme the list holds what fits and nothing else, page by page", async () => {
  for (const sector of Sector.options) {
    const found = (await world.ask(world.owner, listLibrary, { sector, limit: 200 })).items;
    expect(found).toEqual(all.filter((entry) => entry.sector === sector));
    expect(found.length).toBeGreaterThan(0);
  }
  for (const theme of Theme.options) {
    const found: LibraryEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.ask(world.owner, listLibrary, { theme, limit: 2, cursor });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found).toEqual(all.filter((entry) => entry.theme === theme));
    expect(found.length).toBeGreaterThan(0);
  }
});

test("one entry is read by its id, in the reader's language; nothing of it stands among the principles by itself", async () => {
  const reader = { ...(await world.employee("employee")), language: "nl" };
  const entry = await world.ask(reader, getLibraryEntry, { entryId: all[0]?.id });
  expect(entry.starter).toBe("We doen wat we zeiden, op de dag die we noemden");
  await expect(world.ask(reader, getLibraryEntry, { entryId: "nobody" })).rejects.toMatchObject({
    status: 404,
  });
  const principles = await world.services.database.selectFrom("principles").select("id").execute();
  expect(principles).toEqual([]);
});

const source = "../shared/data/principles.json";
test.skipIf(!existsSync(source))("every quotation stands in the source as it was published", () => {
  const { sets } = JSON.parse(readFileSync(source, "utf8")) as {
    sets: { url: string; statements: { name: string | null; statement: string | null }[] }[];
  };
  const plain = (text: string) => text.replaceAll("’", "'");
  for (const { url, quote } of all) {
    const texts = sets
      .filter((set) => set.url === url)
      .flatMap(({ statements }) =>
        statements.flatMap(({ name, statement }) => [name ?? "", statement ?? ""]),
      );
    expect(
      texts.some((text) => plain(text).includes(plain(quote))),
      quote,
    ).toBe(true);
  }
});
