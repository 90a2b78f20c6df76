import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type PageRoute, pageRoutes } from "../policy/pages.ts";
import { type Client, openClient } from "./client.ts";
import { cursors, hostile, inTurns, searches, someOf } from "./hostile.ts";

/** Every page, by the table of routes itself, asked by the owner with what no id, number, cursor or search is. */
let client: Client;
let session: string;
beforeAll(async () => {
  client = await openClient(inject("databaseServer"));
  session = await client.signIn();
}, 90_000);
afterAll(() => client?.close());

const pages = pageRoutes().filter(({ path }) => path !== "live" && !path.endsWith("/live"));
const filled = (path: string, values: Record<string, string> = {}) =>
  `/${path.replace(/:(\w+)/g, (_part, name: string) => encodeURIComponent((values[name] ?? crypto.randomUUID()).toWellFormed()))}`;

async function statusOf(path: string): Promise<number> {
  const began = performance.now();
  const { status, text } = await client.ask("GET", path, { Cookie: session });
  expect([path.slice(0, 300), status < 500, /^\s+at /m.test(text)]).toEqual([
    path.slice(0, 300),
    true,
    false,
  ]);
  expect(performance.now() - began, path.slice(0, 300)).toBeLessThan(10_000);
  return status;
}

test("a place in the address that is no id is not there, on every page that has one", async () => {
  const asked = pages.flatMap(({ path }, place) =>
    [...path.matchAll(/:(\w+)/g)].flatMap(([, name = ""]) =>
      someOf([...hostile, "\ufffd"], place, 4).map((value) => filled(path, { [name]: value })),
    ),
  );
  expect(asked.length).toBeGreaterThan(100);
  // No redirect of ours may repeat a sign that a header cannot hold.
  const signs = pages
    .filter(({ path }) => path.includes(":"))
    .map(({ path }) => path.replace(/:\w+/g, "%EF%BF%BD"));
  await inTurns([...asked, ...signs.map((path) => `/${path}`)], async (path) => void (await statusOf(path)));
}, 120_000);

test("every page takes what it asks for in its address, or does without", async () => {
  const asked = (await Promise.all(pages.map(askedWith))).flat();
  expect(asked.length).toBeGreaterThan(100);
  await inTurns(asked, async (path) => void (await statusOf(path)));
  expect(client.app.output()).not.toMatch(/"level":50/);
}, 180_000);

/** A page with each name that its files read from the address, and all of them at once. */
async function askedWith({ path, files }: PageRoute, place: number): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(`app/${file}`, "utf8")));
  const found = texts.join("\n").matchAll(/\.get\("([\w-]+)"\)/g);
  const names = [...new Set([...found].map(([, name = ""]) => name))];
  const values = [
    ...hostile.filter((value) => value.length < 1_000),
    ...searches.filter((each) => each.length < 100),
  ];
  const searchOf = (pairs: [string, string][]) =>
    new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()]));
  return [
    ...names.flatMap((name) =>
      someOf(name === "cursor" ? cursors : values, place, 2).map(
        (value) => `${filled(path)}?${searchOf([[name, value]])}`,
      ),
    ),
    ...someOf(["1 or 1=1", "\u0000", "1e9"], place, 1).map(
      (value) =>
        `${filled(path)}?${searchOf([...names, "cursor", "limit", "words", "q", "lang"].map((name) => [name, value]))}`,
    ),
  ];
}
